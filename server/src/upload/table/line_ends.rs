//! Counts lines, whatever they end with: CR LF, LF or CR.

/// Where one is in a file.
pub(super) struct LineEnds<'file> {
    file: &'file [u8],
    at: usize,
    line: u32,
}

impl<'file> LineEnds<'file> {
    pub(super) const fn of(file: &'file [u8]) -> Self {
        Self { file, at: 0, line: 1 }
    }

    /// The line of what begins at this byte or after the blank lines there. Bytes are asked for in their order.
    pub(super) fn line_at(&mut self, start: usize) -> u32 {
        while let Some(byte) = self.file.get(self.at) {
            if self.at >= start && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            let ends = match byte {
                b'\n' => true,
                b'\r' => self.file.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += u32::from(ends);
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_end_counts_once() {
        let file = b"a\r\nb\n\nc\rd";
        let mut ends = LineEnds::of(file);
        assert_eq!([0, 1, 4, 7].map(|start| ends.line_at(start)), [1, 2, 4, 5]);
    }
}

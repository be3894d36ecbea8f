//! Cuts a stream of bytes into lines, wherever its chunks begin and end.

/// The lines of a stream that arrives in chunks.
#[derive(Debug, Default)]
pub(crate) struct ProgressLines {
    rest: Vec<u8>,
}

impl ProgressLines {
    /// Takes a chunk; returns the lines that it completes, without their ends.
    pub(crate) fn push(&mut self, chunk: &[u8]) -> Vec<Vec<u8>> {
        self.rest.extend_from_slice(chunk);
        let Some(end) = self.rest.iter().rposition(|byte| *byte == b'\n') else {
            return Vec::new();
        };
        let rest = self.rest.split_off(end + 1);
        let whole = std::mem::replace(&mut self.rest, rest);
        whole[..end]
            .split(|byte| *byte == b'\n')
            .map(<[u8]>::to_vec)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_same_lines_whatever_the_chunks() {
        let text = "{\"name\":\"Ève\"}\n{}\n{\"last\":1}\n".as_bytes();
        for size in 1..=text.len() {
            let mut lines = ProgressLines::default();
            let found: Vec<Vec<u8>> = text.chunks(size).flat_map(|chunk| lines.push(chunk)).collect();
            let found: Vec<_> = found
                .iter()
                .map(|line| std::str::from_utf8(line).expect("lines end between letters"))
                .collect();
            assert_eq!(
                found,
                ["{\"name\":\"Ève\"}", "{}", "{\"last\":1}"],
                "chunks of {size}"
            );
        }
    }

    #[test]
    fn keeps_back_a_line_that_was_cut_off() {
        let mut lines = ProgressLines::default();
        assert!(lines.push(b"{\"rows\":").is_empty());
        assert_eq!(lines.push(b"1}\n{"), [b"{\"rows\":1}".to_vec()]);
    }
}

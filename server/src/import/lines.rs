//! Lines with their numbers, none of them longer than is allowed.

use std::io::{BufRead, Read};

use super::{batch::Line, error::ImportError, parse, refusal::Refusal};

/// The longest line, in bytes, without its end.
pub(super) const LONGEST_LINE: usize = 1024 * 1024;

/// Reads one line after the other into the same buffer.
pub(super) struct Lines<Source> {
    source: Source,
    line: Vec<u8>,
    number: u64,
}

impl<Source: BufRead> Lines<Source> {
    pub(super) fn new(source: Source) -> Self {
        Self {
            source,
            line: Vec::new(),
            number: 0,
        }
    }

    /// The next line that is more than white space, and its length; none at the end.
    ///
    /// # Errors
    /// If a line is refused, or if reading fails. Of a line that is too long, no more than the limit
    /// is read.
    pub(super) fn next_record(&mut self) -> Result<Option<(Line, usize)>, ImportError> {
        while self.read()? {
            if !self.line.trim_ascii().is_empty() {
                let record = parse::record(&self.line).map_err(|refusal| self.refused(refusal))?;
                let number = self.number;
                return Ok(Some((Line { number, record }, self.line.len())));
            }
        }
        Ok(None)
    }

    fn read(&mut self) -> Result<bool, ImportError> {
        self.line.clear();
        let limit = LONGEST_LINE as u64 + 1;
        let read = (&mut self.source)
            .take(limit)
            .read_until(b'\n', &mut self.line)
            .map_err(ImportError::Read)?;
        if read == 0 {
            return Ok(false);
        }
        self.number += 1;
        if self.line.last() == Some(&b'\n') {
            self.line.pop();
        }
        if self.line.len() > LONGEST_LINE {
            return Err(self.refused(Refusal::of_line("is longer than 1 MiB")));
        }
        Ok(true)
    }

    fn refused(&self, refusal: Refusal) -> ImportError {
        ImportError::Refused {
            line: self.number,
            refusal,
        }
    }
}

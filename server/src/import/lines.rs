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

#[cfg(test)]
mod tests {
    use std::io::{self, Cursor};

    use super::*;

    const USER: &str = r#"{"type":"user","id":"6f1c3f58-4a5b-4f0e-9c39-2f6a3f0a7d11","email":"a@x.test"}"#;

    /// The numbers of the lines that are read, and the message that ends them, if any.
    fn read(source: impl Read) -> (Vec<u64>, Option<String>) {
        let mut lines = Lines::new(io::BufReader::new(source));
        let mut numbers = Vec::new();
        loop {
            match lines.next_record() {
                Ok(Some((line, _))) => numbers.push(line.number),
                Ok(None) => return (numbers, None),
                Err(error) => return (numbers, Some(error.to_string())),
            }
        }
    }

    #[test]
    fn counts_blank_lines_but_skips_them() {
        let text = format!("\n{USER}\r\n \t \n\r\n{USER}\n  {USER}  ");
        assert_eq!(read(Cursor::new(text)), (vec![2, 5, 6], None));
    }

    #[test]
    fn takes_a_line_of_one_mebibyte_and_refuses_one_more() {
        let padded = |length: usize| format!("{USER}{}", " ".repeat(length - USER.len()));
        let fits = padded(LONGEST_LINE);
        assert_eq!(read(Cursor::new(fits.clone())), (vec![1], None));
        assert_eq!(read(Cursor::new(format!("{fits}\n{fits}\n"))), (vec![1, 2], None));
        let refused = Some("line 2: is longer than 1 MiB".to_owned());
        assert_eq!(
            read(Cursor::new(format!("{USER}\n{}", padded(LONGEST_LINE + 1)))),
            (vec![1], refused.clone())
        );
        assert_eq!(
            read(Cursor::new(format!("{USER}\n{}", " ".repeat(LONGEST_LINE + 1)))),
            (vec![1], refused)
        );
    }

    #[test]
    fn does_not_wait_for_the_end_of_a_line_that_is_too_long() {
        let (_, message) = read(io::repeat(b'['));
        assert_eq!(message.as_deref(), Some("line 1: is longer than 1 MiB"));
    }
}

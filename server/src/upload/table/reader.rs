//! The records of a CSV file (RFC 4180), whatever their lines end with.

use std::io::{Chain, Read};

use csv::{Reader, ReaderBuilder, StringRecord};

/// Stands behind the file as a record of its own, unless a quote is still open there.
const END: &str = "\n\u{1A}";

/// The records of a text, each with the byte at which it begins, blank lines before it among it; an open
/// quote is an error with the byte at which its record begins.
pub(super) fn records(
    text: &str,
    separator: u8,
) -> impl Iterator<Item = Result<(usize, StringRecord), usize>> {
    Records {
        reader: ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes().chain(END.as_bytes())),
        length: text.len(),
        waiting: None,
        is_over: false,
    }
}

type Bytes<'text> = Chain<&'text [u8], &'static [u8]>;

struct Records<'text> {
    reader: Reader<Bytes<'text>>,
    length: usize,
    /// The last record that was read, until it is known whether there is one more.
    waiting: Option<(usize, StringRecord)>,
    is_over: bool,
}

impl Records<'_> {
    fn read(&mut self) -> Option<(usize, StringRecord)> {
        let mut record = StringRecord::new();
        // Text is text, and of whatever width: reading memory does not fail.
        let is_there = self.reader.read_record(&mut record).unwrap_or(false);
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(usize::MAX).min(self.length);
        is_there.then_some((start, record))
    }
}

impl Iterator for Records<'_> {
    type Item = Result<(usize, StringRecord), usize>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        if self.waiting.is_none() {
            self.waiting = self.read();
        }
        let current = self.waiting.take()?;
        self.waiting = self.read();
        if self.waiting.is_some() {
            return Some(Ok(current));
        }
        // The last one is the end, and not the file's.
        self.is_over = true;
        let is_end = current.1.len() == 1 && current.1.get(0) == END.get(1..);
        (!is_end).then_some(Err(current.0))
    }
}

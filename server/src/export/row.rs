//! One row of CSV (RFC 4180) as bytes: fields are quoted only where they must be, rows end with CRLF.

use app::domain::Timestamp;

const SECONDS_A_DAY: i64 = 86_400;
const SECONDS_AN_HOUR: i64 = 3_600;
const SECONDS_A_MINUTE: i64 = 60;

/// Rows that are put together field by field, each field followed by its comma.
#[derive(Debug, Default)]
pub(super) struct Rows {
    bytes: Vec<u8>,
    day: Day,
}

/// The day of the time that was written last: in an ordered file the next one is often of the same.
#[derive(Debug, Default)]
struct Day {
    number: i64,
    text: String,
}

impl Rows {
    /// Text as it is.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        push_field(&mut self.bytes, text);
        self
    }

    /// Fields that were put together before, each with its comma.
    pub(super) fn ready(&mut self, fields: &[u8]) -> &mut Self {
        self.bytes.extend_from_slice(fields);
        self
    }

    /// A whole number.
    pub(super) fn number(&mut self, number: i64) -> &mut Self {
        let mut digits = itoa::Buffer::new();
        self.bytes.extend_from_slice(digits.format(number).as_bytes());
        self.bytes.push(b',');
        self
    }

    /// A time in UTC, or nothing.
    pub(super) fn time(&mut self, at: Option<Timestamp>) -> &mut Self {
        if let Some(at) = at {
            let number = at.0.div_euclid(SECONDS_A_DAY);
            if self.day.text.is_empty() || self.day.number != number {
                self.day = Day {
                    number,
                    text: at.date_text(),
                };
            }
            self.bytes.extend_from_slice(self.day.text.as_bytes());
            let seconds = at.0.rem_euclid(SECONDS_A_DAY);
            for (sign, value) in [
                (b'T', seconds / SECONDS_AN_HOUR),
                (b':', seconds / SECONDS_A_MINUTE % 60),
                (b':', seconds % 60),
            ] {
                let digits = u8::try_from(value).unwrap_or_default();
                self.bytes
                    .extend_from_slice(&[sign, b'0' + digits / 10, b'0' + digits % 10]);
            }
            self.bytes.push(b'Z');
        }
        self.bytes.push(b',');
        self
    }

    /// Ends the row after its last field.
    pub(super) fn end(&mut self) {
        self.bytes.pop();
        self.bytes.extend_from_slice(b"\r\n");
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Takes what there is; what comes next goes into `room`, which is emptied.
    pub(super) fn take(&mut self, mut room: Vec<u8>) -> Vec<u8> {
        room.clear();
        std::mem::replace(&mut self.bytes, room)
    }
}

/// Adds text and its comma, quoted only where it must be.
pub(super) fn push_field(bytes: &mut Vec<u8>, text: &str) {
    let text = text.as_bytes();
    if text
        .iter()
        .any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n'))
    {
        bytes.push(b'"');
        for part in text.split_inclusive(|byte| *byte == b'"') {
            bytes.extend_from_slice(part);
            if part.last() == Some(&b'"') {
                bytes.push(b'"');
            }
        }
        bytes.push(b'"');
    } else {
        bytes.extend_from_slice(text);
    }
    bytes.push(b',');
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    /// The row as the `csv` crate writes it.
    fn by_csv(texts: &[String]) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        writer.write_record(texts).expect("a row in memory");
        writer.into_inner().expect("a row in memory")
    }

    proptest! {
        #[test]
        fn fields_are_quoted_as_the_csv_crate_does(texts in vec("[,\"\r\n' a-cß😀]{0,6}|.{0,9}", 2..6)) {
            let mut rows = Rows::default();
            for text in &texts {
                rows.text(text);
            }
            rows.end();
            prop_assert_eq!(rows.take(Vec::new()), by_csv(&texts));
        }

        #[test]
        fn numbers_and_times_are_as_they_display(
            number: i64,
            times in vec(-62_167_219_200..=253_402_300_799_i64, 1..4),
        ) {
            let times = times.into_iter().map(Timestamp);
            let expected: Vec<String> = times.clone().map(|at| format!("{at},{at},,")).collect();
            let mut rows = Rows::default();
            rows.number(number);
            for at in times {
                rows.time(Some(at)).time(Some(at)).time(None);
            }
            prop_assert_eq!(rows.take(Vec::new()), format!("{number},{}", expected.concat()).into_bytes());
        }
    }

    #[test]
    fn fields_put_together_before_stand_as_they_are() {
        let mut rows = Rows::default();
        rows.ready(b"a,\"b\",,").text("c").end();
        assert_eq!(rows.take(Vec::new()), b"a,\"b\",,c\r\n");
    }
}

//! Rows as `COPY … TO STDOUT (FORMAT binary)` sends them.
//!
//! Source: PostgreSQL's manual, the page on COPY, "Binary Format".

use app::domain::{Score, Timestamp};
use uuid::Uuid;

use crate::{
    Error, Result,
    store::snapshot::{Columns, Numbers, missing},
};

const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0";
/// Flags and the length of a header extension.
const AFTER_SIGNATURE: usize = 8;
/// From 1970 to 2000, where PostgreSQL begins to count.
const EPOCH_SECONDS: i64 = 946_684_800;
const MICROSECONDS: i64 = 1_000_000;

/// The fields of one row, read from left to right.
pub(crate) struct Fields<'row> {
    rest: &'row [u8],
}

impl<'row> Fields<'row> {
    /// The row in one message of the protocol: none if it is the trailer. The first message begins with
    /// the header.
    pub(super) fn of(message: &'row [u8]) -> Result<Option<Self>> {
        let mut row = Self {
            rest: match message.strip_prefix(SIGNATURE) {
                Some(header) => header.get(AFTER_SIGNATURE..).ok_or_else(cut_off)?,
                None => message,
            },
        };
        if row.rest.is_empty() {
            return Ok(None);
        }
        let fields = i16::from_be_bytes(row.take()?);
        Ok((fields >= 0).then_some(row))
    }

    fn take<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH]> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or_else(cut_off)?;
        self.rest = rest;
        Ok(*taken)
    }

    /// The next field; none if it is NULL.
    fn next(&mut self) -> Result<Option<&'row [u8]>> {
        let length = i32::from_be_bytes(self.take()?);
        let Ok(length) = usize::try_from(length) else {
            return Ok(None);
        };
        let (field, rest) = self.rest.split_at_checked(length).ok_or_else(cut_off)?;
        self.rest = rest;
        Ok(Some(field))
    }

    fn present(&mut self) -> Result<&'row [u8]> {
        self.next()?.ok_or_else(missing)
    }

    fn fixed<const LENGTH: usize>(&mut self) -> Result<Option<[u8; LENGTH]>> {
        self.next()?
            .map(|field| field.try_into().map_err(|_| cut_off()))
            .transpose()
    }
}

impl Columns for Fields<'_> {
    fn optional_number(&mut self) -> Result<Option<i64>> {
        Ok(self.fixed()?.map(i64::from_be_bytes))
    }

    fn truth(&mut self) -> Result<bool> {
        Ok(self.present()? != [0])
    }

    fn optional_text(&mut self) -> Result<Option<&str>> {
        self.next()?
            .map(|field| str::from_utf8(field).map_err(|error| Error::Corrupt(format!("text: {error}"))))
            .transpose()
    }

    fn uuid(&mut self) -> Result<Uuid> {
        Uuid::from_slice(self.present()?).map_err(|error| Error::Corrupt(format!("uuid: {error}")))
    }

    fn optional_time(&mut self) -> Result<Option<Timestamp>> {
        let micros = self.optional_number()?;
        Ok(micros.map(|micros| Timestamp(micros.div_euclid(MICROSECONDS) + EPOCH_SECONDS)))
    }

    fn numbers(&mut self) -> Result<Numbers> {
        Ok(Numbers::Packed(self.next()?.unwrap_or_default().into()))
    }

    fn small_number(&mut self) -> Result<u32> {
        let bytes = self.fixed()?.ok_or_else(missing)?;
        Ok(u32::from_be_bytes(bytes))
    }

    fn score(&mut self) -> Result<Option<Score>> {
        Ok(self.fixed()?.map(|bytes| Score(u16::from_be_bytes(bytes))))
    }
}

fn cut_off() -> Error {
    Error::Corrupt("a row is cut off".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(fields: &[Option<&[u8]>]) -> Vec<u8> {
        let mut row = i16::try_from(fields.len()).expect("few").to_be_bytes().to_vec();
        for field in fields {
            let length = field.map_or(-1, |field| i32::try_from(field.len()).expect("short"));
            row.extend(length.to_be_bytes());
            row.extend(field.unwrap_or_default());
        }
        row
    }

    #[test]
    fn reads_fields_from_left_to_right() {
        let second_of_2026 = (1_767_225_600 - EPOCH_SECONDS + 1) * MICROSECONDS + 999_999;
        let message = row(&[
            Some(&7_i64.to_be_bytes()),
            None,
            Some(&[1]),
            Some("Zoë".as_bytes()),
            Some(&[7; 16]),
            Some(&second_of_2026.to_be_bytes()),
            Some(&8_250_u16.to_be_bytes()),
            Some(&3_u32.to_be_bytes()),
        ]);
        let mut fields = Fields::of(&message).expect("a row").expect("no trailer");
        assert_eq!(fields.number().ok(), Some(7));
        assert_eq!(fields.optional_number().ok(), Some(None));
        assert_eq!(fields.truth().ok(), Some(true));
        assert_eq!(fields.text().ok(), Some("Zoë"));
        assert_eq!(fields.uuid().ok(), Some(Uuid::from_bytes([7; 16])));
        assert_eq!(fields.time().ok(), Some(Timestamp(1_767_225_601)));
        assert_eq!(fields.score().ok(), Some(Some(Score(8_250))));
        assert_eq!(fields.small_number().ok(), Some(3));
        assert!(fields.number().is_err(), "that was all");
    }

    #[test]
    fn knows_header_and_trailer() {
        let header = [SIGNATURE, &[0; AFTER_SIGNATURE]].concat();
        let first = [header.clone(), row(&[Some(&[0])])].concat();
        let mut fields = Fields::of(&first).expect("a row").expect("no trailer");
        assert_eq!(fields.truth().ok(), Some(false));
        assert!(Fields::of(&(-1_i16).to_be_bytes()).is_ok_and(|row| row.is_none()));
        let nothing = [header, (-1_i16).to_be_bytes().to_vec()].concat();
        assert!(Fields::of(&nothing).is_ok_and(|row| row.is_none()));
        assert!(Fields::of(SIGNATURE).is_err() && Fields::of(&[0]).is_err());
    }
}

//! From the columns of a row to the words of the domain.

use std::str::FromStr;

use app::domain::{PersonName, UnknownWord};
use sqlx::{Row, sqlite::SqliteRow};
use uuid::Uuid;

use crate::{Error, Result};

/// Columns read by name as the domain's types.
pub(super) trait DomainRow {
    /// The 16 bytes of a UUID.
    fn uuid(&self, column: &str) -> Result<Uuid>;
    /// A word by its key.
    fn word<Word: FromStr<Err = UnknownWord>>(&self, column: &str) -> Result<Word>;
    /// A word by its key, or none.
    fn optional_word<Word: FromStr<Err = UnknownWord>>(&self, column: &str) -> Result<Option<Word>>;
    /// The columns `first_name`, `last_name` and `email`.
    fn person(&self) -> Result<PersonName>;
}

impl DomainRow for SqliteRow {
    fn uuid(&self, column: &str) -> Result<Uuid> {
        let bytes: &[u8] = self.try_get(column)?;
        Uuid::from_slice(bytes).map_err(|error| Error::Corrupt(format!("{column}: {error}")))
    }

    fn word<Word: FromStr<Err = UnknownWord>>(&self, column: &str) -> Result<Word> {
        parse_word(column, self.try_get(column)?)
    }

    fn optional_word<Word: FromStr<Err = UnknownWord>>(&self, column: &str) -> Result<Option<Word>> {
        self.try_get::<Option<&str>, _>(column)?
            .map(|key| parse_word(column, key))
            .transpose()
    }

    fn person(&self) -> Result<PersonName> {
        Ok(PersonName {
            first_name: self.try_get("first_name")?,
            last_name: self.try_get("last_name")?,
            email: self.try_get("email")?,
        })
    }
}

fn parse_word<Word: FromStr<Err = UnknownWord>>(column: &str, key: &str) -> Result<Word> {
    key.parse()
        .map_err(|error| Error::Corrupt(format!("{column}: {error}")))
}

//! Rows, from their columns to the words of the domain.

use std::str::FromStr;

use app::domain::{PersonName, Score, Timestamp, UnknownWord};
use sqlx::{ColumnIndex, Decode, Postgres, Row as _, Sqlite, Type, postgres::PgRow, sqlite::SqliteRow};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{Error, Result};

/// A row of either database.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// A column of a type that both databases have, by name or place.
    pub(crate) fn get<'row, Value>(
        &'row self,
        column: impl ColumnIndex<SqliteRow> + ColumnIndex<PgRow>,
    ) -> Result<Value>
    where
        Value: Decode<'row, Sqlite> + Type<Sqlite> + Decode<'row, Postgres> + Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => Ok(row.try_get(column)?),
            Self::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// A number that is never below zero.
    pub(crate) fn count<Number: TryFrom<i64>>(&self, column: &str) -> Result<Number> {
        let number: i64 = self.get(column)?;
        Number::try_from(number).map_err(|_| Error::Corrupt(format!("{column}: {number}")))
    }

    /// A number that PostgreSQL keeps in four bytes.
    pub(crate) fn small_number(&self, column: &str) -> Result<u32> {
        match self {
            Self::Sqlite(row) => Ok(row.try_get(column)?),
            Self::Postgres(row) => Ok(row.try_get::<i32, _>(column)?.cast_unsigned()),
        }
    }

    /// The same, where it may be missing.
    pub(crate) fn optional_count(&self, column: &str) -> Result<Option<u64>> {
        Ok(self.get::<Option<i64>>(column)?.map(i64::cast_unsigned))
    }

    /// Text, empty where it is missing.
    pub(crate) fn text_or_empty(&self, column: &str) -> Result<String> {
        Ok(self.get::<Option<String>>(column)?.unwrap_or_default())
    }

    /// A UUID.
    pub(crate) fn uuid(&self, column: &str) -> Result<Uuid> {
        self.get(column)
    }

    /// A moment.
    pub(crate) fn time(&self, column: &str) -> Result<Timestamp> {
        self.optional_time(column)?
            .ok_or_else(|| Error::Corrupt(format!("{column}: no time")))
    }

    /// A moment, if there is one.
    pub(crate) fn optional_time(&self, column: &str) -> Result<Option<Timestamp>> {
        let seconds = match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row
                .try_get::<Option<OffsetDateTime>, _>(column)?
                .map(OffsetDateTime::unix_timestamp),
        };
        Ok(seconds.map(Timestamp))
    }

    /// A score, if there is one.
    pub(crate) fn score(&self, column: &str) -> Result<Option<Score>> {
        let hundredths = match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get::<Option<i16>, _>(column)?.map(i16::cast_unsigned),
        };
        Ok(hundredths.map(Score))
    }

    /// A word by its key.
    pub(crate) fn word<Word: FromStr<Err = UnknownWord>>(&self, column: &str) -> Result<Word> {
        parse_word(column, self.get(column)?)
    }

    /// A word by its key, if there is one.
    pub(crate) fn optional_word<Word: FromStr<Err = UnknownWord>>(
        &self,
        column: &str,
    ) -> Result<Option<Word>> {
        self.get::<Option<&str>>(column)?
            .map(|key| parse_word(column, key))
            .transpose()
    }

    /// The columns `first_name`, `last_name` and `email`.
    pub(crate) fn person(&self) -> Result<PersonName> {
        Ok(PersonName {
            first_name: self.get("first_name")?,
            last_name: self.get("last_name")?,
            email: self.get("email")?,
        })
    }
}

/// A word by its key, from whatever column.
pub(crate) fn parse_word<Word: FromStr<Err = UnknownWord>>(column: &str, key: &str) -> Result<Word> {
    key.parse()
        .map_err(|error| Error::Corrupt(format!("{column}: {error}")))
}

/// The row of a statement that always has one.
pub(super) fn the_one(row: Option<Row>) -> Result<Row> {
    row.ok_or(Error::Database(sqlx::Error::RowNotFound))
}

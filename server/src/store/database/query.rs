//! Statements and what is bound to them.

use std::borrow::Cow;

use app::domain::{Score, Timestamp};
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use sqlx::{AssertSqlSafe, Executor, Postgres, Sqlite};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Row;
use crate::{Error, Result};

/// A statement in the words of each database. Parameters are `$1`, `$2` and so on in both.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sql {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

impl Sql {
    /// A statement that both databases understand, and understand alike.
    pub(crate) const fn same(text: &'static str) -> Self {
        Self {
            sqlite: text,
            postgres: text,
        }
    }

    /// Binds the first parameter.
    pub(crate) fn bind<'query>(self, value: impl Into<Value<'query>>) -> Query<'query> {
        Query::from(self).bind(value)
    }
}

/// A statement and what is bound to its parameters, in their order.
#[derive(Debug)]
pub(crate) struct Query<'query> {
    text: Text,
    values: Vec<Value<'query>>,
}

#[derive(Debug)]
enum Text {
    Written(Sql),
    /// Put together from texts of ours alone.
    Made(String),
}

/// What can be bound; a type of each database stands for it, also where it is missing.
#[derive(Debug)]
pub(crate) enum Value<'query> {
    Number(Option<i64>),
    Truth(bool),
    Text(Option<Cow<'query, str>>),
    Bytes(Option<Cow<'query, [u8]>>),
    Uuid(Option<Uuid>),
    Uuids(Vec<Uuid>),
    Time(Option<Timestamp>),
    Score(Option<Score>),
}

impl From<Sql> for Query<'_> {
    fn from(sql: Sql) -> Self {
        Self {
            text: Text::Written(sql),
            values: Vec::new(),
        }
    }
}

impl<'query> Query<'query> {
    /// A statement that is put together; nothing in it may come from outside.
    pub(crate) const fn made(text: String) -> Self {
        Self {
            text: Text::Made(text),
            values: Vec::new(),
        }
    }

    /// Binds the next parameter.
    pub(crate) fn bind(mut self, value: impl Into<Value<'query>>) -> Self {
        self.values.push(value.into());
        self
    }

    pub(super) async fn all_of_sqlite(self, on: impl Executor<'_, Database = Sqlite>) -> Result<Vec<Row>> {
        let rows = self.for_sqlite().fetch_all(on).await?;
        Ok(rows.into_iter().map(Row::Sqlite).collect())
    }

    pub(super) async fn all_of_postgres(
        self,
        on: impl Executor<'_, Database = Postgres>,
    ) -> Result<Vec<Row>> {
        let rows = self.for_postgres()?.fetch_all(on).await?;
        Ok(rows.into_iter().map(Row::Postgres).collect())
    }

    pub(super) fn stream_of_sqlite<'on>(
        self,
        on: impl Executor<'on, Database = Sqlite> + 'on,
    ) -> BoxStream<'on, Result<Row>> {
        let rows = self.for_sqlite().fetch(on);
        rows.map_ok(Row::Sqlite).map_err(Error::from).boxed()
    }

    pub(super) fn stream_of_postgres<'on>(
        self,
        on: impl Executor<'on, Database = Postgres> + 'on,
    ) -> Result<BoxStream<'on, Result<Row>>> {
        let rows = self.for_postgres()?.fetch(on);
        Ok(rows.map_ok(Row::Postgres).map_err(Error::from).boxed())
    }

    pub(super) async fn execute_on_sqlite(self, on: impl Executor<'_, Database = Sqlite>) -> Result<u64> {
        Ok(self.for_sqlite().execute(on).await?.rows_affected())
    }

    pub(super) async fn execute_on_postgres(self, on: impl Executor<'_, Database = Postgres>) -> Result<u64> {
        Ok(self.for_postgres()?.execute(on).await?.rows_affected())
    }

    fn for_sqlite(self) -> sqlx::query::Query<'static, Sqlite, sqlx::sqlite::SqliteArguments> {
        let mut query = match self.text {
            Text::Written(sql) => sqlx::query(sql.sqlite),
            Text::Made(text) => sqlx::query(AssertSqlSafe(text)),
        };
        for value in self.values {
            query = match value {
                Value::Number(number) => query.bind(number),
                Value::Truth(truth) => query.bind(truth),
                Value::Text(text) => query.bind(text.map(Cow::into_owned)),
                Value::Bytes(bytes) => query.bind(bytes.map(Cow::into_owned)),
                Value::Uuid(uuid) => query.bind(uuid),
                // A list is one JSON text, which `json_each` takes apart.
                Value::Uuids(uuids) => query.bind(json_of(&uuids)),
                Value::Time(time) => query.bind(time.map(|time| time.0)),
                Value::Score(score) => query.bind(score.map(|score| score.0)),
            };
        }
        query
    }

    fn for_postgres(self) -> Result<sqlx::query::Query<'static, Postgres, sqlx::postgres::PgArguments>> {
        let mut query = match self.text {
            Text::Written(sql) => sqlx::query(sql.postgres),
            Text::Made(text) => sqlx::query(AssertSqlSafe(text)),
        };
        for value in self.values {
            query = match value {
                Value::Number(number) => query.bind(number),
                Value::Truth(truth) => query.bind(truth),
                // It has no NUL in text; whoever asks for one finds nothing, as in SQLite.
                Value::Text(text) => query.bind(text.map(|text| text.replace('\0', "\u{FFFD}"))),
                Value::Bytes(bytes) => query.bind(bytes.map(Cow::into_owned)),
                Value::Uuid(uuid) => query.bind(uuid),
                Value::Uuids(uuids) => query.bind(uuids),
                Value::Time(time) => query.bind(time.map(moment).transpose()?),
                Value::Score(score) => query.bind(score.map(|score| score.0.cast_signed())),
            };
        }
        Ok(query)
    }
}

fn json_of(uuids: &[Uuid]) -> String {
    let simple: Vec<_> = uuids.iter().map(|uuid| uuid.simple().to_string()).collect();
    serde_json::to_string(&simple).expect("text is always JSON")
}

fn moment(time: Timestamp) -> Result<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(time.0)
        .map_err(|_| Error::Corrupt(format!("{} is no time of our calendar", time.0)))
}

macro_rules! values {
    ($($from:ty => $make:expr;)*) => {$(
        impl<'query> From<$from> for Value<'query> {
            fn from(value: $from) -> Self {
                let make: fn($from) -> Self = $make;
                make(value)
            }
        }
    )*};
}

values! {
    i64 => |number| Self::Number(Some(number));
    Option<i64> => Self::Number;
    u32 => |number| Self::Number(Some(number.into()));
    u64 => |number| Self::Number(Some(number.cast_signed()));
    Option<u64> => |number| Self::Number(number.map(u64::cast_signed));
    bool => Self::Truth;
    &'query str => |text| Self::Text(Some(Cow::Borrowed(text)));
    &'query String => |text| Self::Text(Some(Cow::Borrowed(text)));
    String => |text| Self::Text(Some(Cow::Owned(text)));
    Option<&'query str> => |text| Self::Text(text.map(Cow::Borrowed));
    Option<String> => |text| Self::Text(text.map(Cow::Owned));
    &'query [u8] => |bytes| Self::Bytes(Some(Cow::Borrowed(bytes)));
    Vec<u8> => |bytes| Self::Bytes(Some(Cow::Owned(bytes)));
    Uuid => |uuid| Self::Uuid(Some(uuid));
    Option<Uuid> => Self::Uuid;
    Vec<Uuid> => Self::Uuids;
    Timestamp => |time| Self::Time(Some(time));
    Option<Timestamp> => Self::Time;
    Option<Score> => Self::Score;
}

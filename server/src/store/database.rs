//! One way to speak to two databases: a statement in the words of each, what is bound to it, and the
//! rows that it answers with.

mod query;
mod row;
mod transaction;

pub(crate) use query::{Query, Sql, Value};
pub(crate) use row::Row;
pub(crate) use row::parse_word;
pub(crate) use transaction::{Alone, Transaction};

use std::time::Duration;

use tokio::time;

use super::{postgres::Postgres, sqlite::Sqlite};
use crate::Result;

const SOON: Duration = Duration::from_secs(1);

/// Where everything is kept.
#[derive(Debug, Clone)]
pub(crate) enum Database {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Database {
    /// All rows, from whichever connection is free.
    pub(super) async fn all<'query>(&self, query: impl Into<Query<'query>>) -> Result<Vec<Row>> {
        let query = query.into();
        match self {
            Self::Sqlite(sqlite) => query.all_of_sqlite(&sqlite.reads).await,
            Self::Postgres(postgres) => query.all_of_postgres(&postgres.pool).await,
        }
    }

    /// The first row, if there is any.
    pub(super) async fn optional<'query>(&self, query: impl Into<Query<'query>>) -> Result<Option<Row>> {
        Ok(self.all(query).await?.into_iter().next())
    }

    /// The one row of a statement that always has one.
    pub(super) async fn one<'query>(&self, query: impl Into<Query<'query>>) -> Result<Row> {
        row::the_one(self.optional(query).await?)
    }

    /// Changes rows in a transaction of its own; returns how many.
    pub(super) async fn execute<'query>(&self, query: impl Into<Query<'query>>) -> Result<u64> {
        let query = query.into();
        match self {
            Self::Sqlite(sqlite) => query.execute_on_sqlite(&sqlite.writes).await,
            Self::Postgres(postgres) => query.execute_on_postgres(&postgres.pool).await,
        }
    }

    /// Changes rows, unless somebody else is writing.
    pub(super) async fn execute_unless_busy(&self, query: Query<'_>) -> Result<()> {
        match self {
            Self::Sqlite(sqlite) => {
                if let Some(mut writer) = sqlite.writes.try_acquire() {
                    query.execute_on_sqlite(&mut *writer).await?;
                }
            }
            // Writers of other rows are in nobody's way.
            Self::Postgres(postgres) => drop(query.execute_on_postgres(&postgres.pool).await?),
        }
        Ok(())
    }

    /// Begins to read one state of the database.
    pub(super) async fn begin_read(&self) -> Result<Transaction> {
        match self {
            Self::Sqlite(sqlite) => Ok(Transaction::Sqlite(sqlite.reads.begin().await?)),
            Self::Postgres(postgres) => postgres.begin_read().await.map(Transaction::Postgres),
        }
    }

    /// Begins to write, once nobody is at work who must not be.
    pub(super) async fn begin_write(&self, alone: Alone) -> Result<Transaction> {
        match self {
            // There is one writer at a time, and what it reads can't change before it writes.
            Self::Sqlite(sqlite) => {
                let begun = sqlite.writes.begin_with("BEGIN IMMEDIATE").await?;
                Ok(Transaction::Sqlite(begun))
            }
            Self::Postgres(postgres) => postgres.begin_write(alone).await.map(Transaction::Postgres),
        }
    }

    /// The same, but gives up where it would take long.
    pub(super) async fn begin_write_soon(&self, alone: Alone) -> Result<Option<Transaction>> {
        match self {
            Self::Sqlite(_) => time::timeout(SOON, self.begin_write(alone))
                .await
                .ok()
                .transpose(),
            Self::Postgres(postgres) => Ok(postgres
                .begin_write_within(SOON, alone)
                .await?
                .map(Transaction::Postgres)),
        }
    }
}

//! Transactions. Dropped, they leave the database as before.

use futures::stream::BoxStream;
use sqlx::{Postgres, Sqlite};

use super::{Query, Row, row::the_one};
use crate::Result;

/// Whom a writing transaction must not meet.
///
/// SQLite has one writer at a time anyway. In PostgreSQL these are advisory locks, which hold until
/// the transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alone {
    /// An import, which decides by what it has read of people, groups and training.
    FromImports,
    /// All who change people, groups or training.
    AsImport,
    /// Others who take export jobs.
    AmongWorkers,
    /// Others who try to sign in.
    AmongTries,
}

/// A transaction of either database.
#[derive(Debug)]
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Transaction {
    /// Whether the database is SQLite.
    pub(crate) const fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    /// All rows.
    pub(crate) async fn all<'query>(&mut self, query: impl Into<Query<'query>>) -> Result<Vec<Row>> {
        let query = query.into();
        match self {
            Self::Sqlite(transaction) => query.all_of_sqlite(&mut **transaction).await,
            Self::Postgres(transaction) => query.all_of_postgres(&mut **transaction).await,
        }
    }

    /// All rows, one by one.
    pub(crate) fn stream(&mut self, query: Query<'_>) -> Result<BoxStream<'_, Result<Row>>> {
        match self {
            Self::Sqlite(transaction) => Ok(query.stream_of_sqlite(&mut **transaction)),
            Self::Postgres(transaction) => query.stream_of_postgres(&mut **transaction),
        }
    }

    /// The first row, if there is any.
    pub(crate) async fn optional<'query>(&mut self, query: impl Into<Query<'query>>) -> Result<Option<Row>> {
        Ok(self.all(query).await?.into_iter().next())
    }

    /// The one row of a statement that always has one.
    pub(crate) async fn one<'query>(&mut self, query: impl Into<Query<'query>>) -> Result<Row> {
        the_one(self.optional(query).await?)
    }

    /// Changes rows; returns how many.
    pub(crate) async fn execute<'query>(&mut self, query: impl Into<Query<'query>>) -> Result<u64> {
        let query = query.into();
        match self {
            Self::Sqlite(transaction) => query.execute_on_sqlite(&mut **transaction).await,
            Self::Postgres(transaction) => query.execute_on_postgres(&mut **transaction).await,
        }
    }

    /// Makes it last.
    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(transaction) => Ok(transaction.commit().await?),
            Self::Postgres(transaction) => Ok(transaction.commit().await?),
        }
    }
}

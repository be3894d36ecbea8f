//! What an export reads from PostgreSQL, by `COPY`: rows come without being asked for one by one.

use futures::TryStreamExt;
use sqlx::{Connection, PgConnection};
use tokio::runtime::Handle;

use super::{Postgres, READ_ONE_STATE, binary_copy::Fields};
use crate::Result;

/// A read transaction with a connection of its own.
#[derive(Debug)]
pub(crate) struct PostgresSnapshot {
    connection: PgConnection,
    runtime: Handle,
}

impl Postgres {
    /// Fixes the instant from which an export reads. Blocks; called on a thread that may.
    pub(crate) fn snapshot(&self) -> Result<PostgresSnapshot> {
        let runtime = Handle::current();
        let connection = runtime.block_on(async {
            let mut connection = PgConnection::connect_with(&self.options).await?;
            sqlx::query(READ_ONE_STATE).execute(&mut connection).await?;
            // The transaction takes its snapshot at its first query, not when it begins.
            sqlx::query("SELECT 1").execute(&mut connection).await?;
            Ok::<_, sqlx::Error>(connection)
        })?;
        Ok(PostgresSnapshot { connection, runtime })
    }
}

impl PostgresSnapshot {
    /// Calls `each` with every row that the query answers with. Blocks.
    pub(crate) fn scan(&mut self, query: &str, mut each: impl FnMut(Fields<'_>) -> Result<()>) -> Result<()> {
        let copy = format!("COPY ({query}) TO STDOUT (FORMAT binary)");
        self.runtime.block_on(async {
            let mut messages = self.connection.copy_out_raw(&copy).await?;
            while let Some(message) = messages.try_next().await? {
                if let Some(row) = Fields::of(&message)? {
                    each(row)?;
                }
            }
            Ok(())
        })
    }
}

//! What an export reads from PostgreSQL, by `COPY`: rows come without being asked for one by one.

use std::{io, time::Duration};

use futures::{FutureExt, TryStreamExt};
use sqlx::{AssertSqlSafe, Connection, PgConnection, postgres::PgConnectOptions};
use tokio::{runtime::Handle, select, time::timeout};
use tokio_util::sync::CancellationToken;

use super::{Postgres, READ_ONE_STATE, binary_copy::Fields};
use crate::{Error, Result};

/// Longer than any row takes to be found.
const SILENCE: Duration = Duration::from_mins(2);

/// A read transaction with a connection of its own.
#[derive(Debug)]
pub(crate) struct PostgresReader {
    connection: PgConnection,
    runtime: Handle,
}

impl Postgres {
    /// Fixes the instant from which an export reads, on two connections to the primary. Blocks; called on
    /// a thread that may.
    pub(crate) fn snapshot(&self) -> Result<[PostgresReader; 2]> {
        let runtime = Handle::current();
        let connections = runtime.block_on(within_silence(async {
            let one = PgConnection::connect_with(&self.options).await?;
            read_one_state(one, &self.options).await
        }))?;
        Ok(connections.map(|connection| PostgresReader::new(connection, &runtime)))
    }

    /// The same, on the replica if there is one that has caught up. Blocks.
    pub(crate) fn snapshot_of_replica(&self) -> Result<Option<[PostgresReader; 2]>> {
        let Some(replica) = &self.replica else {
            return Ok(None);
        };
        let runtime = Handle::current();
        let connections = runtime.block_on(async {
            match replica.caught_up(self).await? {
                Some(one) => Ok(within_silence(read_one_state(one, &replica.options)).await.ok()),
                None => Ok::<_, crate::Error>(None),
            }
        })?;
        Ok(connections.map(|both| both.map(|connection| PostgresReader::new(connection, &runtime))))
    }
}

/// Gives up on a server that says nothing: one that lost its power closes no connection.
async fn within_silence<Answer>(waiting: impl Future<Output = sqlx::Result<Answer>>) -> sqlx::Result<Answer> {
    match timeout(SILENCE, waiting).await {
        Ok(answer) => answer,
        Err(_) => Err(sqlx::Error::Io(io::ErrorKind::TimedOut.into())),
    }
}

/// Begins to read what the connection sees now, there and on one more.
async fn read_one_state(
    mut one: PgConnection,
    options: &PgConnectOptions,
) -> sqlx::Result<[PgConnection; 2]> {
    notice_who_goes_away(&mut one).await;
    sqlx::query(READ_ONE_STATE).execute(&mut one).await?;
    // The transaction takes its snapshot at its first query, not when it begins.
    let snapshot: String = sqlx::query_scalar("SELECT pg_export_snapshot()")
        .fetch_one(&mut one)
        .await?;
    let mut other = PgConnection::connect_with(options).await?;
    notice_who_goes_away(&mut other).await;
    sqlx::query(READ_ONE_STATE).execute(&mut other).await?;
    // A statement that takes no parameters; what it names is the server's own.
    let same = AssertSqlSafe(format!("SET TRANSACTION SNAPSHOT '{snapshot}'"));
    sqlx::query(same).execute(&mut other).await?;
    Ok([one, other])
}

/// Has the server end what it computes once nobody is there to read it: by itself it would notice only at the
/// first row. Some systems can't; there it computes in vain.
async fn notice_who_goes_away(connection: &mut PgConnection) {
    let sql = "SET client_connection_check_interval = '200ms'";
    if let Err(error) = sqlx::query(sql).execute(connection).await {
        tracing::debug!(%error, "an export that is canceled is computed to its first row");
    }
}

impl PostgresReader {
    fn new(connection: PgConnection, runtime: &Handle) -> Self {
        Self {
            connection,
            runtime: runtime.clone(),
        }
    }

    /// Says good-bye. Blocks.
    pub(crate) fn close(self) {
        self.runtime
            .block_on(within_silence(self.connection.close()))
            .ok();
    }

    /// Calls `each` with every row that the query answers with, until it is to `stop`. Blocks.
    pub(crate) fn scan(
        &mut self,
        query: &str,
        stop: &CancellationToken,
        mut each: impl FnMut(Fields<'_>) -> Result<()>,
    ) -> Result<()> {
        let copy = format!("COPY ({query}) TO STDOUT (FORMAT binary)");
        let scan = async {
            let mut messages = within_silence(self.connection.copy_out_raw(&copy)).await?;
            loop {
                // Most are there already, and need no clock.
                let message = match messages.try_next().now_or_never() {
                    Some(message) => message?,
                    None => within_silence(messages.try_next()).await?,
                };
                let Some(message) = message else {
                    return Ok(());
                };
                if let Some(row) = Fields::of(&message)? {
                    each(row)?;
                }
            }
        };
        self.runtime.block_on(async {
            select! {
                // First: where the server ends, there is no clock any more.
                biased;
                () = stop.cancelled() => Err(Error::Abandoned),
                scanned = scan => scanned,
            }
        })
    }
}

//! What an export reads from PostgreSQL, by `COPY`: rows come without being asked for one by one.

use std::{io, time::Duration};

use futures::{FutureExt, TryStreamExt};
use sqlx::{AssertSqlSafe, Connection, PgConnection, postgres::PgConnectOptions};
use tokio::{
    runtime::{Builder, Handle, Runtime},
    select,
    time::timeout,
};
use tokio_util::sync::CancellationToken;

use super::{Postgres, READ_ONE_STATE, binary_copy::Fields};
use crate::{Error, Result};

/// Longer than any row takes to be found.
const SILENCE: Duration = Duration::from_mins(2);

/// A read transaction with a connection of its own.
#[derive(Debug)]
pub(crate) struct PostgresReader {
    connection: PgConnection,
    /// Of its own, too: rows wake the thread that waits for them, and not another that would have to wake it.
    runtime: OwnRuntime,
}

impl Postgres {
    /// Fixes the instant from which an export reads, on two connections to the primary. Blocks; called on
    /// a thread that may.
    pub(crate) fn snapshot(&self) -> Result<[PostgresReader; 2]> {
        let one = PostgresReader::new(PgConnection::connect_with(&self.options))?;
        one.and_another(&self.options)
    }

    /// The same, on the replica if there is one that has caught up. Blocks.
    pub(crate) fn snapshot_of_replica(&self) -> Result<Option<[PostgresReader; 2]>> {
        let Some(replica) = &self.replica else {
            return Ok(None);
        };
        let place = Handle::current().block_on(self.place())?;
        let runtime = OwnRuntime::new()?;
        let Some(connection) = runtime.block_on(replica.caught_up(&place)) else {
            return Ok(None);
        };
        let one = PostgresReader { connection, runtime };
        Ok(one.and_another(&replica.options).ok())
    }
}

/// What a connection waits with, on the thread that waits. It goes away at once: the name of a server that is looked
/// up in vain holds nobody up.
#[derive(Debug)]
struct OwnRuntime(Option<Runtime>);

impl OwnRuntime {
    fn new() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Self(Some(runtime)))
    }

    fn block_on<Output>(&self, waiting: impl Future<Output = Output>) -> Output {
        self.0
            .as_ref()
            .expect("there until it is dropped")
            .block_on(waiting)
    }
}

impl Drop for OwnRuntime {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// Gives up on a server that says nothing: one that lost its power closes no connection.
async fn within_silence<Answer>(waiting: impl Future<Output = sqlx::Result<Answer>>) -> sqlx::Result<Answer> {
    match timeout(SILENCE, waiting).await {
        Ok(answer) => answer,
        Err(_) => Err(sqlx::Error::Io(io::ErrorKind::TimedOut.into())),
    }
}

/// Begins to read one state, that of its first query.
async fn begin(connection: &mut PgConnection) -> sqlx::Result<()> {
    notice_who_goes_away(connection).await;
    sqlx::query(READ_ONE_STATE).execute(connection).await?;
    Ok(())
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
    fn new(connecting: impl Future<Output = sqlx::Result<PgConnection>>) -> Result<Self> {
        let runtime = OwnRuntime::new()?;
        let connection = runtime.block_on(within_silence(connecting))?;
        Ok(Self { connection, runtime })
    }

    /// Begins to read what this connection sees now, here and on one more. Blocks.
    fn and_another(mut self, options: &PgConnectOptions) -> Result<[Self; 2]> {
        let snapshot: String = self.runtime.block_on(within_silence(async {
            begin(&mut self.connection).await?;
            // The transaction takes its snapshot at its first query, not when it begins.
            sqlx::query_scalar("SELECT pg_export_snapshot()")
                .fetch_one(&mut self.connection)
                .await
        }))?;
        let other = Self::new(async {
            let mut other = PgConnection::connect_with(options).await?;
            begin(&mut other).await?;
            // A statement that takes no parameters; what it names is the server's own.
            let same = AssertSqlSafe(format!("SET TRANSACTION SNAPSHOT '{snapshot}'"));
            sqlx::query(same).execute(&mut other).await?;
            Ok(other)
        })?;
        Ok([self, other])
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
                // First: who stops it wants no more rows.
                biased;
                () = stop.cancelled() => Err(Error::Abandoned),
                scanned = scan => scanned,
            }
        })
    }
}

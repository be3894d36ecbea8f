//! PostgreSQL: any number of servers on one database.

mod binary_copy;
mod replica;
mod snapshot;

use std::{str::FromStr, sync::Arc, time::Duration};

use sqlx::{
    Connection, PgConnection, PgPool, Transaction,
    error::DatabaseError,
    postgres::{PgConnectOptions, PgPoolOptions},
};

pub(super) use self::{replica::Replica, snapshot::PostgresReader};
use super::database::Alone;
use crate::{Error, Result};

const CONNECTIONS: u32 = 16;
/// How long to wait for a connection, and for what another transaction holds.
const PATIENCE: Duration = Duration::from_secs(10);
const LOCK_TIMEOUT: &str = "10s";

const READ_ONE_STATE: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// Connections to one database.
#[derive(Debug, Clone)]
pub(crate) struct Postgres {
    pub(super) pool: PgPool,
    pub(super) options: Arc<PgConnectOptions>,
    pub(super) replica: Option<Arc<Replica>>,
}

impl Postgres {
    /// Connects to the database at `postgres://…` and brings its schema up to date.
    ///
    /// # Errors
    /// If the database can't be reached, or was written by a newer version.
    pub(super) async fn open(url: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)?.application_name("console");
        // Servers that start at the same time take turns, as long as that takes.
        let mut migrating = PgConnection::connect_with(&options).await?;
        sqlx::migrate!("migrations/postgres").run(&mut migrating).await?;
        migrating.close().await?;
        let options = options.options([("lock_timeout", LOCK_TIMEOUT)]);
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .connect_with(options.clone())
            .await?;
        Ok(Self {
            pool,
            options: Arc::new(options),
            replica: None,
        })
    }

    pub(super) async fn begin_read(&self) -> Result<Transaction<'static, sqlx::Postgres>> {
        self.begin(Some(READ_ONE_STATE)).await
    }

    /// Begins in a task of its own: sqlx 0.9 gives back a connection whose transaction is open if it is dropped while
    /// it waits for the answer to `BEGIN`, and whoever goes away drops what was done for them.
    async fn begin(&self, statement: Option<&'static str>) -> Result<Transaction<'static, sqlx::Postgres>> {
        let pool = self.pool.clone();
        let begun = tokio::spawn(async move {
            match statement {
                Some(statement) => pool.begin_with(statement).await,
                None => pool.begin().await,
            }
        });
        Ok(begun.await.map_err(|_| Error::Panicked)??)
    }

    pub(super) async fn begin_write(&self, alone: Alone) -> Result<Transaction<'static, sqlx::Postgres>> {
        let mut begun = self.begin(None).await?;
        take_lock(&mut begun, alone).await?;
        Ok(begun)
    }

    /// The same; none if it would take longer.
    pub(super) async fn begin_write_within(
        &self,
        patience: Duration,
        alone: Alone,
    ) -> Result<Option<Transaction<'static, sqlx::Postgres>>> {
        let mut begun = self.begin(None).await?;
        sqlx::query("SELECT set_config('lock_timeout', $1, true)")
            .bind(format!("{}ms", patience.as_millis()))
            .execute(&mut *begun)
            .await?;
        match take_lock(&mut begun, alone).await {
            Ok(()) => Ok(Some(begun)),
            Err(error) if is_lock_timeout(&error) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// Waits until nobody is at work who must not be.
async fn take_lock(connection: &mut PgConnection, alone: Alone) -> sqlx::Result<()> {
    // The schema belongs to the lock: consoles in two schemas have nothing to do with each other.
    let lock = match alone {
        Alone::FromImports => "SELECT pg_advisory_xact_lock_shared(hashtext(current_schema()), 1)",
        Alone::AsImport => "SELECT pg_advisory_xact_lock(hashtext(current_schema()), 1)",
        Alone::AmongWorkers => "SELECT pg_advisory_xact_lock(hashtext(current_schema()), 2)",
        Alone::AmongTries => "SELECT pg_advisory_xact_lock(hashtext(current_schema()), 3)",
    };
    sqlx::query(lock).execute(connection).await.map(drop)
}

fn is_lock_timeout(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(DatabaseError::code);
    code.is_some_and(|code| code == "55P03")
}

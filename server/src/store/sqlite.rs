//! The store in SQLite: one file, one writer, any number of readers.

pub(crate) mod exports;
pub(crate) mod groups;
pub(crate) mod import;
mod new_users;
mod row;
mod sessions;
pub(crate) mod sign_in;
pub(crate) mod snapshot;
mod throttle;
mod users;
mod workspaces;

use std::{fs, path::Path, str::FromStr, time::Duration};

use sqlx::{
    Sqlite, SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::Result;

const READERS: u32 = 8;
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// The database: `reads` never wait for `writes` (write-ahead log), and writes take turns.
#[derive(Debug, Clone)]
pub struct Store {
    /// Connections for reading alone.
    pub(crate) reads: SqlitePool,
    /// The one connection that writes.
    pub(crate) writes: SqlitePool,
}

impl Store {
    /// Opens the database at `sqlite://path`, making file and folder if there are none, and brings
    /// its schema up to date.
    ///
    /// # Errors
    /// If the file can't be opened, or was written by a newer version.
    pub async fn open(url: &str) -> Result<Self> {
        let path = Path::new(url.trim_start_matches("sqlite://"));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT);
        let writes = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!("migrations/sqlite").run(&writes).await?;
        let reads = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.create_if_missing(false).pragma("query_only", "on"))
            .await?;
        Ok(Self { reads, writes })
    }

    /// Whether nothing was ever put in.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn is_empty(&self) -> Result<bool> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM workspaces) AND NOT EXISTS (SELECT 1 FROM users)";
        Ok(sqlx::query_scalar(sql).fetch_one(&self.reads).await?)
    }

    /// Begins a transaction that may write from its first statement on, so that what it reads can't
    /// change before it writes.
    pub(crate) async fn begin_write(&self) -> Result<Transaction<'static, Sqlite>> {
        Ok(self.writes.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.reads.close().await;
        self.writes.close().await;
    }
}

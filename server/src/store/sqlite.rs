//! SQLite: one file, one writer, any number of readers.

mod snapshot;

use std::{fs, path::Path, str::FromStr, sync::Arc, time::Duration};

use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

pub(super) use self::snapshot::SqliteReader;
use crate::Result;

const READERS: u32 = 8;
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// The database: `reads` never wait for `writes` (write-ahead log), and writes take turns.
#[derive(Debug, Clone)]
pub(crate) struct Sqlite {
    /// Connections for reading alone.
    pub(super) reads: SqlitePool,
    /// The one connection that writes.
    pub(super) writes: SqlitePool,
    /// The file.
    path: Arc<Path>,
}

impl Sqlite {
    /// Opens the database at `sqlite://path`, making file and folder if there are none, and brings
    /// its schema up to date.
    ///
    /// # Errors
    /// If the file can't be opened, or was written by a newer version.
    pub(super) async fn open(url: &str) -> Result<Self> {
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
        let path = options.get_filename().into();
        let writes = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!("migrations/sqlite").run(&writes).await?;
        let reads = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.create_if_missing(false).pragma("query_only", "on"))
            .await?;
        Ok(Self { reads, writes, path })
    }
}

//! What fails inside the server, and the one place where it becomes an answer.

use app::AppError;
use serde::Serialize;
use sqlx::sqlite::SqliteError;
use thiserror::Error;

/// A failure inside the server, or an answer that was decided inside it.
#[derive(Debug, Error)]
pub enum Error {
    /// The database did not do what was asked.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The database could not be read for an export.
    #[error("the database failed: {0}")]
    Snapshot(#[from] rusqlite::Error),
    /// A file is made for nobody any longer.
    #[error("the export was abandoned")]
    Abandoned,
    /// A thread of the export engine panicked.
    #[error("the export engine stopped in the middle")]
    Panicked,
    /// The database could not be brought up to date.
    #[error("the database could not be migrated: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The database holds something that its schema rules out.
    #[error("the database holds an unexpected value: {0}")]
    Corrupt(String),
    /// The artifact store did not do what was asked.
    #[error("the export store failed: {0}")]
    ArtifactStore(#[from] object_store::Error),
    /// What is to be filled holds rows.
    #[error("the database already holds data ({0}); nothing was copied")]
    NotEmpty(&'static str),
    /// SQLite has no replicas.
    #[error("only PostgreSQL has replicas")]
    NoReplicas,
    /// A name that the artifact store does not take.
    #[error("the export store can't be named so: {0}")]
    Location(#[from] object_store::path::Error),
    /// An address is none.
    #[error("{0}")]
    Address(#[from] url::ParseError),
    /// Reading or writing failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// Hashing a password failed.
    #[error("the password could not be hashed: {0}")]
    Password(String),
    /// Not a failure: what to tell the person who asked.
    #[error(transparent)]
    Answer(#[from] AppError),
}

/// SQLite's result codes: the lowest byte says what kind of failure it is.
const PRIMARY: u32 = 0xFF;
const SQLITE_BUSY: u32 = 5;
/// PostgreSQL's codes (appendix A of its manual): a lock not to be had, too many connections, shutting
/// down, starting up, and a transaction that met another.
const POSTGRES_BUSY: [&str; 7] = ["55P03", "53300", "57P01", "57P02", "57P03", "40001", "40P01"];

impl Error {
    /// Whether it was the database that failed.
    pub(crate) const fn is_of_database(&self) -> bool {
        matches!(self, Self::Database(_) | Self::Snapshot(_))
    }

    /// Whether it may go better in a moment: the database was locked or away, or all connections were
    /// taken, for longer than one waits.
    fn is_busy(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::PoolTimedOut | sqlx::Error::Io(_)) => true,
            Self::Database(sqlx::Error::Database(failure)) => failure.code().is_some_and(|code| {
                let is_sqlite_busy = |code: u32| code & PRIMARY == SQLITE_BUSY;
                match failure.try_downcast_ref::<SqliteError>() {
                    Some(_) => code.parse().is_ok_and(is_sqlite_busy),
                    None => POSTGRES_BUSY.contains(&&*code),
                }
            }),
            _ => false,
        }
    }
}

/// The answer to an edit that somebody else was faster with: what stands there now.
pub(crate) fn conflict(current: &impl Serialize) -> AppError {
    AppError::Conflict {
        current: serde_json::to_string(current).expect("words of the domain are always JSON"),
    }
}

/// A result whose error is this module's.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<Error> for AppError {
    /// Logs what failed, once; the person only hears that something did.
    fn from(error: Error) -> Self {
        match error {
            Error::Answer(answer) => answer,
            failure => {
                tracing::error!(%failure, "a request failed");
                if failure.is_busy() {
                    Self::Busy
                } else if matches!(failure, Error::ArtifactStore(_) | Error::Io(_)) {
                    Self::StoreAway
                } else {
                    Self::Internal
                }
            }
        }
    }
}

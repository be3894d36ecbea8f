//! What fails inside the server, and the one place where it becomes an answer.

use app::AppError;
use thiserror::Error;

/// A failure inside the server, or an answer that was decided inside it.
#[derive(Debug, Error)]
pub enum Error {
    /// The database did not do what was asked.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The database could not be brought up to date.
    #[error("the database could not be migrated: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The database holds something that its schema rules out.
    #[error("the database holds an unexpected value: {0}")]
    Corrupt(String),
    /// The artifact store did not do what was asked.
    #[error("the export store failed: {0}")]
    ArtifactStore(#[from] object_store::Error),
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

/// A result whose error is this module's.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<Error> for AppError {
    /// Logs what failed, once; the person only hears that something did.
    fn from(error: Error) -> Self {
        match error {
            Error::Answer(answer) => answer,
            failure => {
                tracing::error!(%failure, "a request failed");
                Self::Internal
            }
        }
    }
}

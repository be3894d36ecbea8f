//! Why an import came to nothing.

use std::io;

use thiserror::Error;

use super::refusal::Refusal;
use crate::Error;

/// Why an import came to nothing; the database is as it was.
#[derive(Debug, Error)]
pub(crate) enum ImportError {
    /// A line is not what the format allows.
    #[error("line {line}{refusal}")]
    Refused {
        /// Its number, counted from 1.
        line: u64,
        /// What is wrong with it.
        refusal: Refusal,
    },
    /// The lines could not be read.
    #[error("the lines could not be read: {0}")]
    Read(io::Error),
    /// The database did not do what was asked.
    #[error(transparent)]
    Store(#[from] Error),
}

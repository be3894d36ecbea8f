//! Which failures are told apart to people.

use std::{io, iter};

use app::domain::FailureReason;

use crate::Error;

/// Why an export failed, for the person who waits for it.
pub(super) fn reason(error: &Error) -> FailureReason {
    match error {
        Error::Io(_) | Error::ArtifactStore(_) if is_full(error) => FailureReason::DiskFull,
        Error::Io(_) | Error::ArtifactStore(_) => FailureReason::StoreAway,
        Error::Database(_) | Error::Snapshot(_) => FailureReason::DatabaseAway,
        _ => FailureReason::Internal,
    }
}

/// Whether somewhere below it a disk said that it has no room left.
fn is_full(error: &Error) -> bool {
    iter::successors(Some(error as &dyn std::error::Error), |error| error.source()).any(|error| {
        let failure = error.downcast_ref::<io::Error>();
        failure.is_some_and(|failure| {
            matches!(
                failure.kind(),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_is_told_by_its_own_words() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        let stored = object_store::Error::Generic {
            store: "LocalFileSystem",
            source: Box::new(io::Error::from(io::ErrorKind::StorageFull)),
        };
        let away = object_store::Error::Generic {
            store: "S3",
            source: "no answer".into(),
        };
        for (error, told) in [
            (Error::Io(full), FailureReason::DiskFull),
            (Error::ArtifactStore(stored), FailureReason::DiskFull),
            (Error::ArtifactStore(away), FailureReason::StoreAway),
            (
                Error::Database(sqlx::Error::PoolTimedOut),
                FailureReason::DatabaseAway,
            ),
            (Error::Panicked, FailureReason::Internal),
        ] {
            assert_eq!(reason(&error), told, "{error}");
        }
    }
}

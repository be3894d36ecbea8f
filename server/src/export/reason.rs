//! Failures in words for people, each of which says what to do.

use std::{io, iter};

use crate::Error;

/// Why an export failed, for the person who waits for it.
pub(super) fn reason(error: &Error) -> String {
    let words = match error {
        Error::Io(_) | Error::ArtifactStore(_) if is_full(error) => {
            "The file could not be stored. The disk is full: ask whoever runs the console to make room, and try again."
        }
        Error::Io(_) | Error::ArtifactStore(_) => {
            "The file could not be stored. The export store is away or can't be written: try again in a moment, and \
             if that does not help, ask whoever runs the console to look at it."
        }
        Error::Database(_) | Error::Snapshot(_) => {
            "The database could not be read. It was away more than once: try again in a moment, and if that does not \
             help, ask whoever runs the console to look at it."
        }
        _ => "Something went wrong on our side. Ask whoever runs the console to look at its log.",
    };
    words.to_owned()
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
    fn each_failure_has_words_of_its_own() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        let stored = object_store::Error::Generic {
            store: "LocalFileSystem",
            source: Box::new(io::Error::from(io::ErrorKind::StorageFull)),
        };
        let away = object_store::Error::Generic {
            store: "S3",
            source: "no answer".into(),
        };
        for (error, words) in [
            (Error::Io(full), "The disk is full"),
            (Error::ArtifactStore(stored), "The disk is full"),
            (Error::ArtifactStore(away), "The export store is away"),
            (
                Error::Database(sqlx::Error::PoolTimedOut),
                "The database could not be read",
            ),
            (Error::Panicked, "look at its log"),
        ] {
            let reason = reason(&error);
            assert!(reason.contains(words), "{error}: {reason}");
        }
    }
}

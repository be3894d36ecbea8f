//! Expired files are deleted, and so are those that no job knows any more.

use app::domain::Timestamp;

use super::{artifact::ArtifactStore, leftovers};
use crate::{Result, clock, store::Store};

/// How much longer than its export a file that nobody deleted may stay.
const GRACE_SECONDS: i64 = 3_600;

/// Deletes the files of expired exports. One that can't be deleted does not keep the others.
///
/// # Errors
/// If the database fails, or the store can't be listed.
pub(crate) async fn sweep(store: &Store, artifacts: &ArtifactStore, kept_seconds: i64) -> Result<()> {
    let now = clock::now();
    for expired in store.expired_exports(now).await? {
        if deleted(artifacts, &expired.location).await {
            store.forget_expired(&expired, now).await?;
        }
    }
    // A server that died between storing a file and noting it leaves one behind.
    let until = Timestamp(now.0 - kept_seconds - GRACE_SECONDS);
    for location in artifacts.finished_before(until).await? {
        if leftovers::is_artifact(&location) && !store.has_file(&location).await? {
            deleted(artifacts, &location).await;
        }
    }
    artifacts.delete_unfinished(until).await
}

async fn deleted(artifacts: &ArtifactStore, location: &str) -> bool {
    match artifacts.delete(location).await {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(%error, location, "an expired file could not be deleted");
            false
        }
    }
}

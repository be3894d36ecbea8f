//! Expired files are deleted, and so are those that no job knows any more.

use app::domain::Timestamp;

use super::artifact::ArtifactStore;
use crate::{Result, clock, store::Store};

/// How much longer than its export a file that nobody deleted may stay.
const GRACE_SECONDS: i64 = 3_600;

/// Deletes the files of expired exports.
pub(crate) async fn sweep(store: &Store, artifacts: &ArtifactStore, kept_seconds: i64) -> Result<()> {
    let now = clock::now();
    for (id, location) in store.expired_exports(now).await? {
        artifacts.delete(&location).await?;
        store.forget_file(id).await?;
    }
    // A server that died between storing a file and noting it leaves one behind.
    for location in artifacts
        .finished_before(Timestamp(now.0 - kept_seconds - GRACE_SECONDS))
        .await?
    {
        artifacts.delete(&location).await?;
    }
    Ok(())
}

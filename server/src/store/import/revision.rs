//! The number of an import's change of sessions.

use super::ImportTransaction;
use crate::{Result, clock, store::revision::next_revision};

impl ImportTransaction {
    /// The number of this import's change of sessions.
    pub(super) async fn revision(&mut self) -> Result<i64> {
        if let Some(revision) = self.revision {
            return Ok(revision);
        }
        let revision = next_revision(&mut self.transaction, clock::now()).await?;
        self.revision = Some(revision);
        Ok(revision)
    }
}

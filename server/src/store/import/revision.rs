//! The number of a change of sessions, by which an export knows what is new.
//!
//! It is given in the order in which changes become visible: in the same transaction, of which there is one at
//! a time. So whoever sees one change sees all of lower numbers.

use super::ImportTransaction;
use crate::{Result, clock, store::database::Sql};

const NEXT: Sql = Sql::same(
    "INSERT INTO revisions (number, at) SELECT coalesce(max(number), 0) + 1, $1 FROM revisions RETURNING number",
);

impl ImportTransaction {
    /// The number of this import's change of sessions.
    pub(super) async fn revision(&mut self) -> Result<i64> {
        if let Some(revision) = self.revision {
            return Ok(revision);
        }
        let next = self.transaction.one(NEXT.bind(clock::now())).await?;
        let revision = next.get("number")?;
        self.revision = Some(revision);
        Ok(revision)
    }
}

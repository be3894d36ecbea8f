//! The number of a change of sessions, by which an export knows what is new.
//!
//! It is given in the order in which changes become visible: in the same transaction, of which there is one at
//! a time. So whoever sees one change sees all of lower numbers.

use app::domain::Timestamp;

use super::database::{Sql, Transaction};
use crate::Result;

const TAKE_TURN: Sql = Sql {
    // There is one writer at a time anyway.
    sqlite: "SELECT 1",
    postgres: "SELECT pg_advisory_xact_lock(hashtext(current_schema()), 4)",
};

const NEXT: Sql = Sql::same(
    "INSERT INTO revisions (number, at) SELECT coalesce(max(number), 0) + 1, $1 FROM revisions RETURNING number",
);

/// The number of the change that the transaction makes; others who change sessions wait until it has ended.
pub(super) async fn next_revision(write: &mut Transaction, now: Timestamp) -> Result<i64> {
    write.all(TAKE_TURN).await?;
    write.one(NEXT.bind(now)).await?.get("number")
}

//! What PostgreSQL is to know of rows that came many at a time: where it goes on numbering, and how many they are.

use super::database::{Database, Query, Transaction};
use crate::Result;

/// Lets new rows of these tables get numbers above these; SQLite looks for itself.
pub(super) async fn go_on_numbering(transaction: &mut Transaction, last: &[(&str, i64)]) -> Result<()> {
    if matches!(transaction, Transaction::Postgres(_)) {
        // One that has given nothing away begins at 1 by itself.
        for (table, last) in last.iter().filter(|(_, last)| *last > 0) {
            let sequence = format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last})");
            transaction.all(Query::made(sequence)).await?;
        }
    }
    Ok(())
}

/// Lets PostgreSQL see what the transaction has brought so far, for its plans: before it looks, a table that was empty stays
/// empty to it, and then it reads all of it for each row that refers to it.
pub(super) async fn analyze_within(transaction: &mut Transaction, tables: &[&str]) -> Result<()> {
    if matches!(transaction, Transaction::Postgres(_)) {
        let analyze = Query::made(format!("ANALYZE (SKIP_LOCKED) {}", tables.join(", ")));
        transaction.execute(analyze).await?;
    }
    Ok(())
}

/// Lets PostgreSQL count what these tables hold now, for its plans. It does so by itself after a while,
/// so that it is no failure where it can't be done at once.
pub(super) async fn analyze(database: &Database, tables: &[&str]) {
    if matches!(database, Database::Postgres(_)) {
        for table in tables {
            let analyze = Query::made(format!("ANALYZE (SKIP_LOCKED) {table}"));
            if let Err(error) = database.execute(analyze).await {
                tracing::warn!(%error, table, "a table's contents could not be counted");
            }
        }
    }
}

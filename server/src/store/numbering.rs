//! Where PostgreSQL goes on numbering after rows came with numbers of their own.

use super::database::{Query, Transaction};
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

/// Lets PostgreSQL count what these tables hold now, for its plans.
pub(super) async fn analyze(transaction: &mut Transaction, tables: &[&str]) -> Result<()> {
    if matches!(transaction, Transaction::Postgres(_)) {
        for table in tables {
            transaction
                .execute(Query::made(format!("ANALYZE {table}")))
                .await?;
        }
    }
    Ok(())
}

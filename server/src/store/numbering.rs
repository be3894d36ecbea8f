//! Where PostgreSQL goes on numbering after rows came with numbers of their own.

use super::database::{Query, Transaction};
use crate::Result;

/// Lets new rows of these tables get numbers that none has; SQLite looks for itself.
pub(super) async fn go_on_numbering(transaction: &mut Transaction, tables: &[&str]) -> Result<()> {
    if matches!(transaction, Transaction::Postgres(_)) {
        for table in tables {
            let sequence = format!(
                "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM {table}), false)"
            );
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

//! Statements that add or change many rows at once.

use super::database::{Query, Sql, Transaction};
use crate::Result;

/// Rows a statement: few different texts, so that each is prepared once. A whole batch takes four.
const ROWS: [usize; 4] = [1_000, 100, 10, 1];

/// What to do with a row that is there already.
pub(super) enum Conflict {
    /// Fail.
    Fail,
    /// Leave it as it is.
    Nothing,
    /// Change it: by which key it is known, and which columns follow the new row.
    Update { key: Sql, set: &'static str },
}

/// `INSERT INTO … VALUES … ON CONFLICT … DO UPDATE SET …` for any number of rows.
pub(super) struct Upsert<'text> {
    /// The table.
    pub(super) table: &'static str,
    /// Its columns with commas between them, in the order in which they are bound.
    pub(super) columns: &'text str,
    /// What to do with a row that is there already: `(a) DO UPDATE SET b = excluded.b`.
    pub(super) on_conflict: Conflict,
}

impl Upsert<'_> {
    /// Writes the rows, in their order.
    pub(super) async fn run<'row, Row>(
        &self,
        transaction: &mut Transaction,
        mut rows: impl ExactSizeIterator<Item = Row>,
        bind: impl Fn(Query<'row>, Row) -> Query<'row>,
    ) -> Result<()> {
        for size in ROWS {
            while rows.len() >= size {
                let query = Query::made(self.text(size, transaction));
                let query = rows.by_ref().take(size).fold(query, &bind);
                transaction.execute(query).await?;
            }
        }
        Ok(())
    }

    /// The statement for so many rows; nothing in it comes from outside.
    fn text(&self, rows: usize, transaction: &Transaction) -> String {
        let mut text = format!("INSERT INTO {} ({}) VALUES ", self.table, self.columns);
        let width = self.columns.split(',').count();
        for parameter in 0..rows * width {
            text.push_str(match (parameter, parameter % width) {
                (0, _) => "(",
                (_, 0) => "), (",
                _ => ", ",
            });
            match transaction {
                // SQLite looks a parameter with a name up among all others.
                Transaction::Sqlite(_) => text.push('?'),
                Transaction::Postgres(_) => {
                    text.push('$');
                    text.push_str(itoa::Buffer::new().format(parameter + 1));
                }
            }
        }
        text.push(')');
        match &self.on_conflict {
            Conflict::Fail => {}
            Conflict::Nothing => text.push_str(" ON CONFLICT DO NOTHING"),
            Conflict::Update { key, set } => {
                let key = match transaction {
                    Transaction::Sqlite(_) => key.sqlite,
                    Transaction::Postgres(_) => key.postgres,
                };
                text.extend([" ON CONFLICT (", key, ") DO UPDATE SET ", set]);
            }
        }
        text
    }
}

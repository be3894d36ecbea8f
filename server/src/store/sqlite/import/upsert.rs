//! Statements that add or change many rows at once.

use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, query::Query, sqlite::SqliteArguments};

use crate::Result;

/// Rows a statement: few different texts, so that each is prepared once.
const ROWS: [usize; 3] = [256, 16, 1];

/// A statement whose parameters are being bound.
pub(super) type Bound<'query> = Query<'query, Sqlite, SqliteArguments>;

/// `INSERT INTO … VALUES … ON CONFLICT … DO UPDATE SET …` for any number of rows.
pub(super) struct Upsert {
    /// The table and its columns: `table (a, b)`.
    pub(super) into: &'static str,
    /// As many `?` as columns, in parentheses.
    pub(super) row: &'static str,
    /// What is known by which key, and which columns follow the line: `(a) DO UPDATE SET b = excluded.b`.
    pub(super) on_conflict: &'static str,
}

impl Upsert {
    /// Writes the rows, in their order.
    pub(super) async fn run<Row>(
        &self,
        connection: &mut SqliteConnection,
        mut rows: impl ExactSizeIterator<Item = Row>,
        bind: impl for<'query> Fn(Bound<'query>, Row) -> Bound<'query>,
    ) -> Result<()> {
        for size in ROWS {
            while rows.len() >= size {
                let mut query = sqlx::query(AssertSqlSafe(self.text(size)));
                for row in rows.by_ref().take(size) {
                    query = bind(query, row);
                }
                query.execute(&mut *connection).await?;
            }
        }
        Ok(())
    }

    /// The statement for so many rows; nothing in it comes from outside.
    fn text(&self, rows: usize) -> String {
        let values = vec![self.row; rows].join(", ");
        format!(
            "INSERT INTO {} VALUES {values} ON CONFLICT {}",
            self.into, self.on_conflict
        )
    }
}

//! What an export reads from SQLite, on a connection of its own.

use std::path::Path;

use app::domain::{Score, Timestamp};
use rusqlite::{Connection, ErrorCode, OpenFlags, Row, types::FromSql};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{BUSY_TIMEOUT, Sqlite};
use crate::{
    Error, Result,
    store::snapshot::{Columns, Numbers},
};

/// How often to try until nobody writes between two moments that are next to each other.
const TRIES: usize = 1_000;
/// A quarter of what SQLite takes by itself: an export reads nearly every page once.
const CACHE_KIB: i64 = 500;
/// Steps of SQLite between two looks whether anybody still wants the rows: some tenths of a millisecond.
const STEPS_BETWEEN_LOOKS: i32 = 10_000;

/// A read transaction: SQLite's write-ahead log keeps its first read's state until it ends.
#[derive(Debug)]
pub(crate) struct SqliteReader {
    connection: Connection,
}

impl Sqlite {
    /// Fixes the instant from which an export reads, on two connections, until it is to `stop`. Blocks.
    ///
    /// SQLite has no way to hand an instant from one connection to another, but tells whether anything was
    /// written between two moments.
    pub(crate) fn snapshot(&self, stop: &CancellationToken) -> Result<[SqliteReader; 2]> {
        let open = || open_reader(&self.path, stop);
        let [watch, one, other] = [open()?, open()?, open()?];
        for _ in 0..TRIES {
            let before = version(&watch)?;
            fix_instant(&one)?;
            fix_instant(&other)?;
            if version(&watch)? == before {
                return Ok([one, other].map(|connection| SqliteReader { connection }));
            }
            one.execute_batch("ROLLBACK")?;
            other.execute_batch("ROLLBACK")?;
        }
        Err(Error::Snapshot(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
            None,
        )))
    }
}

/// A connection whose queries fail once they are to `stop`, also those that read for long before their first row.
fn open_reader(path: &Path, stop: &CancellationToken) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    let stop = stop.clone();
    connection.progress_handler(STEPS_BETWEEN_LOOKS, Some(move || stop.is_cancelled()))?;
    Ok(connection)
}

fn fix_instant(connection: &Connection) -> Result<()> {
    connection.execute_batch("BEGIN")?;
    // The transaction takes its snapshot at its first read, not when it begins.
    let first = "SELECT count(*) FROM (SELECT 1 FROM workspaces LIMIT 1)";
    Ok(connection.query_row(first, [], |_| Ok(()))?)
}

/// Changes whenever another connection has written.
fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

impl SqliteReader {
    /// Calls `each` with every row that the query answers with. Blocks.
    pub(crate) fn scan(&mut self, query: &str, mut each: impl FnMut(Fields<'_>) -> Result<()>) -> Result<()> {
        let mut query = self.connection.prepare(query).map_err(stopped_or_failed)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next().map_err(stopped_or_failed)? {
            each(Fields { row, next: 0 })?;
        }
        Ok(())
    }
}

fn stopped_or_failed(error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::OperationInterrupted) => Error::Abandoned,
        _ => error.into(),
    }
}

/// The columns of one row, read from left to right.
pub(crate) struct Fields<'row> {
    row: &'row Row<'row>,
    next: usize,
}

impl Fields<'_> {
    fn column(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    fn get<Value: FromSql>(&mut self) -> Result<Value> {
        Ok(self.row.get(self.column())?)
    }
}

impl Columns for Fields<'_> {
    fn optional_number(&mut self) -> Result<Option<i64>> {
        self.get()
    }

    fn truth(&mut self) -> Result<bool> {
        self.get()
    }

    fn optional_text(&mut self) -> Result<Option<&str>> {
        let column = self.column();
        let value = self.row.get_ref(column)?;
        Ok(value.as_str_or_null().map_err(rusqlite::Error::from)?)
    }

    fn uuid(&mut self) -> Result<Uuid> {
        let column = self.column();
        let bytes = self
            .row
            .get_ref(column)?
            .as_blob()
            .map_err(rusqlite::Error::from)?;
        Uuid::from_slice(bytes).map_err(|error| Error::Corrupt(format!("uuid: {error}")))
    }

    fn optional_time(&mut self) -> Result<Option<Timestamp>> {
        Ok(self.optional_number()?.map(Timestamp))
    }

    fn numbers(&mut self) -> Result<Numbers> {
        Ok(Numbers::AtMostOne(self.optional_number()?))
    }

    fn small_number(&mut self) -> Result<u32> {
        self.get()
    }

    fn score(&mut self) -> Result<Option<Score>> {
        Ok(self.get::<Option<u16>>()?.map(Score))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_that_nobody_waits_for_stops_before_its_first_row() {
        let stop = CancellationToken::new();
        let connection = open_reader(Path::new(":memory:"), &stop).expect("it opens");
        let mut reader = SqliteReader { connection };
        let mut rows_of = |count| {
            let query = format!(
                "WITH RECURSIVE numbers(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers LIMIT {count})
                SELECT count(*) FROM numbers"
            );
            let mut rows = Vec::new();
            let scanned = reader.scan(&query, |mut row| {
                rows.push(row.number()?);
                Ok(())
            });
            scanned.map(|()| rows)
        };
        let many = 10 * i64::from(STEPS_BETWEEN_LOOKS);
        assert_eq!(rows_of(many).ok(), Some(vec![many]));
        stop.cancel();
        let stopped = rows_of(many);
        assert!(matches!(stopped, Err(Error::Abandoned)), "{stopped:?}");
    }
}

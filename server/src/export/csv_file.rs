//! A CSV file while it is made: rows are collected in chunks, which go to whoever stores them.

use std::mem;

use super::{
    Progress,
    chunks::{CHUNK_BYTES, Chunks},
    dictionary::Column,
    guarded::GuardedCells,
    row::Rows,
};
use crate::Result;

/// A CSV file of which the header is written already.
pub(super) struct CsvFile<'way> {
    rows: Rows,
    chunks: &'way mut dyn Chunks,
    room: Vec<u8>,
    progress: Progress,
    columns: &'static [Column],
    count: u64,
    guarded: GuardedCells,
}

/// What a finished file holds.
pub(super) struct Finished {
    pub(super) rows: u64,
    pub(super) guarded: GuardedCells,
}

impl<'way> CsvFile<'way> {
    /// Begins with the header, which stands there also when no row follows; before it the mark by which
    /// Excel knows UTF-8, if it is wanted.
    pub(super) fn begin(
        chunks: &'way mut dyn Chunks,
        progress: Progress,
        columns: &'static [Column],
        byte_order_mark: bool,
    ) -> Self {
        let mut rows = Rows::default();
        if byte_order_mark {
            rows.ready("\u{FEFF}".as_bytes());
        }
        for column in columns {
            rows.text(column.name);
        }
        rows.end();
        Self {
            rows,
            chunks,
            room: Vec::new(),
            progress,
            columns,
            count: 0,
            guarded: GuardedCells::default(),
        }
    }

    /// Says how many rows there will be.
    pub(super) fn expect(&self, rows: u64) {
        self.progress.expect(rows);
    }

    /// Writes one row.
    ///
    /// # Errors
    /// If nobody stores the file any longer.
    pub(super) fn row(&mut self, write: impl FnOnce(&mut Rows)) -> Result<()> {
        write(&mut self.rows);
        self.count += 1;
        if self.rows.len() >= CHUNK_BYTES {
            self.pass_on()?;
        }
        Ok(())
    }

    /// Notes that a text of the last row was guarded.
    pub(super) fn note_guarded(&mut self, column: usize, text: &str) {
        // The header is a spreadsheet's first row.
        self.guarded.add(self.count + 1, self.columns[column].name, text);
    }

    /// Passes the last rows on; returns what there is.
    pub(super) fn finish(mut self) -> Result<Finished> {
        self.pass_on()?;
        Ok(Finished {
            rows: self.count,
            guarded: self.guarded,
        })
    }

    fn pass_on(&mut self) -> Result<()> {
        let chunk = self.rows.take(mem::take(&mut self.room));
        self.room = self.chunks.put(chunk)?;
        self.progress.wrote(self.count);
        Ok(())
    }
}

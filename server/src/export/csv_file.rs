//! A CSV file while it is made: rows are collected in chunks, which go to whoever stores them.

use std::mem;

use tokio::sync::mpsc::{self, Receiver, Sender};

use super::{Progress, dictionary::Column, guard::Guard, guarded::GuardedCells, row::Rows};
use crate::{Error, Result};

/// How large a chunk is, about.
pub(super) const CHUNK_BYTES: usize = 256 * 1_024;
/// Chunks that may wait to be stored.
const WAITING_CHUNKS: usize = 4;

/// Whoever takes the chunks of a file.
pub(super) trait Chunks {
    /// Takes the next one; gives memory for another.
    ///
    /// # Errors
    /// If nobody stores the file any longer.
    fn put(&mut self, chunk: Vec<u8>) -> Result<Vec<u8>>;
}

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

/// Where the thread that makes a file puts its chunks, and gets back those that are stored: new memory
/// would have to be cleared.
pub(super) struct Outlet {
    full: Sender<Vec<u8>>,
    empty: Receiver<Vec<u8>>,
}

/// Where the chunks are taken from and given back.
pub(super) struct Inlet {
    pub(super) full: Receiver<Vec<u8>>,
    pub(super) empty: Sender<Vec<u8>>,
}

/// The way from the thread that makes a file to the one that stores it, and back.
pub(super) fn chunks() -> (Outlet, Inlet) {
    let (outlet_full, inlet_full) = mpsc::channel(WAITING_CHUNKS);
    let (inlet_empty, outlet_empty) = mpsc::channel(2 * WAITING_CHUNKS);
    let outlet = Outlet {
        full: outlet_full,
        empty: outlet_empty,
    };
    let inlet = Inlet {
        full: inlet_full,
        empty: inlet_empty,
    };
    (outlet, inlet)
}

impl Chunks for Outlet {
    fn put(&mut self, chunk: Vec<u8>) -> Result<Vec<u8>> {
        self.full.blocking_send(chunk).map_err(|_| Error::Abandoned)?;
        Ok(self.empty.try_recv().unwrap_or_default())
    }
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

    /// Notes which of these texts of the last row, each with the place of its column, were guarded.
    pub(super) fn note_typed(&mut self, guard: Guard, texts: &[(usize, &str)]) {
        for (column, text) in texts {
            if guard.guards(text) {
                self.note_guarded(*column, text);
            }
        }
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

//! A CSV file while it is made: rows are collected in chunks, which go to whoever stores them.

use std::mem;

use tokio::sync::mpsc::{self, Receiver, Sender};

use super::{Progress, row::Rows};
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
    count: u64,
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
    /// Begins with the header, which stands there also when no row follows.
    pub(super) fn begin(
        chunks: &'way mut dyn Chunks,
        progress: Progress,
        header: impl Iterator<Item = &'static str>,
    ) -> Self {
        let mut rows = Rows::default();
        for name in header {
            rows.text(name);
        }
        rows.end();
        Self {
            rows,
            chunks,
            room: Vec::new(),
            progress,
            count: 0,
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

    /// Passes the last rows on; returns how many there were.
    pub(super) fn finish(mut self) -> Result<u64> {
        self.pass_on()?;
        Ok(self.count)
    }

    fn pass_on(&mut self) -> Result<()> {
        let chunk = self.rows.take(mem::take(&mut self.room));
        self.room = self.chunks.put(chunk)?;
        self.progress.wrote(self.count);
        Ok(())
    }
}

//! A CSV file while it is written: RFC 4180 with CRLF, in chunks, counted and hashed.

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::Progress;
use crate::{Error, Result};

/// Rows that are formatted before they are passed on.
const ROWS_A_CHUNK: u64 = 1_000;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// Rows without the header.
    pub(crate) rows: u64,
    /// Size of the whole file.
    pub(crate) size_bytes: u64,
    /// SHA-256 of the whole file.
    pub(crate) sha256: [u8; 32],
}

/// A CSV file of which the header is written already.
pub(super) struct CsvFile<'a, Out> {
    out: &'a mut Out,
    progress: &'a Progress,
    chunk: Writer<Vec<u8>>,
    sha256: Sha256,
    size_bytes: u64,
    rows: u64,
}

impl<'a, Out: AsyncWrite + Unpin> CsvFile<'a, Out> {
    /// Begins with the header, which stands there also when no row follows.
    pub(super) fn begin(out: &'a mut Out, progress: &'a Progress, header: &[&str]) -> Result<Self> {
        let mut chunk = new_chunk();
        chunk.write_record(header).map_err(csv_error)?;
        Ok(Self {
            out,
            progress,
            chunk,
            sha256: Sha256::new(),
            size_bytes: 0,
            rows: 0,
        })
    }

    /// Writes one row; a missing value is an empty field.
    pub(super) async fn row<const N: usize>(&mut self, fields: [&str; N]) -> Result<()> {
        self.chunk.write_record(fields).map_err(csv_error)?;
        self.rows += 1;
        if self.rows.is_multiple_of(ROWS_A_CHUNK) {
            self.pass_on().await
        } else {
            Ok(())
        }
    }

    /// Passes the last rows on; `out` is flushed but not closed.
    pub(super) async fn finish(mut self) -> Result<Written> {
        self.pass_on().await?;
        self.out.flush().await?;
        Ok(Written {
            rows: self.rows,
            size_bytes: self.size_bytes,
            sha256: self.sha256.finalize().into(),
        })
    }

    async fn pass_on(&mut self) -> Result<()> {
        let chunk = std::mem::replace(&mut self.chunk, new_chunk());
        let bytes = chunk
            .into_inner()
            .map_err(|error| Error::Io(error.into_error()))?;
        self.sha256.update(&bytes);
        self.size_bytes += bytes.len() as u64;
        self.out.write_all(&bytes).await?;
        self.progress.wrote(self.rows);
        Ok(())
    }
}

fn new_chunk() -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .has_headers(false)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new())
}

fn csv_error(error: csv::Error) -> Error {
    Error::Io(error.into())
}

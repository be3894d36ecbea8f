//! A file on its way into the artifact store.

use std::io;

use bytes::Bytes;
use object_store::buffered::BufWriter;
use tokio::io::AsyncWriteExt;

use crate::{Result, export::chunks::Output};

/// A file that nobody can see yet.
pub(crate) struct Unfinished {
    writer: BufWriter,
    is_closed: bool,
}

impl Unfinished {
    pub(super) fn new(writer: BufWriter) -> Self {
        Self {
            writer,
            is_closed: false,
        }
    }

    /// Lets the file appear.
    ///
    /// # Errors
    /// If the store failed; then it does not appear.
    pub(crate) async fn finish(&mut self) -> io::Result<()> {
        self.is_closed = true;
        self.writer.shutdown().await
    }

    /// Takes back what was sent so far.
    pub(crate) async fn abandon(&mut self) {
        // A writer that failed while it was closed has taken everything back itself.
        if !self.is_closed
            && let Err(error) = self.writer.abort().await
        {
            tracing::warn!(%error, "what was stored of an export could not be taken back");
        }
    }
}

/// After an error it can only be abandoned: what was put before may be lost.
impl Output for Unfinished {
    async fn put(&mut self, chunk: Bytes) -> Result<()> {
        Ok(self.writer.put(chunk).await?)
    }
}

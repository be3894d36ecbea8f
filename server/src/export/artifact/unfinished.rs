//! A file on its way into the artifact store.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use object_store::buffered::BufWriter;
use tokio::io::{AsyncWrite, AsyncWriteExt};

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

impl AsyncWrite for Unfinished {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.writer).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.writer).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.is_closed = true;
        Pin::new(&mut self.writer).poll_shutdown(context)
    }
}

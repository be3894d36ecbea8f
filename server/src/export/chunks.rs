//! The way of a file's chunks from the thread that makes them to whoever stores them, and of their memory back.

use std::mem;

use bytes::Bytes;
use tokio::{
    io::{AsyncWrite, AsyncWriteExt},
    sync::mpsc::{self, Receiver, Sender},
};

use crate::{Error, Result};

/// How large a chunk is, about.
pub(super) const CHUNK_BYTES: usize = 256 * 1_024;
/// Chunks that may wait to be stored.
const WAITING: usize = 4;
/// Chunks of which the memory is kept for the next ones: more than a bucket has at once, three of its parts.
const KEPT: usize = 128;
/// A chunk ends with the row that fills it.
const ROOM: usize = CHUNK_BYTES + CHUNK_BYTES / 8;

/// Whoever takes the chunks of a file.
pub(super) trait Chunks {
    /// Takes the next one; gives memory for another.
    ///
    /// # Errors
    /// If nobody stores the file any longer.
    fn put(&mut self, chunk: Vec<u8>) -> Result<Vec<u8>>;
}

/// Whoever stores the chunks of a file.
pub(crate) trait Output {
    /// Takes the next chunk; its memory goes back to the file when the last of it is dropped.
    fn put(&mut self, chunk: Bytes) -> impl Future<Output = Result<()>> + Send;
}

impl<Writer: AsyncWrite + Unpin + Send> Output for Writer {
    async fn put(&mut self, chunk: Bytes) -> Result<()> {
        Ok(self.write_all(&chunk).await?)
    }
}

/// Where the thread that makes a file puts its chunks, and gets back the memory of those that are stored: new memory
/// would have to be cleared.
pub(super) struct Outlet {
    full: Sender<Vec<u8>>,
    empty: Receiver<Vec<u8>>,
}

/// Where the chunks are taken from.
pub(super) struct Inlet {
    full: Receiver<Vec<u8>>,
    empty: Sender<Vec<u8>>,
}

/// Both ends of the way.
pub(super) fn chunks() -> (Outlet, Inlet) {
    let (outlet_full, inlet_full) = mpsc::channel(WAITING);
    let (inlet_empty, outlet_empty) = mpsc::channel(KEPT);
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
        Ok(self.empty.try_recv().unwrap_or_else(|_| Vec::with_capacity(ROOM)))
    }
}

impl Inlet {
    /// The next chunk; none after the last.
    pub(super) async fn next(&mut self) -> Option<Bytes> {
        let chunk = self.full.recv().await?;
        Some(Bytes::from_owner(Lent {
            chunk,
            back: self.empty.clone(),
        }))
    }
}

/// A chunk whose memory goes back when nobody needs it any more.
struct Lent {
    chunk: Vec<u8>,
    back: Sender<Vec<u8>>,
}

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        &self.chunk
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // Beyond those that are kept it is freed.
        self.back.try_send(mem::take(&mut self.chunk)).ok();
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;

    #[test]
    fn the_memory_of_a_chunk_goes_back_once_all_of_it_is_stored() {
        let (mut outlet, mut inlet) = chunks();
        let mut put = |chunk| outlet.put(chunk).expect("there is room for it");
        let chunk = b"abc".to_vec();
        let memory = chunk.as_ptr();
        let others = put(chunk);
        assert_ne!(others.as_ptr(), memory, "nothing is stored yet");
        let mut end = inlet.next().now_or_never().flatten().expect("a chunk");
        let beginning = end.split_to(1);
        drop(end);
        let others = put(Vec::new());
        assert_ne!(others.as_ptr(), memory, "one part is not");
        assert_eq!(beginning, b"a"[..]);
        drop(beginning);
        let again = put(Vec::new());
        assert_eq!(again.as_ptr(), memory);
    }
}

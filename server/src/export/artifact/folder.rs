//! Finished files in a folder, read in larger pieces than object stores read files in: of those, every one costs
//! a way to another thread and back.

use std::{
    io::{self, SeekFrom},
    ops::Range,
    path::Path,
};

use bytes::Bytes;
use futures::{StreamExt, stream::BoxStream};
use object_store::path::Path as Location;
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt},
};
use tokio_util::io::ReaderStream;

const PIECE_BYTES: usize = 512 * 1_024;

/// A part of the file; none if it is not there.
///
/// # Errors
/// If the folder is not there either, or the file ends before the part.
pub(super) async fn read(
    folder: &Path,
    location: &str,
    bytes: Range<u64>,
) -> io::Result<Option<BoxStream<'static, io::Result<Bytes>>>> {
    let path = folder.join(Location::from(location).as_ref());
    let mut file = match File::open(path).await {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound && folder.is_dir() => return Ok(None),
        Err(error) => return Err(error),
    };
    if file.metadata().await?.len() < bytes.end {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    file.set_max_buf_size(PIECE_BYTES);
    file.seek(SeekFrom::Start(bytes.start)).await?;
    let part = file.take(bytes.end - bytes.start);
    Ok(Some(ReaderStream::with_capacity(part, PIECE_BYTES).boxed()))
}

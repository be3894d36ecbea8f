//! `server verify`: whether a file is an export, and unchanged.

use std::{
    io::{self, Read, Write},
    path::Path,
};

use sha2::{Digest, Sha256};

use super::Failure;
use crate::Store;

const BUFFER_BYTES: usize = 256 * 1_024;

/// Prints which export the file is; fails if it is none, or no longer.
pub(super) async fn run(store: &Store, path: &Path) -> Result<(), Failure> {
    let name = path.display();
    let (sha256, size_bytes) = hash(path).map_err(|error| format!("{name}: {error}"))?;
    let exports = store.exports_of(&sha256, size_bytes).await?;
    if exports.is_empty() {
        let file_name = path.file_name().unwrap_or_default().to_string_lossy();
        let why = if store.knows_file_name(&file_name).await? {
            "an export of this name is known, but the file was changed"
        } else {
            "no export of this console is known with this content"
        };
        return Err(format!("{name}: {why} (SHA-256 {})", hex::encode(sha256)).into());
    }
    let mut out = io::stdout();
    writeln!(out, "{name} is unchanged (SHA-256 {}):", hex::encode(sha256))?;
    for export in exports {
        writeln!(out, "  {export}")?;
    }
    Ok(())
}

fn hash(path: &Path) -> io::Result<([u8; 32], u64)> {
    let mut file = std::fs::File::open(path)?;
    let (mut sha256, mut size_bytes) = (Sha256::new(), 0);
    let mut buffer = vec![0; BUFFER_BYTES];
    loop {
        let bytes = file.read(&mut buffer)?;
        if bytes == 0 {
            return Ok((sha256.finalize().into(), size_bytes));
        }
        sha256.update(&buffer[..bytes]);
        size_bytes += bytes as u64;
    }
}

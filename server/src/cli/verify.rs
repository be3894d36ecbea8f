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
        let why = if store.knows_file_name(&first_name(&file_name)).await? {
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

/// The name under which a browser saved a file before it saved another of the same name: `a.csv` of `a (1).csv`
/// and `a(1).csv`.
fn first_name(name: &str) -> String {
    let parts = || {
        let (name, extension) = name.rsplit_once('.')?;
        let (name, number) = name.strip_suffix(')')?.rsplit_once('(')?;
        let name = name.strip_suffix(' ').unwrap_or(name);
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| format!("{name}.{extension}"))
    };
    parts().unwrap_or_else(|| name.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_a_browser_added_is_no_part_of_the_name() {
        let names = [
            "a.csv",
            "a (1).csv",
            "a(12).zip",
            "a (b).csv",
            "a ().csv",
            "(1)",
            "a (1)",
        ];
        assert_eq!(
            names.map(first_name),
            ["a.csv", "a.csv", "a.zip", "a (b).csv", "a ().csv", "(1)", "a (1)"]
        );
    }
}

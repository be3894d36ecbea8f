//! Archives of all sizes, read by other programs than the one that wrote them.

use std::{
    fs::File,
    io::{Seek, SeekFrom, Write},
    path::Path,
    process::Command,
};

use rawzip::{RECOMMENDED_BUFFER_SIZE, ZipArchive};

use super::*;

/// Stores chunks in a file.
struct Stored(File);

impl Chunks for Stored {
    fn put(&mut self, mut chunk: Vec<u8>) -> Result<Vec<u8>> {
        self.0.write_all(&chunk)?;
        chunk.clear();
        Ok(chunk)
    }
}

/// Stores chunks in a file of which the middle is a hole, since it is known and would only take room.
struct WithHole {
    file: File,
    at: u64,
}

/// As much of the beginning is stored as holds the head of the first file.
const BEGINNING: u64 = 1_024 * 1_024;
/// As much is left out as the first file takes at least.
const HOLE_ENDS: u64 = 4_300_000_000;

impl Chunks for WithHole {
    fn put(&mut self, mut chunk: Vec<u8>) -> Result<Vec<u8>> {
        let end = self.at + chunk.len() as u64;
        if end <= BEGINNING || end >= HOLE_ENDS {
            self.file.seek(SeekFrom::Start(self.at))?;
            self.file.write_all(&chunk)?;
        }
        self.at = end;
        chunk.clear();
        Ok(chunk)
    }
}

const PIECE: usize = 16 * 1_024 * 1_024;
const PIECES: usize = 257;
const LARGE: u64 = (PIECE * PIECES) as u64;

/// Writes an archive with a file of so many equal pieces, and a small one behind.
fn write(chunks: &mut dyn Chunks, mut piece: Vec<u8>, pieces: usize) -> Result<()> {
    let mut zip = Zip::begin(chunks, Timestamp(1_700_000_000));
    let mut large = zip.entry("large.csv")?;
    for _ in 0..pieces {
        piece = large.put(piece)?;
    }
    assert_eq!(large.finish()?.bytes, (PIECE * pieces) as u64);
    let mut small = zip.entry("small.csv")?;
    small.put(b"a,b\r\n".to_vec())?;
    small.finish()?;
    zip.finish()
}

/// A piece that repeats itself nowhere within what DEFLATE looks back on (xorshift).
fn noise() -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let words = (0..PIECE / 8).map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    words.flatten().collect()
}

/// The size of each file of the archive, and where it begins.
fn listed(path: &Path) -> Vec<(u64, u64)> {
    let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
    let archive = ZipArchive::from_file(File::open(path).unwrap(), &mut buffer).expect("an archive");
    let mut entries = archive.entries(&mut buffer);
    let mut listed = Vec::new();
    while let Some(entry) = entries.next_entry().expect("an entry") {
        listed.push((entry.uncompressed_size_hint(), entry.local_header_offset()));
    }
    listed
}

/// What another program says of the file; nothing where there is no such program.
fn said(program: &str, arguments: &[&str], file: &Path) -> Option<String> {
    match Command::new(program).args(arguments).arg(file).output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(error) => {
            eprintln!("{program} was not tried: {error}");
            None
        }
    }
}

const LIST_AND_READ: &str = "import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
print([(file.file_size, file.compress_size > 4_300_000_000) for file in archive.infolist()], archive.read('small.csv'))";

// Zeros, since 4 GiB of them are written and compressed in seconds.
#[test]
fn a_file_of_more_than_4_gib_is_told_in_64_bits() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("zeros.zip");
    let mut stored = Stored(File::create(&path).unwrap());
    write(&mut stored, vec![0; PIECE], PIECES).expect("an archive");
    let sizes: Vec<u64> = listed(&path).into_iter().map(|(size, _)| size).collect();
    assert_eq!(sizes, [LARGE, 5]);
    if let Some(said) = said("unzip", &["-l"], &path) {
        assert!(said.contains(&LARGE.to_string()), "{said}");
    }
    if let Some(said) = said("python3", &["-c", LIST_AND_READ], &path) {
        assert_eq!(
            said.trim(),
            format!("[({LARGE}, False), (5, False)] b'a,b\\r\\n'")
        );
    }
}

#[test]
#[ignore = "compresses noise for a minute or two: make test-large"]
fn an_archive_of_more_than_4_gib_is_told_in_64_bits() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("large.zip");
    let mut stored = WithHole {
        file: File::create(&path).unwrap(),
        at: 0,
    };
    write(&mut stored, noise(), PIECES).expect("an archive");
    let [(large, 0), (5, behind)] = listed(&path)[..] else {
        panic!("not two files: {:?}", listed(&path));
    };
    assert_eq!(large, LARGE);
    assert!(behind > HOLE_ENDS, "the second begins beyond 32 bits: {behind}");
    if let Some(said) = said("python3", &["-c", LIST_AND_READ], &path) {
        assert_eq!(said.trim(), format!("[({LARGE}, True), (5, False)] b'a,b\\r\\n'"));
    }
    if let Some(said) = said("unzip", &["-l"], &path) {
        assert!(said.contains(&LARGE.to_string()), "{said}");
    }
}

#[test]
fn a_small_archive_is_one_that_any_program_reads() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("small.zip");
    write(&mut Stored(File::create(&path).unwrap()), noise(), 1).expect("an archive");
    assert_eq!(listed(&path)[0].0, PIECE as u64);
    let bytes = std::fs::read(&path).unwrap();
    let ends_of_64_bits = bytes.windows(4).filter(|bytes| bytes == b"PK\x06\x06").count();
    assert_eq!(ends_of_64_bits, 0);
}

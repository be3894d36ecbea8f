//! A reader of ZIP archives.

use std::io::Read;

use flate2::bufread::DeflateDecoder;
use rawzip::ZipArchive;

/// The names and contents of the files in an archive, in their order; sizes and checksums must hold.
pub fn read_zip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let archive = ZipArchive::from_slice(bytes).unwrap();
    let mut files = Vec::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = entry.file_path().try_normalize().unwrap().as_ref().to_owned();
        let stored = archive.get_entry(entry.wayfinder()).unwrap();
        let mut content = Vec::new();
        stored
            .verifying_reader(DeflateDecoder::new(stored.data()))
            .read_to_end(&mut content)
            .unwrap();
        files.push((name, content));
    }
    files
}

/// The content of one file of an archive.
pub fn file_of_zip(bytes: &[u8], name: &str) -> Vec<u8> {
    let files = read_zip(bytes).into_iter();
    let mut found = files.filter(|(of, _)| of == name);
    found.next().unwrap_or_else(|| panic!("no {name} in it")).1
}

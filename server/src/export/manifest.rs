//! `manifest.json`: what an archive holds, who asked for it, and when it was read.

use app::domain::{ExportOptions, PersonName, Timestamp};
use serde::Serialize;

use super::File;

/// Grows when a program that reads the manifest would misunderstand it.
const FORMAT: u32 = 1;

/// Everything that is said of an archive.
#[derive(Debug, Serialize)]
pub(super) struct Manifest<'file> {
    format: u32,
    made_by: MadeBy,
    workspace: &'file str,
    /// None if it was asked for on the command line.
    requested_by: Option<Asker<'file>>,
    /// All rows are from one instant of the database, and what was committed before this second is in them.
    read_at: String,
    rows: u64,
    files: Vec<ListedTable<'file>>,
    metadata: ListedFile,
}

#[derive(Debug, Serialize)]
struct MadeBy {
    program: &'static str,
    version: &'static str,
}

#[derive(Debug, Serialize)]
struct Asker<'file> {
    name: String,
    email: &'file str,
}

/// What proves a file.
#[derive(Debug, Serialize)]
pub(super) struct ListedFile {
    pub(super) name: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

/// A table's file.
#[derive(Debug, Serialize)]
pub(super) struct ListedTable<'file> {
    #[serde(flatten)]
    pub(super) file: ListedFile,
    /// Without the header.
    pub(super) rows: u64,
    pub(super) columns: Vec<&'static str>,
    pub(super) options: &'file ExportOptions,
}

impl<'file> Manifest<'file> {
    /// The manifest of an archive that holds these.
    pub(super) fn new(
        file: &'file File,
        read_at: Timestamp,
        files: Vec<ListedTable<'file>>,
        metadata: ListedFile,
    ) -> Self {
        let asker = |person: &'file PersonName| Asker {
            name: person.full_name(),
            email: &person.email,
        };
        Self {
            format: FORMAT,
            made_by: MadeBy {
                program: "admin console",
                version: env!("CARGO_PKG_VERSION"),
            },
            workspace: &file.slug,
            requested_by: file.requested_by.as_ref().map(asker),
            read_at: read_at.to_string(),
            rows: files.iter().map(|table| table.rows).sum(),
            files,
            metadata,
        }
    }
}

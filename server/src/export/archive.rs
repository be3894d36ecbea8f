//! Everything in one: a ZIP archive with the three tables of one instant, and what explains and proves them.

mod zip;

use app::domain::Timestamp;
use serde::Serialize;

use self::zip::Zip;
use super::{
    File, Progress,
    chunks::Chunks,
    csv_file::Finished,
    dictionary,
    guard::Guard,
    guarded::GuardedCells,
    manifest::{ListedFile, ListedTable, Manifest},
    table::Table,
};
use crate::{
    Error, Result,
    store::{EmptyGroupRecord, RosterRows, Snapshot},
};

/// Where programs that know CSV on the Web look for what describes the CSV files of a folder.
const METADATA: &str = "csv-metadata.json";
/// Last, since it tells of all others what is known only once they are written.
const MANIFEST: &str = "manifest.json";

/// Writes the archive; returns what its tables hold together.
pub(super) fn write(
    snapshot: &mut Snapshot,
    file: &File,
    read_at: Timestamp,
    chunks: &mut dyn Chunks,
    progress: &Progress,
) -> Result<Finished> {
    let mut zip = Zip::begin(chunks, read_at);
    let mut tables = Vec::with_capacity(Table::ALL.len());
    let mut before = 0;
    let mut all_guarded = GuardedCells::default();
    let RosterRows(people) = snapshot.aside.one()?;
    progress.expect(people + snapshot.aside.count_sessions(&file.sessions)?);
    for table in Table::ALL {
        let mut entry = zip.entry(&table.file_name())?;
        let Finished { rows, guarded } =
            table.write(snapshot, file, &mut entry, progress.of_table(before))?;
        before += rows;
        all_guarded.add_of(&table.file_name(), guarded);
        tables.push(ListedTable {
            file: entry.finish()?,
            rows,
            columns: table.columns().iter().map(|column| column.name).collect(),
            options: &file.options,
        });
    }
    let has_empty_groups = !snapshot.aside.all::<EmptyGroupRecord>()?.is_empty();
    let metadata = dictionary::metadata(Guard::of(file.options.exact), has_empty_groups);
    let metadata = write_json(&mut zip, METADATA, &metadata)?;
    let manifest = Manifest::new(file, read_at, tables, metadata);
    write_json(&mut zip, MANIFEST, &manifest)?;
    zip.finish()?;
    Ok(Finished {
        rows: before,
        guarded: all_guarded,
    })
}

fn write_json(zip: &mut Zip<'_>, name: &str, content: &impl Serialize) -> Result<ListedFile> {
    let mut json = serde_json::to_vec_pretty(content).map_err(|error| Error::Corrupt(error.to_string()))?;
    json.push(b'\n');
    let mut entry = zip.entry(name)?;
    entry.put(json)?;
    entry.finish()
}

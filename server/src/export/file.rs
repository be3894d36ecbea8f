//! One file to make, and how far it is.
//!
//! A thread reads one instant of the database and makes chunks of CSV of it; meanwhile the chunks
//! before are hashed and stored.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use app::domain::{ExportKind, ExportOptions, ExportRemark, PersonName};
use sha2::{Digest, Sha256};
use tokio_util::sync::CancellationToken;

use super::{
    archive, background,
    chunks::{Outlet, Output, chunks},
    csv_file::Finished,
    guarded::GuardedCells,
    table::Table,
};
use crate::{
    Result, clock,
    store::{Reading, RevisionRecord, SessionChoice, Store},
};

/// Which file to make.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) workspace_id: i64,
    pub(crate) kind: ExportKind,
    pub(crate) options: ExportOptions,
    /// The workspace's slug.
    pub(crate) slug: String,
    /// Who asked for it in the console.
    pub(crate) requested_by: Option<PersonName>,
    /// Which sessions, if it is the file of sessions.
    pub(crate) sessions: SessionChoice,
    /// What every session's link begins with: `{public_url}/w/{slug}/sessions/`.
    pub(crate) link_base: String,
    /// Where to read, if there is a replica.
    pub(crate) reading: Reading,
    /// Whether others, who wait for answers, go first.
    pub(crate) steps_back: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// Rows without the header.
    pub(crate) rows: u64,
    /// Size of the whole file.
    pub(crate) size_bytes: u64,
    /// SHA-256 of the whole file.
    pub(crate) sha256: [u8; 32],
    /// What is worth knowing of how it was made.
    pub(crate) remark: Option<ExportRemark>,
    /// The cells that were guarded against formulas.
    pub(crate) guarded: GuardedCells,
    /// The last change of sessions that its instant saw.
    pub(crate) revision: i64,
}

/// What was made, and from which state of the database.
struct Made {
    file: Finished,
    remark: Option<ExportRemark>,
    revision: i64,
}

/// How far a file is; written by the engine, read by others at any time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress {
    counts: Arc<Counts>,
    /// Rows of the archive's tables before this one.
    before: u64,
}

#[derive(Debug, Default)]
struct Counts {
    rows: AtomicU64,
    /// One more than the rows expected, so that 0 is "not known yet".
    of: AtomicU64,
}

impl Progress {
    /// That of one table of an archive, which goes on from the rows of those before.
    pub(super) fn of_table(&self, before: u64) -> Self {
        Self {
            counts: self.counts.clone(),
            before,
        }
    }

    /// How many rows there will be; what was said of the whole file first holds for its tables, too.
    pub(super) fn expect(&self, rows: u64) {
        let of = &self.counts.of;
        of.compare_exchange(0, rows + 1, Ordering::Relaxed, Ordering::Relaxed)
            .ok();
    }

    pub(super) fn wrote(&self, rows: u64) {
        self.counts.rows.store(self.before + rows, Ordering::Relaxed);
    }

    /// Rows written so far.
    pub(crate) fn rows(&self) -> u64 {
        self.counts.rows.load(Ordering::Relaxed)
    }

    /// Rows that there will be, once they are counted.
    pub(crate) fn of(&self) -> Option<u64> {
        self.counts.of.load(Ordering::Relaxed).checked_sub(1)
    }
}

/// Puts the whole file into `out`, from one instant of the database.
pub(crate) async fn write(
    store: &Store,
    file: &File,
    out: &mut impl Output,
    progress: &Progress,
) -> Result<Written> {
    let (outlet, mut inlet) = chunks();
    // Who gives up, by dropping this, also stops the thread: it may read for seconds before it has anything to store.
    let stop = CancellationToken::new();
    let _at_the_end = stop.clone().drop_guard();
    let (store, file, progress) = (store.clone(), file.clone(), progress.clone());
    let making = background::spawn(file.steps_back, move || {
        make(&store, &file, outlet, progress, stop)
    })?;
    let (mut sha256, mut size_bytes) = (Sha256::new(), 0);
    while let Some(chunk) = inlet.next().await {
        sha256.update(&chunk);
        size_bytes += chunk.len() as u64;
        out.put(chunk).await?;
    }
    let Made {
        file: Finished { rows, guarded },
        remark,
        revision,
    } = making.await??;
    Ok(Written {
        rows,
        size_bytes,
        sha256: sha256.finalize().into(),
        remark,
        guarded,
        revision,
    })
}

/// Makes all chunks of the file, on a thread that may block.
fn make(
    store: &Store,
    file: &File,
    mut chunks: Outlet,
    progress: Progress,
    stop: CancellationToken,
) -> Result<Made> {
    // What was committed before this moment is in the snapshot.
    let read_at = clock::now();
    let (mut snapshot, remark) = store.snapshot(file.workspace_id, file.reading, &stop)?;
    let RevisionRecord(revision) = snapshot.aside.one()?;
    let made = match Table::of(file.kind) {
        Some(table) => table.write(&mut snapshot, file, &mut chunks, progress),
        None => archive::write(&mut snapshot, file, read_at, &mut chunks, &progress),
    }?;
    snapshot.close();
    Ok(Made {
        file: made,
        remark,
        revision,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_an_archive_go_on_in_the_count_of_all() {
        let archive = Progress::default();
        assert_eq!((archive.rows(), archive.of()), (0, None));
        archive.expect(10);
        let table = archive.of_table(4);
        table.expect(6);
        table.wrote(3);
        assert_eq!((archive.rows(), archive.of()), (7, Some(10)));
    }
}

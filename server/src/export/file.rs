//! One file to make, and how far it is.
//!
//! A thread reads one instant of the database and makes chunks of CSV of it; meanwhile the chunks
//! before are hashed and stored.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use app::domain::{ExportKind, ExportOptions};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::{
    background,
    csv_file::{CsvFile, Finished, Outlet, chunks},
    groups,
    guard::Guard,
    guarded::GuardedCells,
    sessions, users,
};
use crate::{
    Result,
    store::{Reading, RevisionRecord, SessionChoice, Store},
};

/// Which file to make.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) workspace_id: i64,
    pub(crate) kind: ExportKind,
    pub(crate) options: ExportOptions,
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
    pub(crate) remark: Option<&'static str>,
    /// The cells that were guarded against formulas.
    pub(crate) guarded: GuardedCells,
    /// The last change of sessions that its instant saw.
    pub(crate) revision: i64,
}

/// What was made, and from which state of the database.
struct Made {
    file: Finished,
    remark: Option<&'static str>,
    revision: i64,
}

/// How far a file is; written by the engine, read by others at any time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    rows: AtomicU64,
    /// One more than the rows expected, so that 0 is "not known yet".
    of: AtomicU64,
}

impl Progress {
    pub(super) fn expect(&self, rows: u64) {
        self.0.of.store(rows + 1, Ordering::Relaxed);
    }

    pub(super) fn wrote(&self, rows: u64) {
        self.0.rows.store(rows, Ordering::Relaxed);
    }

    /// Rows written so far.
    pub(crate) fn rows(&self) -> u64 {
        self.0.rows.load(Ordering::Relaxed)
    }

    /// Rows that there will be, once they are counted.
    pub(crate) fn of(&self) -> Option<u64> {
        self.0.of.load(Ordering::Relaxed).checked_sub(1)
    }
}

/// Writes the whole file to `out`, from one instant of the database.
pub(crate) async fn write<Out: AsyncWrite + Unpin + Send>(
    store: &Store,
    file: &File,
    out: &mut Out,
    progress: &Progress,
) -> Result<Written> {
    let (outlet, mut inlet) = chunks();
    let (store, file, progress) = (store.clone(), file.clone(), progress.clone());
    let making = background::spawn(file.steps_back, move || make(&store, &file, outlet, progress))?;
    let (mut sha256, mut size_bytes) = (Sha256::new(), 0);
    while let Some(chunk) = inlet.full.recv().await {
        sha256.update(&chunk);
        size_bytes += chunk.len() as u64;
        out.write_all(&chunk).await?;
        inlet.empty.try_send(chunk).ok();
    }
    let Made {
        file: Finished { rows, guarded },
        remark,
        revision,
    } = making.await??;
    out.flush().await?;
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
fn make(store: &Store, file: &File, chunks: Outlet, progress: Progress) -> Result<Made> {
    let (mut snapshot, remark) = store.snapshot(file.workspace_id, file.reading)?;
    let RevisionRecord(revision) = snapshot.aside.one()?;
    let guard = if file.options.exact {
        Guard::Exact
    } else {
        Guard::Spreadsheet
    };
    let mark = file.options.byte_order_mark;
    let begin = |header: &'static [&'static str]| CsvFile::begin(chunks, progress, header, mark);
    let made = match file.kind {
        ExportKind::Sessions => sessions::write(
            &mut snapshot,
            guard,
            &file.sessions,
            &file.link_base,
            begin(&sessions::HEADER),
        ),
        ExportKind::Users => users::write(&mut snapshot, guard, begin(&users::HEADER)),
        ExportKind::Groups => groups::write(&mut snapshot, guard, begin(&groups::HEADER)),
    }?;
    snapshot.close();
    Ok(Made {
        file: made,
        remark,
        revision,
    })
}

//! One file to make, and how far it is.

use std::sync::atomic::{AtomicU64, Ordering};

use app::domain::{ExportKind, ExportOptions};
use tokio::io::AsyncWrite;

use super::{csv_file::Written, groups, guard::Guard, sessions, users};
use crate::{Result, store::Store};

/// Which file to make.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) workspace_id: i64,
    pub(crate) kind: ExportKind,
    pub(crate) options: ExportOptions,
    /// What every session's link begins with: `{public_url}/w/{slug}/sessions/`.
    pub(crate) link_base: String,
}

/// How far a file is; written by the engine, read by others at any time.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    rows: AtomicU64,
    /// One more than the rows expected, so that 0 is "not known yet".
    of: AtomicU64,
}

impl Progress {
    pub(super) fn expect(&self, rows: u64) {
        self.of.store(rows + 1, Ordering::Relaxed);
    }

    pub(super) fn wrote(&self, rows: u64) {
        self.rows.store(rows, Ordering::Relaxed);
    }

    /// Rows written so far.
    pub(crate) fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// Rows that there will be, once they are counted.
    pub(crate) fn of(&self) -> Option<u64> {
        self.of.load(Ordering::Relaxed).checked_sub(1)
    }
}

/// Writes the whole file to `out`, from one instant of the database.
pub(crate) async fn write<Out: AsyncWrite + Unpin + Send>(
    store: &Store,
    file: &File,
    out: &mut Out,
    progress: &Progress,
) -> Result<Written> {
    let snapshot = store.snapshot(file.workspace_id).await?;
    let guard = if file.options.exact {
        Guard::Exact
    } else {
        Guard::Spreadsheet
    };
    match file.kind {
        ExportKind::Sessions => sessions::write(snapshot, guard, &file.link_base, out, progress).await,
        ExportKind::Users => users::write(snapshot, guard, out, progress).await,
        ExportKind::Groups => groups::write(snapshot, guard, out, progress).await,
    }
}

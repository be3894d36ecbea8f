//! The three tables that exports are made of.

use app::domain::ExportKind;

use super::{
    File, Progress,
    chunks::Chunks,
    csv_file::{CsvFile, Finished},
    dictionary::Column,
    groups,
    guard::Guard,
    sessions, users,
};
use crate::{Result, store::Snapshot};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Users,
    Groups,
    Sessions,
}

impl Table {
    /// In the order of an archive.
    pub(super) const ALL: [Self; 3] = [Self::Users, Self::Groups, Self::Sessions];

    /// The one that makes the whole file; none for an archive.
    pub(super) const fn of(kind: ExportKind) -> Option<Self> {
        match kind {
            ExportKind::Sessions => Some(Self::Sessions),
            ExportKind::Users => Some(Self::Users),
            ExportKind::Groups => Some(Self::Groups),
            ExportKind::Everything => None,
        }
    }

    /// The export of this table alone.
    pub(super) const fn kind(self) -> ExportKind {
        match self {
            Self::Users => ExportKind::Users,
            Self::Groups => ExportKind::Groups,
            Self::Sessions => ExportKind::Sessions,
        }
    }

    /// What its file is called inside an archive.
    pub(super) fn file_name(self) -> String {
        format!("{}.csv", self.kind().key())
    }

    /// Its columns, from left to right.
    pub(super) const fn columns(self) -> &'static [Column] {
        match self {
            Self::Users => &users::COLUMNS,
            Self::Groups => &groups::COLUMNS,
            Self::Sessions => &sessions::COLUMNS,
        }
    }

    /// Writes its CSV; returns what it holds.
    pub(super) fn write(
        self,
        snapshot: &mut Snapshot,
        file: &File,
        chunks: &mut dyn Chunks,
        progress: Progress,
    ) -> Result<Finished> {
        let guard = Guard::of(file.options.exact);
        let csv = CsvFile::begin(chunks, progress, self.columns(), file.options.byte_order_mark);
        match self {
            Self::Users => users::write(snapshot, guard, csv),
            Self::Groups => groups::write(snapshot, guard, csv),
            Self::Sessions => sessions::write(snapshot, guard, &file.sessions, &file.link_base, csv),
        }
    }
}

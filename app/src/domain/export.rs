//! Exports: what is asked for, how far it is, and what became of it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{PersonName, Timestamp, words::words};

words! {
    /// Which of the three files.
    ExportKind {
        /// One row per roleplay session.
        Sessions = "sessions" "Sessions",
        /// One row per member.
        Users = "users" "Users",
        /// One row per member of a group.
        Groups = "groups" "Groups",
    }
}

impl ExportKind {
    /// The name of the file that is made on the day of `at`: `acme-users-2026-03-15.csv`.
    #[must_use]
    pub fn file_name(self, slug: &str, at: Timestamp) -> String {
        format!("{slug}-{}-{}.csv", self.key(), at.date_text())
    }
}

/// How the file is to be written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ExportOptions {
    /// Text exactly as it was typed, without the guard against formulas.
    pub exact: bool,
}

/// An export as its banner shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportProgress {
    /// The export's id.
    pub id: Uuid,
    /// Which file it makes.
    pub kind: ExportKind,
    /// How far it is.
    pub state: ExportState,
}

/// How far an export is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportState {
    /// Waits for its turn.
    Queued,
    /// Is being written.
    Running {
        /// Rows written so far.
        rows: u64,
        /// Rows that there will be, once they are counted.
        of: Option<u64>,
    },
    /// Is whole and waits to be fetched.
    Ready {
        /// The file's name.
        file_name: String,
        /// Its rows, without the header.
        rows: u64,
        /// Its size.
        size_bytes: u64,
    },
    /// Came to nothing; no file exists.
    Failed {
        /// Why, in plain words.
        reason: String,
    },
}

impl ExportState {
    /// Whether nothing more will happen.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Ready { .. } | Self::Failed { .. })
    }
}

impl ExportProgress {
    /// The address of the finished file, if there is one: `/w/{slug}/exports/{id}/{file name}`.
    #[must_use]
    pub fn download_path(&self, slug: &str) -> Option<String> {
        match &self.state {
            ExportState::Ready { file_name, .. } => {
                Some(format!("/w/{slug}/exports/{}/{file_name}", self.id))
            }
            _ => None,
        }
    }
}

/// One line of the list of recent exports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportRecord {
    /// Which export, and what became of it.
    pub progress: ExportProgress,
    /// How it was to be written.
    pub options: ExportOptions,
    /// Who asked for it.
    pub requested_by: PersonName,
    /// When.
    pub requested_at: Timestamp,
    /// What is worth knowing of how it was made.
    pub remark: Option<String>,
    /// Until when its file can be fetched; none if there is no file, or no longer.
    pub available_until: Option<Timestamp>,
}

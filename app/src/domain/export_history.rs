//! The history of exports, and how it is searched.

use serde::{Deserialize, Serialize};

use super::{ExportKind, ExportProgress, ExportRemark, Page, PersonName, Timestamp, words::words};

/// One line of the history of exports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportRecord {
    /// Which export, and what became of it.
    pub progress: ExportProgress,
    /// How it was to be written, and which sessions it was to hold, in words; empty if as by default.
    pub options: String,
    /// The moment that ends these words, where only what is new since then is in it.
    pub new_since: Option<Timestamp>,
    /// Who asked for it.
    pub requested_by: PersonName,
    /// When.
    pub requested_at: Timestamp,
    /// What is worth knowing of how it was made.
    pub remark: Option<ExportRemark>,
    /// Until when its file can be fetched; none if there is no file, or no longer.
    pub available_until: Option<Timestamp>,
    /// Whether who asks may delete the file now.
    pub may_delete: bool,
    /// Who fetched the file, in the order in which they did.
    pub downloads: Vec<ExportDownload>,
    /// Who deleted the file, if somebody did before its time.
    pub deleted: Option<ExportDownload>,
}

/// Somebody fetched a file, or deleted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportDownload {
    /// Their e-mail.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

words! {
    /// What became of an export, as the history is searched for it.
    HistoryState {
        /// It waits or is being made.
        UnderWay = "under_way" "Under way" "In Arbeit",
        /// Its file can be fetched.
        Ready = "ready" "Ready" "Fertig",
        /// Its file was deleted, or its time is over.
        Gone = "gone" "No longer kept" "Nicht mehr vorhanden",
        /// It came to nothing.
        Failed = "failed" "Failed" "Fehlgeschlagen",
        /// Somebody canceled it.
        Canceled = "canceled" "Canceled" "Abgebrochen",
    }
}

/// Which part of the history to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HistoryQuery {
    /// Only of this kind.
    pub kind: Option<ExportKind>,
    /// Only what the person with this e-mail asked for; empty for all.
    pub person: String,
    /// Only what became of it.
    pub state: Option<HistoryState>,
    /// The page, counted from 1; 0 is taken as 1.
    pub page: u32,
}

/// A page of the history, and whom it can be searched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The exports that were looked for, newest first.
    pub page: Page<ExportRecord>,
    /// All who ever asked for an export of the workspace.
    pub people: Vec<PersonName>,
}

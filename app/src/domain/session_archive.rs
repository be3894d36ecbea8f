//! Putting sessions away, and taking them out again.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Timestamp, words::words};

/// Sessions that are archived or restored at once; at most [`super::MOST_AT_ONCE`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveChange {
    /// Which.
    pub sessions: Vec<Uuid>,
    /// Whether they are put away, or taken out again.
    pub archive: bool,
}

/// What such a change would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveForecast {
    /// Sessions that would leave the Sessions export, or come back into it.
    pub exported: u32,
    /// Demo sessions that would be changed: no export holds them, before or after.
    pub demo: u32,
    /// Sessions that are so already.
    pub unchanged: u32,
    /// Sessions that are not there.
    pub gone: u32,
    /// Other sessions of the export whose attempt number would be another.
    pub renumbered: u32,
}

words! {
    /// What became of one session of such a change.
    ArchiveVerdict {
        /// It was done.
        Changed = "changed" "Changed" "Geändert",
        /// It was so already.
        Unchanged = "unchanged" "Was so already" "War schon so",
        /// There is no such session.
        Gone = "gone" "Not found" "Nicht gefunden",
    }
}

/// What became of one session of such a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveOutcome {
    /// The session's id.
    pub id: Uuid,
    /// Whose session it is, and of what; empty if it is gone.
    pub name: String,
    /// What became of it.
    pub verdict: ArchiveVerdict,
    /// When it was archived, where it was so already.
    pub archived_at: Option<Timestamp>,
    /// Who archived it then, if the activity list tells; or empty.
    pub archived_by: String,
}

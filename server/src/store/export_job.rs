//! Export jobs as the rest of the server knows them, whichever database keeps them.

use app::domain::{ExportKind, ExportRemark, FailureReason, PersonName, Timestamp};
use uuid::Uuid;

use super::SettledOptions;
use crate::export::GuardedCells;

/// How often a job is begun before it is given up: a server that dies over it takes the job with it.
pub(crate) const MOST_ATTEMPTS: i64 = 3;

/// A job that a worker holds until its lease runs out.
#[derive(Debug, Clone)]
pub(crate) struct ClaimedExport {
    pub(crate) id: i64,
    pub(crate) uuid: Uuid,
    pub(crate) workspace_id: i64,
    pub(crate) workspace_uuid: Uuid,
    pub(crate) slug: String,
    pub(crate) kind: ExportKind,
    pub(crate) options: SettledOptions,
    /// Who asked for it first.
    pub(crate) requested_by: PersonName,
    /// Which attempt at this job it is, counted from 1.
    pub(crate) attempt: i64,
    /// The number of this claim among all that ever were.
    pub(crate) turn: i64,
}

impl ClaimedExport {
    /// Whether there is an attempt left after this one.
    pub(crate) const fn may_be_tried_again(&self) -> bool {
        self.attempt < MOST_ATTEMPTS
    }
}

/// A finished file, as the artifact store keeps it.
#[derive(Debug, Clone)]
pub(crate) struct StoredFile {
    pub(crate) file_name: String,
    pub(crate) location: String,
    pub(crate) size_bytes: u64,
    pub(crate) sha256: [u8; 32],
}

/// How a job ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    Ready {
        file: StoredFile,
        rows: u64,
        /// What is worth knowing of how it was made.
        remark: Option<ExportRemark>,
        /// The cells that were guarded against formulas.
        guarded: GuardedCells,
        /// The last change of sessions that the file's instant saw.
        revision: i64,
        expires_at: Timestamp,
    },
    Failed {
        reason: FailureReason,
    },
}

//! What the banner says of the tab's export: politely, between, as an alarm, and to be seen only.

use super::{super::progress_text, ExportFlow, SavedWay};
use crate::{
    components::thousands,
    domain::ExportState,
    texts::{banner as texts, export_options, quantities},
};

impl ExportFlow {
    /// What is said politely: the start and the good end. It stays the same while rows are counted.
    pub(crate) fn status(&self) -> String {
        match self {
            Self::Idle | Self::Failed { .. } => String::new(),
            Self::Downloading {
                file_name,
                is_kept: true,
                ..
            } => texts::downloading(file_name),
            Self::Generating { kind, .. } | Self::Downloading { kind, .. } => texts::generating(kind.name()),
            Self::Saved {
                file_name,
                rows,
                way,
                guarded: (_, guarded),
            } => {
                let saved = match way {
                    SavedWay::Checked => texts::saved,
                    SavedWay::OnlyCounted => texts::saved_unproved,
                    SavedWay::ByBrowser => texts::saved_by_browser,
                };
                saved(file_name, &quantities::rows(*rows)) + &guarded_text(*guarded)
            }
            Self::Canceled { kind, by: None } => texts::canceled(kind.name()),
            Self::Canceled { kind, by: Some(by) } => texts::canceled_by(kind.name(), by),
        }
    }

    /// What is said between: that it has to wait, and each quarter.
    pub(crate) fn milestone(&self) -> String {
        if self
            .progress()
            .is_some_and(|progress| progress.state == ExportState::Queued)
        {
            return self.detail();
        }
        match (self, self.percent()) {
            (Self::Generating { kind, .. }, Some(percent @ 25..100)) => {
                texts::milestone(kind.name(), percent / 25 * 25)
            }
            _ => String::new(),
        }
    }

    /// What interrupts: the bad end.
    pub(crate) fn alarm(&self) -> String {
        match self {
            Self::Failed { reason, .. } => reason.clone(),
            _ => String::new(),
        }
    }

    /// How far it is, to be seen; of it only that it has to wait is announced.
    pub(crate) fn detail(&self) -> String {
        match self {
            Self::Downloading {
                file_name,
                is_kept: false,
                ..
            } => texts::downloading_quietly(file_name),
            _ => self
                .progress()
                .map(|progress| progress_text(&progress.state))
                .unwrap_or_default(),
        }
    }
}

/// How many cells were guarded, after a space; nothing if none were.
fn guarded_text(count: u64) -> String {
    match count {
        0 => String::new(),
        1 => format!(" {}", export_options::guarded_one()),
        count => format!(" {}", export_options::guarded_many(&thousands(count))),
    }
}

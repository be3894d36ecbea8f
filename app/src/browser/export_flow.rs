//! The export of this tab: where it is, what its banner says, and what comes next.

use crate::{
    AppError,
    components::{quantity, thousands},
    domain::{ExportKind, ExportProgress, ExportState},
};

/// Where the export of this tab is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum ExportFlow {
    /// There is none.
    #[default]
    Idle,
    /// The server makes the file.
    Generating {
        kind: ExportKind,
        rows: u64,
        of: Option<u64>,
    },
    /// The file is whole and on its way to this browser.
    Downloading { kind: ExportKind, file_name: String },
    /// The browser has the whole file.
    Saved { file_name: String, rows: u64 },
    /// It came to nothing.
    Failed {
        /// The workspace that it was of.
        slug: String,
        kind: ExportKind,
        reason: String,
        signed_out: bool,
    },
}

impl ExportFlow {
    /// An export that was just asked for.
    pub(crate) const fn started(kind: ExportKind) -> Self {
        Self::Generating {
            kind,
            rows: 0,
            of: None,
        }
    }

    /// What the server's word makes of it.
    pub(crate) fn reported(slug: &str, progress: &ExportProgress) -> Self {
        let kind = progress.kind;
        match &progress.state {
            ExportState::Queued => Self::started(kind),
            ExportState::Running { rows, of } => Self::Generating {
                kind,
                rows: *rows,
                of: *of,
            },
            ExportState::Ready { file_name, .. } => Self::Downloading {
                kind,
                file_name: file_name.clone(),
            },
            ExportState::Failed { reason } => Self::Failed {
                slug: slug.to_owned(),
                kind,
                reason: format!("The {} report could not be made. {reason}", kind.label()),
                signed_out: false,
            },
        }
    }

    /// What an error makes of it; whatever it was, no file was saved.
    pub(crate) fn failed(slug: &str, kind: ExportKind, error: &AppError) -> Self {
        let reason = match error {
            AppError::SignInNeeded => "You have been signed out. Sign in and try again.".to_owned(),
            AppError::Unreachable => {
                "The connection to the server was lost, so no file was saved.".to_owned()
            }
            AppError::NotFound => "This export is gone, so no file was saved.".to_owned(),
            other => format!("The {} report was not saved. {other}", kind.label()),
        };
        Self::Failed {
            slug: slug.to_owned(),
            kind,
            reason,
            signed_out: *error == AppError::SignInNeeded,
        }
    }

    /// Whether it still runs, so that no other may begin in this tab.
    pub(crate) const fn is_busy(&self) -> bool {
        matches!(self, Self::Generating { .. } | Self::Downloading { .. })
    }

    /// Which file of which workspace can be tried again.
    pub(crate) fn to_retry(&self) -> Option<(String, ExportKind)> {
        match self {
            Self::Failed { slug, kind, .. } => Some((slug.clone(), *kind)),
            _ => None,
        }
    }

    /// Whether it failed because nobody is signed in any more.
    pub(crate) const fn is_signed_out(&self) -> bool {
        matches!(self, Self::Failed { signed_out: true, .. })
    }

    /// What is said politely: the start and the good end. It stays the same while rows are counted.
    pub(crate) fn status(&self) -> String {
        match self {
            Self::Idle | Self::Failed { .. } => String::new(),
            Self::Generating { kind, .. } | Self::Downloading { kind, .. } => format!(
                "Generating the {} report… Keep this page open; the file downloads by itself.",
                kind.label()
            ),
            Self::Saved { file_name, rows } => {
                format!("{file_name} was saved: {}.", quantity(*rows, "row"))
            }
        }
    }

    /// What interrupts: the bad end.
    pub(crate) fn alarm(&self) -> String {
        match self {
            Self::Failed { reason, .. } => reason.clone(),
            _ => String::new(),
        }
    }

    /// How far it is, to be seen but not announced.
    pub(crate) fn detail(&self) -> String {
        match self {
            Self::Generating {
                rows: 0, of: None, ..
            } => String::new(),
            Self::Generating {
                rows, of: Some(of), ..
            } => format!("{} of {}", thousands(*rows), quantity(*of, "row")),
            Self::Generating { rows, of: None, .. } => format!("{} so far", quantity(*rows, "row")),
            Self::Downloading { file_name, .. } => format!("Downloading {file_name}"),
            _ => String::new(),
        }
    }

    /// How the banner looks, as its style sheet calls it.
    pub(crate) const fn tone(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Generating { .. } | Self::Downloading { .. } => "busy",
            Self::Saved { .. } => "saved",
            Self::Failed { .. } => "failed",
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn reported(state: ExportState) -> ExportFlow {
        let progress = ExportProgress {
            id: Uuid::nil(),
            kind: ExportKind::Users,
            state,
        };
        ExportFlow::reported("acme", &progress)
    }

    #[test]
    fn says_the_same_from_the_click_until_the_file_is_there() {
        let clicked = ExportFlow::started(ExportKind::Users);
        let steps = [
            ExportState::Queued,
            ExportState::Running {
                rows: 1_204,
                of: Some(5_000),
            },
            ExportState::Ready {
                file_name: "acme-users-2026-11-23.csv".into(),
                rows: 5_000,
                size_bytes: 1,
            },
        ]
        .map(reported);
        assert!(
            steps
                .iter()
                .all(|step| step.is_busy() && step.status() == clicked.status())
        );
        assert_eq!(
            steps.map(|step| step.detail()),
            ["", "1,204 of 5,000 rows", "Downloading acme-users-2026-11-23.csv"]
        );
    }

    #[test]
    fn tells_what_was_saved() {
        let flow = ExportFlow::Saved {
            file_name: "acme-users-2026-11-23.csv".into(),
            rows: 24,
        };
        assert_eq!(flow.status(), "acme-users-2026-11-23.csv was saved: 24 rows.");
        assert!(!flow.is_busy() && flow.alarm().is_empty());
    }

    #[test]
    fn a_failure_is_announced_once_and_can_be_tried_again() {
        let failed = reported(ExportState::Failed {
            reason: "The disk is full.".into(),
        });
        assert_eq!(
            failed.alarm(),
            "The Users report could not be made. The disk is full."
        );
        assert_eq!(failed.status(), "");
        assert_eq!(failed.to_retry(), Some(("acme".to_owned(), ExportKind::Users)));
        assert!(!failed.is_busy());
    }

    #[test]
    fn a_lost_connection_is_told_in_plain_words() {
        let lost = ExportFlow::failed("acme", ExportKind::Groups, &AppError::Unreachable);
        assert_eq!(
            lost.alarm(),
            "The connection to the server was lost, so no file was saved."
        );
        let signed_out = ExportFlow::failed("acme", ExportKind::Groups, &AppError::SignInNeeded);
        assert_eq!(
            signed_out.alarm(),
            "You have been signed out. Sign in and try again."
        );
        assert!(signed_out.is_signed_out() && !lost.is_signed_out());
    }
}

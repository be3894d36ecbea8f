//! The export of this tab: where it is, what its banner says, and what comes next.

use uuid::Uuid;

use super::progress_text;
use crate::{
    AppError,
    components::thousands,
    domain::{ExportKind, ExportProgress, ExportState},
    texts::{banner as texts, export_options, quantities},
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
        /// What the server said last.
        progress: Option<ExportProgress>,
    },
    /// The file is whole and on its way to this browser.
    Downloading {
        kind: ExportKind,
        file_name: String,
        /// Whether it was made before, so that there was nothing to wait for.
        is_kept: bool,
    },
    /// The browser has the whole file.
    Saved {
        file_name: String,
        rows: u64,
        /// Whether it is large, so that the browser still downloads it by itself.
        by_browser: bool,
        /// Which export it is, and how many of its cells were guarded against formulas.
        guarded: (Uuid, u64),
    },
    /// It was canceled.
    Canceled {
        kind: ExportKind,
        /// By whom, if it was not in this tab.
        by: Option<String>,
    },
    /// It came to nothing.
    Failed {
        reason: String,
        signed_out: bool,
        /// The workspace that it was of.
        slug: String,
        next: NextTry,
    },
}

/// What another try has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NextTry {
    /// Make the file anew.
    Export(ExportKind),
    /// Fetch it again: it is there.
    Fetch(ExportProgress),
}

impl NextTry {
    const fn kind(&self) -> ExportKind {
        match self {
            Self::Export(kind) => *kind,
            Self::Fetch(progress) => progress.kind,
        }
    }
}

impl ExportFlow {
    /// An export that was just asked for.
    pub(crate) const fn started(kind: ExportKind) -> Self {
        Self::Generating { kind, progress: None }
    }

    /// What the server's word makes of it.
    pub(crate) fn reported(slug: &str, progress: &ExportProgress) -> Self {
        let kind = progress.kind;
        match &progress.state {
            ExportState::Queued | ExportState::Running { .. } => Self::Generating {
                kind,
                progress: Some(progress.clone()),
            },
            ExportState::Ready { file_name, .. } => Self::Downloading {
                kind,
                file_name: file_name.clone(),
                is_kept: false,
            },
            ExportState::Failed { reason } => Self::Failed {
                slug: slug.to_owned(),
                next: NextTry::Export(kind),
                reason: texts::not_made(kind.name(), reason),
                signed_out: false,
            },
            ExportState::Canceled { by } => Self::Canceled {
                kind,
                by: Some(by.clone()),
            },
        }
    }

    /// What an error makes of it; whatever it was, no file was saved.
    pub(crate) fn failed(slug: &str, next: NextTry, error: &AppError) -> Self {
        let kind = next.kind();
        let reason = match error {
            AppError::SignInNeeded => texts::signed_out().to_owned(),
            AppError::Unreachable => texts::connection_lost().to_owned(),
            AppError::TooManyExports | AppError::TooManyExportsOfWorkspace => error.to_string(),
            AppError::NotFound => texts::gone().to_owned(),
            other => texts::not_saved(kind.name(), &other.to_string()),
        };
        Self::Failed {
            slug: slug.to_owned(),
            next: match error {
                AppError::Expired | AppError::NotFound => NextTry::Export(kind),
                _ => next,
            },
            reason,
            signed_out: *error == AppError::SignInNeeded,
        }
    }

    /// Whether it still runs, so that no other may begin in this tab.
    pub(crate) const fn is_busy(&self) -> bool {
        matches!(self, Self::Generating { .. } | Self::Downloading { .. })
    }

    /// What of which workspace can be tried again.
    pub(crate) fn to_retry(&self) -> Option<(String, NextTry)> {
        match self {
            Self::Failed { slug, next, .. } => Some((slug.clone(), next.clone())),
            _ => None,
        }
    }

    /// Which export can be canceled.
    pub(crate) fn to_cancel(&self) -> Option<Uuid> {
        self.progress()
            .filter(|progress| progress.may_cancel)
            .map(|progress| progress.id)
    }

    /// The export whose guarded cells can be shown, if it has any.
    pub(crate) fn with_guarded(&self) -> Option<Uuid> {
        match self {
            Self::Saved {
                guarded: (id, 1..), ..
            } => Some(*id),
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
            Self::Downloading {
                file_name,
                is_kept: true,
                ..
            } => texts::downloading(file_name),
            Self::Generating { kind, .. } | Self::Downloading { kind, .. } => texts::generating(kind.name()),
            Self::Saved {
                file_name,
                rows,
                by_browser: false,
                guarded: (_, guarded),
            } => texts::saved(file_name, &quantities::rows(*rows)) + &guarded_text(*guarded),
            Self::Saved {
                file_name,
                rows,
                guarded: (_, guarded),
                ..
            } => texts::saved_by_browser(file_name, &quantities::rows(*rows)) + &guarded_text(*guarded),
            Self::Canceled { kind, by: None } => texts::canceled(kind.name()),
            Self::Canceled { kind, by: Some(by) } => texts::canceled_by(kind.name(), by),
        }
    }

    /// What is said between, at each quarter.
    pub(crate) fn milestone(&self) -> String {
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

    /// How far it is, to be seen but not announced.
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

    /// Whether other exports are made first.
    pub(crate) fn is_waiting(&self) -> bool {
        self.progress()
            .is_some_and(|progress| progress.state == ExportState::Queued)
    }

    /// How much of the file is written, once that is known.
    pub(crate) fn percent(&self) -> Option<u8> {
        self.progress()?.state.percent()
    }

    const fn progress(&self) -> Option<&ExportProgress> {
        match self {
            Self::Generating { progress, .. } => progress.as_ref(),
            _ => None,
        }
    }

    /// How the banner looks, as its style sheet calls it.
    pub(crate) const fn tone(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Generating { .. } | Self::Downloading { .. } => "busy",
            Self::Saved { .. } => "saved",
            Self::Canceled { .. } => "canceled",
            Self::Failed { .. } => "failed",
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

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(state: ExportState) -> ExportProgress {
        ExportProgress {
            id: Uuid::nil(),
            kind: ExportKind::Users,
            may_cancel: !state.is_final(),
            state,
        }
    }

    fn reported(state: ExportState) -> ExportFlow {
        ExportFlow::reported("acme", &progress(state))
    }

    fn running(rows: u64) -> ExportFlow {
        reported(ExportState::Running {
            rows,
            of: Some(5_000),
            seconds_left: None,
        })
    }

    fn ready() -> ExportState {
        ExportState::Ready {
            file_name: "acme-users-2026-11-23.csv".into(),
            rows: 5_000,
            size_bytes: 1,
            sha256: String::new(),
            guarded: 0,
        }
    }

    #[test]
    fn says_the_same_from_the_click_until_the_file_is_there() {
        let clicked = ExportFlow::started(ExportKind::Users);
        let steps = [reported(ExportState::Queued), running(1_204), reported(ready())];
        assert!(
            steps
                .iter()
                .all(|step| step.is_busy() && step.status() == clicked.status())
        );
        assert_eq!(
            steps.map(|step| step.detail()),
            [
                "Waiting for its turn: other exports are made first.",
                "1,204 of 5,000 rows · 24%",
                "Downloading acme-users-2026-11-23.csv"
            ]
        );
    }

    #[test]
    fn between_start_and_end_only_the_quarters_are_said() {
        let said = [0, 1_249, 1_250, 2_499, 2_500, 4_999, 5_000].map(|rows| running(rows).milestone());
        let quarter = |percent: u8| format!("Users report: {percent}% written.");
        assert_eq!(
            said,
            [
                String::new(),
                String::new(),
                quarter(25),
                quarter(25),
                quarter(50),
                quarter(75),
                String::new()
            ]
        );
    }

    #[test]
    fn tells_what_was_saved() {
        let flow = ExportFlow::Saved {
            file_name: "acme-users-2026-11-23.csv".into(),
            rows: 24,
            by_browser: false,
            guarded: (Uuid::nil(), 0),
        };
        assert_eq!(flow.status(), "acme-users-2026-11-23.csv was saved: 24 rows.");
        assert_eq!(flow.with_guarded(), None);
        assert!(!flow.is_busy() && flow.alarm().is_empty());
    }

    #[test]
    fn tells_how_many_cells_were_guarded() {
        let saved = |guarded| ExportFlow::Saved {
            file_name: "a.csv".into(),
            rows: 24,
            by_browser: false,
            guarded: (Uuid::nil(), guarded),
        };
        assert_eq!(
            saved(1).status(),
            "a.csv was saved: 24 rows. 1 cell was guarded against formulas."
        );
        assert_eq!(
            saved(1_204).status(),
            "a.csv was saved: 24 rows. 1,204 cells were guarded against formulas."
        );
        assert_eq!(saved(1).with_guarded(), Some(Uuid::nil()));
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
        assert_eq!(
            failed.to_retry(),
            Some(("acme".to_owned(), NextTry::Export(ExportKind::Users)))
        );
        assert!(!failed.is_busy());
    }

    #[test]
    fn what_was_canceled_is_no_failure_and_can_not_be_canceled_again() {
        let canceled = reported(ExportState::Canceled {
            by: "Olga Owner".into(),
        });
        assert_eq!(canceled.status(), "The Users report was canceled by Olga Owner.");
        assert!(!canceled.is_busy() && canceled.alarm().is_empty());
        assert_eq!(canceled.to_cancel(), None);
        assert_eq!(running(0).to_cancel(), Some(Uuid::nil()));
    }

    #[test]
    fn a_lost_connection_is_told_in_plain_words() {
        let failed = |error| ExportFlow::failed("acme", NextTry::Export(ExportKind::Groups), &error);
        let lost = failed(AppError::Unreachable);
        assert_eq!(
            lost.alarm(),
            "The connection to the server was lost, so no file was saved."
        );
        let signed_out = failed(AppError::SignInNeeded);
        assert_eq!(
            signed_out.alarm(),
            "You have been signed out. Sign in and try again."
        );
        assert!(signed_out.is_signed_out() && !lost.is_signed_out());
    }

    #[test]
    fn a_file_that_is_there_is_fetched_again_and_one_that_is_gone_is_made_again() {
        let fetch = NextTry::Fetch(progress(ready()));
        let next = |error| {
            ExportFlow::failed("acme", fetch.clone(), &error)
                .to_retry()
                .map(|(_, next)| next)
        };
        assert_eq!(next(AppError::Unreachable), Some(fetch.clone()));
        assert_eq!(next(AppError::Expired), Some(NextTry::Export(ExportKind::Users)));
    }
}

//! The export of this tab: where it is, and what comes next.

mod words;

use uuid::Uuid;

use crate::{
    AppError,
    domain::{ExportKind, ExportProgress, ExportState},
    texts::banner as texts,
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
        way: SavedWay,
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

/// How a file came to be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SavedWay {
    /// By this page, which has checked it.
    Checked,
    /// By this page, which could check its size alone.
    OnlyCounted,
    /// By the browser, which still downloads it by itself, since it is large.
    ByBrowser,
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
                reason: texts::not_made(kind.name(), reason.name()),
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

#[cfg(test)]
mod tests;

//! Exports: what is asked for, how far it is, and what became of it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{FailureReason, PersonName, Timestamp, words::words};

words! {
    /// Which file: one of three tables, or all of them in one archive.
    ExportKind {
        /// One row per roleplay session.
        Sessions = "sessions" "Sessions" "Sitzungen",
        /// One row per member.
        Users = "users" "Users" "Benutzer",
        /// One row per member of a group.
        Groups = "groups" "Groups" "Gruppen",
        /// The three of one instant, with what proves and explains them.
        Everything = "everything" "Everything" "Alles",
    }
}

impl ExportKind {
    /// Those whose file is one table.
    pub const TABLES: [Self; 3] = [Self::Sessions, Self::Users, Self::Groups];

    /// The name of the file that is made on the day of `at`: `acme-users-2026-03-15.csv`.
    #[must_use]
    pub fn file_name(self, slug: &str, at: Timestamp) -> String {
        format!("{slug}-{}-{}.{}", self.key(), at.date_text(), self.extension())
    }

    /// How the names of its files end.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Everything => "zip",
            Self::Sessions | Self::Users | Self::Groups => "csv",
        }
    }
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
    /// Whether who asks may cancel it.
    pub may_cancel: bool,
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
        /// How long it will take at the pace of the rows so far, for those who follow it long enough.
        seconds_left: Option<u64>,
    },
    /// Is whole and waits to be fetched.
    Ready {
        /// The file's name.
        file_name: String,
        /// Its rows, without the header.
        rows: u64,
        /// Its size.
        size_bytes: u64,
        /// Its SHA-256, in hexadecimal digits.
        sha256: String,
        /// How many of its cells got a `'` in front, so that no spreadsheet runs them.
        #[serde(default)]
        guarded: u64,
    },
    /// Came to nothing; no file exists.
    Failed {
        /// Why.
        reason: FailureReason,
    },
    /// Somebody canceled it; no file exists.
    Canceled {
        /// What they are called.
        by: String,
    },
}

impl ExportState {
    /// Whether nothing more will happen.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        !matches!(self, Self::Queued | Self::Running { .. })
    }

    /// How much of the file is written, once it is known how many rows there will be: 0 to 100.
    #[must_use]
    pub fn percent(&self) -> Option<u8> {
        match *self {
            Self::Running {
                rows, of: Some(of), ..
            } => {
                let percent = (rows * 100).checked_div(of).unwrap_or(100);
                Some(u8::try_from(percent).map_or(100, |percent| percent.min(100)))
            }
            _ => None,
        }
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

/// What runs in a workspace, and what waits there for the person who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportOverview {
    /// Everybody's exports that wait or are being made, in the order of their requests.
    pub under_way: Vec<ExportUnderWay>,
    /// What the person asked for that became ready and never reached them, newest first.
    pub for_you: Vec<ExportProgress>,
}

/// An export that waits or is being made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportUnderWay {
    /// Which export, and how far it is.
    pub progress: ExportProgress,
    /// Who asked for it first.
    pub requested_by: PersonName,
    /// What was chosen for it, in words; empty if nothing differs from the default.
    pub options: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_percentage_is_of_the_rows_and_never_rounded_up() {
        let percent = |rows, of| {
            let seconds_left = None;
            ExportState::Running {
                rows,
                of,
                seconds_left,
            }
            .percent()
        };
        assert_eq!(percent(0, None), None);
        assert_eq!(
            [(0, 3), (1, 3), (2, 3), (3, 3), (999, 1_000)].map(|(rows, of)| percent(rows, Some(of))),
            [Some(0), Some(33), Some(66), Some(100), Some(99)]
        );
        assert_eq!(percent(0, Some(0)), Some(100), "a file without rows is all there");
    }
}

//! Users by a CSV file: what becomes of each of its lines.

use serde::{Deserialize, Serialize};

use super::{FileFault, LineFault, MemberStatus, Role, SeatType, words::words};

/// The largest file that is taken.
pub const LARGEST_UPLOAD_BYTES: u32 = 16 * 1_024 * 1_024;
/// The most lines of one file, without the header.
pub const MOST_UPLOAD_LINES: u32 = 200_000;
/// The most lines that are listed; of the others only their number is told.
pub const SHOWN_LINES: usize = 200;

words! {
    /// A column of the Users file; its key is the head that the file has.
    UploadColumn {
        /// Given name.
        FirstName = "first_name" "First name" "Vorname",
        /// Family name.
        LastName = "last_name" "Last name" "Nachname",
        /// The address by which a person is known.
        Email = "email" "E-mail" "E-Mail",
        /// Their role in the workspace.
        Role = "role" "Role" "Rolle",
        /// Their seat.
        SeatType = "seat_type" "Seat type" "Platz",
        /// The groups that they are in.
        Groups = "groups" "Groups" "Gruppen",
        /// When they joined; only read.
        DateJoined = "date_joined" "Joined" "Beigetreten",
        /// When they last signed in; only read.
        LastLogin = "last_login" "Last login" "Letzte Anmeldung",
        /// Whether they may sign in.
        Status = "status" "Status" "Status",
    }
}

words! {
    /// Which lines of a file are applied.
    UploadApply {
        /// All, or nothing.
        All = "all" "All" "Alle",
        /// Those that are not wrong.
        Good = "good" "Good" "Richtige",
    }
}

/// A field that a line changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Which.
    pub column: UploadColumn,
    /// What stands there; the key of a role, seat or status.
    pub from: String,
    /// What will stand there.
    pub to: String,
}

/// As what a line adds somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLine {
    /// Their full name, or empty.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Their seat.
    pub seat_type: SeatType,
    /// Their groups, as the Users export joins them.
    pub groups: String,
    /// Whether they may sign in.
    pub status: MemberStatus,
}

/// What becomes of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UploadVerdict {
    /// It can't be applied, and why not.
    Wrong(Vec<LineFault>),
    /// A member who is changed.
    Changed(Vec<FieldChange>),
    /// Somebody who becomes a member.
    New(NewLine),
    /// A member who stays as they are.
    Unchanged,
}

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadLine {
    /// Its number in the file; the header is in line 1.
    pub number: u32,
    /// Whom it names.
    pub email: String,
    /// What becomes of it.
    pub verdict: UploadVerdict,
    /// Columns that are only read, where the line says something else.
    pub read_only: Vec<UploadColumn>,
}

/// How many lines there are of each verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadCounts {
    /// Become members.
    pub new: u32,
    /// Are changed.
    pub changed: u32,
    /// Stay as they are.
    pub unchanged: u32,
    /// Are wrong.
    pub wrong: u32,
    /// Differ in a column that is only read.
    pub read_only: u32,
}

/// What a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadPreview {
    /// Stands for all verdicts; whoever applies the file says by it what they saw.
    pub seen: String,
    /// The columns that are not known and so ignored.
    pub ignored: Vec<String>,
    /// How many lines there are of each verdict.
    pub counts: UploadCounts,
    /// The first lines, those that are wrong before the others; at most [`SHOWN_LINES`].
    pub lines: Vec<UploadLine>,
}

/// What became of inviting the people whom a file added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadInvitations {
    /// How many got their link by e-mail.
    pub mailed: u32,
    /// How many e-mails are still being sent.
    pub mailing: u32,
    /// How many have a link that the admin may hand on.
    pub linked: u32,
    /// These links with their e-mails, as a CSV file; they are told only once.
    pub links: String,
    /// How many can't sign in yet and were not invited.
    pub left: u32,
}

/// What the server says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UploadAnswer {
    /// It can't be read at all.
    Unreadable(FileFault),
    /// What it would do; nothing was changed.
    Preview(UploadPreview),
    /// What it would do by now, which is not what was seen; nothing was changed.
    Stale(UploadPreview),
    /// What it did.
    Applied(UploadPreview, UploadInvitations),
}

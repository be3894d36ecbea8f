//! What can be wrong with an uploaded file and with its lines.

use serde::{Deserialize, Serialize};

use super::UploadColumn;

/// Why a file can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFault {
    /// There is nothing in it.
    Empty,
    /// A line is no UTF-8.
    NotUtf8 {
        /// The first such line.
        line: u32,
    },
    /// A quote is opened and never closed.
    OpenQuote {
        /// Where the record with it begins.
        line: u32,
    },
    /// The header names no e-mails.
    NoEmailColumn {
        /// What it names.
        found: Vec<String>,
    },
    /// The header names a column twice.
    ColumnTwice {
        /// Which.
        column: UploadColumn,
    },
    /// It has more lines than are taken at once.
    TooManyLines,
}

/// Why a line can't be applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineFault {
    /// It has more or fewer cells than the header.
    CellCount {
        /// How many it has.
        cells: u32,
        /// How many the header has.
        columns: u32,
    },
    /// An earlier line names the same person.
    Repeated {
        /// The first that does.
        line: u32,
    },
    /// A cell can't be taken.
    Cell {
        /// Its column.
        column: UploadColumn,
        /// Why not.
        why: WrongCell,
    },
}

/// Why a cell can't be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WrongCell {
    /// Nothing stands there.
    Empty,
    /// No e-mail address.
    NotAnAddress,
    /// A name that is too long, or not one line.
    NotAName,
    /// The person is a member of workspaces that the admin does not administer.
    NameNotYours,
    /// None of the column's words.
    UnknownWord {
        /// What stands there.
        text: String,
    },
    /// There is no such group.
    NoSuchGroup {
        /// Its name.
        name: String,
    },
    /// Quotes around a group's name that don't end.
    OpenQuote,
    /// The workspace would have no active owner.
    LastOwner,
    /// Only an owner makes or changes owners.
    OwnersOnly,
}

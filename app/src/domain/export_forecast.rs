//! What a card says of an export before the click.

use serde::{Deserialize, Serialize};

use super::{ExportKind, PersonName, Timestamp};

/// What can be said of an export before it is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportForecast {
    /// Which file.
    pub kind: ExportKind,
    /// Rows that it would have now.
    pub rows: u64,
    /// Rows of the longest CSV file in it; the same unless it is an archive.
    pub longest: u64,
    /// The last one of its kind, if there was any.
    pub last: Option<LastExport>,
}

impl ExportForecast {
    /// Whether spreadsheets would cut the file off: they show [`SPREADSHEET_ROWS`], the header among them.
    #[must_use]
    pub const fn is_beyond_spreadsheets(&self) -> bool {
        self.longest >= SPREADSHEET_ROWS
    }
}

/// Rows that a spreadsheet has ("Excel specifications and limits").
pub const SPREADSHEET_ROWS: u64 = 1_048_576;

/// A finished export of the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastExport {
    /// Its file's size.
    pub size_bytes: u64,
    /// When it was finished.
    pub finished_at: Timestamp,
    /// Who asked for it first.
    pub requested_by: PersonName,
    /// What was chosen for it, in words; empty if nothing differs from the default.
    pub options: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_has_room_for_the_header_and_one_row_less_than_its_own() {
        let is_beyond = |longest| {
            let forecast = ExportForecast {
                kind: ExportKind::Everything,
                rows: 2_000_000,
                longest,
                last: None,
            };
            forecast.is_beyond_spreadsheets()
        };
        assert_eq!(
            [1_048_575, 1_048_576, 2_000_000].map(is_beyond),
            [false, true, true]
        );
    }
}

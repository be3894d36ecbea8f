//! A file of bytes as a table: its columns by their heads, and its lines as cells.

mod columns;
mod line_ends;
mod reader;

pub(crate) use columns::Columns;

use app::domain::{FileFault, MOST_UPLOAD_LINES, UploadColumn};
use csv::StringRecord;

use self::{columns::header, line_ends::LineEnds, reader::records};
use crate::export::guard::is_bare;

/// Columns whose text an export guards against formulas.
const TYPED: [UploadColumn; 4] = [
    UploadColumn::FirstName,
    UploadColumn::LastName,
    UploadColumn::Email,
    UploadColumn::Groups,
];

/// The table.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) columns: Columns,
    pub(crate) lines: Vec<TableLine>,
    /// Whether it can't be a file whose formulas were guarded.
    pub(crate) is_exact: bool,
}

/// A line that is not blank.
#[derive(Debug)]
pub(crate) struct TableLine {
    /// Its number in the file; the header is in line 1.
    pub(crate) number: u32,
    cells: StringRecord,
}

impl Table {
    /// Reads a file, whatever it is.
    ///
    /// # Errors
    /// Why it can't be read.
    pub(crate) fn read(file: &[u8]) -> Result<Self, FileFault> {
        let file = file.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(file);
        let text = std::str::from_utf8(file).map_err(|error| FileFault::NotUtf8 {
            line: LineEnds::of(file).line_at(error.valid_up_to()),
        })?;
        let (separator, columns) = header(text)?;
        let mut ends = LineEnds::of(file);
        let mut lines = Vec::new();
        for record in records(text, separator).skip(1) {
            let (start, cells) = record.map_err(|start| FileFault::OpenQuote {
                line: ends.line_at(start),
            })?;
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if lines.len() == MOST_UPLOAD_LINES as usize {
                return Err(FileFault::TooManyLines);
            }
            let number = ends.line_at(start);
            lines.push(TableLine { number, cells });
        }
        let is_exact = lines.iter().any(|line| {
            let mut typed = TYPED.iter().filter_map(|column| line.cell(&columns, *column));
            typed.any(is_bare)
        });
        Ok(Self {
            columns,
            lines,
            is_exact,
        })
    }
}

impl TableLine {
    /// How many cells it has, empty ones at its end left out where the header has none for them.
    pub(crate) fn width(&self, columns: &Columns) -> usize {
        let beyond = columns.width()..self.cells.len();
        let last = beyond.rev().find(|place| !self.cells[*place].trim().is_empty());
        last.map_or(self.cells.len().min(columns.width()), |last| last + 1)
    }

    /// The cell of a column; none if the file has no such column.
    pub(crate) fn cell(&self, columns: &Columns, column: UploadColumn) -> Option<&str> {
        columns
            .place(column)
            .map(|place| self.cells.get(place).unwrap_or_default())
    }
}

//! The header: which column stands where, and what is between them.

use app::domain::{FileFault, UploadColumn};
use csv::StringRecord;

use super::reader::records;

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// The columns of a file.
#[derive(Debug)]
pub(crate) struct Columns {
    places: [Option<usize>; UploadColumn::ALL.len()],
    width: usize,
    /// The heads of columns that are not known.
    pub(crate) ignored: Vec<String>,
}

impl Columns {
    fn of(heads: &StringRecord) -> Result<Self, FileFault> {
        let mut columns = Self {
            places: [None; UploadColumn::ALL.len()],
            width: heads.len(),
            ignored: Vec::new(),
        };
        let heads = || heads.iter().map(str::trim).enumerate();
        for (place, head) in heads() {
            if let Some(column) = named(head) {
                if columns.place(column).is_some() {
                    return Err(FileFault::ColumnTwice { column });
                }
                columns.places[column as usize] = Some(place);
            }
        }
        for (place, head) in heads().filter(|(_, head)| named(head).is_none()) {
            match called(head) {
                Some(column) if columns.place(column).is_none() => {
                    columns.places[column as usize] = Some(place);
                }
                _ if head.is_empty() => columns.ignored.push(format!("#{}", place + 1)),
                _ => columns.ignored.push(head.to_owned()),
            }
        }
        Ok(columns)
    }

    /// Where the column stands, if the file has it.
    pub(crate) const fn place(&self, column: UploadColumn) -> Option<usize> {
        self.places[column as usize]
    }

    /// How many columns there are.
    pub(crate) const fn width(&self) -> usize {
        self.width
    }
}

/// The column of this name in an export.
fn named(head: &str) -> Option<UploadColumn> {
    let mut all = UploadColumn::ALL.iter();
    all.find(|column| column.key().eq_ignore_ascii_case(head))
        .copied()
}

/// The column that pages call so, as in "First name" or "E-Mail"; it counts where none has its name.
fn called(head: &str) -> Option<UploadColumn> {
    UploadColumn::written(head).or_else(|| named(&head.replace([' ', '-'], "_")))
}

/// What separates the cells, and the columns: the first separator with which there are e-mails.
pub(super) fn header(text: &str) -> Result<(u8, Columns), FileFault> {
    let mut found = Vec::new();
    for separator in SEPARATORS {
        let heads = match records(text, separator).next() {
            None => return Err(FileFault::Empty),
            Some(Err(_)) => return Err(FileFault::OpenQuote { line: 1 }),
            Some(Ok((_, heads))) => heads,
        };
        let columns = Columns::of(&heads)?;
        if columns.place(UploadColumn::Email).is_some() {
            return Ok((separator, columns));
        }
        // What it really is separated by finds the most.
        if columns.ignored.len() > found.len() {
            found = columns.ignored;
        }
    }
    Err(FileFault::NoEmailColumn { found })
}

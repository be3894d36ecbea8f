//! The header: which column stands where, and what is between them.

use app::domain::{FileFault, UploadColumn};

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
    fn of<'head>(heads: impl Iterator<Item = &'head str>) -> Result<Self, FileFault> {
        let mut columns = Self {
            places: [None; UploadColumn::ALL.len()],
            width: 0,
            ignored: Vec::new(),
        };
        for (place, head) in heads.enumerate() {
            columns.width += 1;
            let name = head.trim();
            match meant(name) {
                None if name.is_empty() => columns.ignored.push(format!("#{}", place + 1)),
                None => columns.ignored.push(name.to_owned()),
                Some(column) if columns.place(column).is_some() => {
                    return Err(FileFault::ColumnTwice { column });
                }
                Some(column) => columns.places[column as usize] = Some(place),
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

/// The column that a head means: by its name in an export, or what a page calls it, as in "First name" or "E-Mail".
fn meant(head: &str) -> Option<UploadColumn> {
    UploadColumn::written(head).or_else(|| UploadColumn::written(&head.replace([' ', '-'], "_")))
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
        let columns = Columns::of(heads.iter())?;
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

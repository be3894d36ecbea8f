//! Reads single cells: text that may be guarded against formulas, words, and groups.

use app::domain::WrongCell;

use super::known::KnownGroups;
use crate::export::{
    group_names::parted,
    guard::{Guard, undo},
};

/// Whether the cell shows this text, as it is or guarded.
pub(super) fn shows(cell: &str, text: &str) -> bool {
    cell == text || cell == Guard::Spreadsheet.apply(text)
}

/// What the cell may say, the likelier first: without its guard, or where nothing was guarded as it is.
pub(super) fn readings(cell: &str, is_exact: bool) -> [&str; 2] {
    if is_exact {
        [cell, undo(cell)]
    } else {
        [undo(cell), cell]
    }
}

/// A word of a list; none for an empty cell.
pub(super) fn word<Word>(cell: &str, read: impl Fn(&str) -> Option<Word>) -> Result<Option<Word>, WrongCell> {
    match cell.trim() {
        "" => Ok(None),
        text => match read(text) {
            Some(word) => Ok(Some(word)),
            None => Err(WrongCell::UnknownWord {
                text: text.to_owned(),
            }),
        },
    }
}

/// The positions of the groups that the cell names, in their order.
pub(super) fn groups(cell: &str, is_exact: bool, known: &KnownGroups) -> Result<Vec<usize>, WrongCell> {
    let [first, second] = readings(cell, is_exact).map(|text| named(text, known));
    match (first, second) {
        (Err(_), Ok(groups)) => Ok(groups),
        (first, _) => first,
    }
}

fn named(text: &str, known: &KnownGroups) -> Result<Vec<usize>, WrongCell> {
    let names = parted(text).ok_or(WrongCell::OpenQuote)?;
    let mut groups = Vec::with_capacity(names.len());
    for name in names {
        match known.named(&name) {
            Some(group) => groups.push(group),
            None => return Err(WrongCell::NoSuchGroup { name }),
        }
    }
    groups.sort_unstable();
    groups.dedup();
    Ok(groups)
}

//! Cells of a file that were guarded against formulas: how many, and the first of them.

use app::domain::{GuardedCell, MOST_GUARDED_CELLS};

/// How much of a cell's text is told.
const CHARACTERS: usize = 80;

/// What is known of a file's guarded cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct GuardedCells {
    pub(crate) count: u64,
    /// The first of them, in the order of the file.
    pub(crate) examples: Vec<GuardedCell>,
}

impl GuardedCells {
    /// The examples as the database keeps them.
    pub(crate) fn examples_text(&self) -> String {
        serde_json::to_string(&self.examples).expect("text and numbers are always JSON")
    }

    /// Counts those of a file of an archive too; their columns are told with its name.
    pub(super) fn add_of(&mut self, file: &str, cells: Self) {
        self.count += cells.count;
        let room = MOST_GUARDED_CELLS - self.examples.len();
        let examples = cells.examples.into_iter().take(room);
        self.examples.extend(examples.map(|cell| GuardedCell {
            column: format!("{file}: {}", cell.column),
            ..cell
        }));
    }

    /// Counts one.
    pub(super) fn add(&mut self, row: u64, column: &str, text: &str) {
        self.count += 1;
        if self.examples.len() < MOST_GUARDED_CELLS {
            self.examples.push(GuardedCell {
                row,
                column: column.to_owned(),
                text: beginning(text),
            });
        }
    }
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_counted_and_the_first_hundred_told_in_short() {
        let mut cells = GuardedCells::default();
        for row in 2..200 {
            cells.add(row, "email", "＝ä".repeat(41).as_str());
        }
        assert_eq!((cells.count, cells.examples.len()), (198, 100));
        assert_eq!((cells.examples[0].row, cells.examples[99].row), (2, 101));
        assert_eq!(cells.examples[0].text, format!("{}…", "＝ä".repeat(40)));
        assert_eq!(beginning("=1"), "=1");
    }
}

//! The rows of one table that a batch of lines is about.

use std::{collections::HashMap, hash::Hash};

use super::{refusal::Refusal, summary::Change};

/// Rows of one table by their key: as the database holds them, or as it will once they are saved.
#[derive(Debug)]
pub(crate) struct Table<Key, Row> {
    rows: HashMap<Key, Kept<Row>>,
    unsaved: Vec<Key>,
    has_updates: bool,
    last_id: i64,
}

#[derive(Debug)]
struct Kept<Row> {
    id: i64,
    row: Row,
    unsaved: bool,
}

impl<Key: Copy + Eq + Hash, Row: PartialEq> Table<Key, Row> {
    /// Knows no row; new ones are numbered on from `last_id`.
    pub(crate) fn new(last_id: i64) -> Self {
        Self {
            rows: HashMap::new(),
            unsaved: Vec::new(),
            has_updates: false,
            last_id,
        }
    }

    /// Takes note of a row of the database.
    pub(crate) fn found(&mut self, key: Key, id: i64, row: Row) {
        let kept = Kept {
            id,
            row,
            unsaved: false,
        };
        self.rows.insert(key, kept);
    }

    /// The greatest number that was given away.
    pub(super) fn last_id(&self) -> i64 {
        self.last_id
    }

    /// The row, if there is one.
    pub(super) fn get(&self, key: &Key) -> Option<&Row> {
        self.rows.get(key).map(|kept| &kept.row)
    }

    /// Adds or changes a row; returns its number.
    ///
    /// # Errors
    /// If the row waits to be saved already: two changes of one row can't be saved together.
    pub(super) fn put(&mut self, key: Key, row: Row) -> Result<(i64, Change), Refusal> {
        let Some(kept) = self.rows.get_mut(&key) else {
            self.last_id += 1;
            let kept = Kept {
                id: self.last_id,
                row,
                unsaved: true,
            };
            self.rows.insert(key, kept);
            self.unsaved.push(key);
            return Ok((self.last_id, Change::Added));
        };
        if kept.row == row {
            return Ok((kept.id, Change::Unchanged));
        }
        if kept.unsaved {
            return Err(Refusal::of_line("changes what is not saved yet"));
        }
        kept.row = row;
        kept.unsaved = true;
        self.unsaved.push(key);
        self.has_updates = true;
        Ok((kept.id, Change::Updated))
    }

    /// The rows that wait to be saved, in the order of their lines.
    pub(crate) fn unsaved(&self) -> impl ExactSizeIterator<Item = (Key, i64, &Row)> {
        self.unsaved.iter().map(|key| {
            let kept = &self.rows[key];
            (*key, kept.id, &kept.row)
        })
    }

    /// Whether no row waits to be saved.
    pub(super) fn is_saved(&self) -> bool {
        self.unsaved.is_empty()
    }

    /// Whether a row that waits to be saved is in the database already.
    pub(crate) fn has_updates(&self) -> bool {
        self.has_updates
    }

    /// Takes note that all rows are saved.
    pub(super) fn saved(&mut self) {
        self.has_updates = false;
        for key in self.unsaved.drain(..) {
            if let Some(kept) = self.rows.get_mut(&key) {
                kept.unsaved = false;
            }
        }
    }

    /// Forgets all rows.
    pub(super) fn forget(&mut self) {
        self.rows.clear();
    }
}

/// Who has what only one can have.
#[derive(Debug)]
pub(crate) struct Claims<Name> {
    owners: HashMap<Name, uuid::Uuid>,
}

impl<Name: Eq + Hash> Claims<Name> {
    pub(super) fn new() -> Self {
        Self {
            owners: HashMap::new(),
        }
    }

    /// Takes note of who has a name.
    pub(crate) fn found(&mut self, name: Name, owner: uuid::Uuid) {
        self.owners.insert(name, owner);
    }

    /// Forgets who has a name.
    pub(crate) fn forget(&mut self, name: &Name) {
        self.owners.remove(name);
    }

    /// Forgets everything.
    pub(super) fn forget_all(&mut self) {
        self.owners.clear();
    }

    /// Whether somebody else has a name.
    pub(super) fn is_taken(&self, name: &Name, asking: uuid::Uuid) -> bool {
        self.owners.get(name).is_some_and(|owner| *owner != asking)
    }
}

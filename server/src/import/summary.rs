//! What an import did, by type.

use std::fmt;

use super::record::Kind;

/// What a line did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// A new object.
    Added,
    /// Something else about a known object.
    Updated,
    /// Nothing: the object was known just so.
    Unchanged,
}

/// How many lines of each type did what; displays as a small table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    counts: [Counts; Kind::ALL.len()],
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    added: u64,
    updated: u64,
    unchanged: u64,
}

impl Summary {
    /// Counts one line.
    pub(super) fn count(&mut self, kind: Kind, change: Change) {
        let counts = &mut self.counts[kind as usize];
        match change {
            Change::Added => counts.added += 1,
            Change::Updated => counts.updated += 1,
            Change::Unchanged => counts.unchanged += 1,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:12} {:>9} {:>9} {:>9}",
            "", "added", "updated", "unchanged"
        )?;
        for kind in Kind::ALL {
            let Counts {
                added,
                updated,
                unchanged,
            } = self.counts[kind as usize];
            if added + updated + unchanged > 0 {
                write!(
                    formatter,
                    "\n{:12} {added:>9} {updated:>9} {unchanged:>9}",
                    kind.name()
                )?;
            }
        }
        Ok(())
    }
}

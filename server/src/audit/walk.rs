//! Follows an audit trail and finds where it is not as it was written.

use std::fmt;

use uuid::Uuid;

use super::{AuditEntry, Head};

/// What is wrong with a trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// An entry is not what it was when it was written.
    Edited(i64),
    /// An entry is not where it was, or the one before it is another.
    Moved(i64),
    /// Entries are missing before this one.
    Missing(i64),
    /// The trail ends before the entry that is known to be its last.
    Truncated(i64),
    /// It goes on after the entry that is noted as its last.
    Unnoted(i64),
    /// An entry has another hash than was kept elsewhere.
    Rewritten(i64),
    /// An export of which the trail says nothing, or something else.
    Unknown(Uuid),
    /// An export that the trail tells of, and that is not there.
    Gone(Uuid),
}

impl fmt::Display for Flaw {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edited(number) => write!(formatter, "entry {number} was edited"),
            Self::Moved(number) => write!(formatter, "entry {number} does not follow the one before it"),
            Self::Missing(number) => write!(formatter, "entries before entry {number} were removed"),
            Self::Truncated(number) => write!(formatter, "entries up to {number} were removed at the end"),
            Self::Unnoted(number) => write!(formatter, "the end after entry {number} is not as it was noted"),
            Self::Rewritten(number) => {
                write!(
                    formatter,
                    "entry {number} has another hash than the one that was kept"
                )
            }
            Self::Unknown(export) => write!(
                formatter,
                "nothing is said of the export {export} as it stands in the database"
            ),
            Self::Gone(export) => write!(formatter, "the export {export} was removed from the database"),
        }
    }
}

/// Follows a trail entry by entry.
#[derive(Debug)]
pub(crate) struct Walk {
    workspace: Uuid,
    /// A head that was kept elsewhere.
    kept: Option<Head>,
    head: Head,
}

impl Walk {
    /// At the beginning of a workspace's trail; `kept` is a head that was once true.
    pub(crate) const fn new(workspace: Uuid, kept: Option<Head>) -> Self {
        Self {
            workspace,
            kept,
            head: Head::EMPTY,
        }
    }

    /// Goes on to the next entry.
    pub(crate) fn step(&mut self, entry: &AuditEntry) -> Result<(), Flaw> {
        let number = entry.number;
        if number > self.head.number + 1 {
            return Err(Flaw::Missing(number));
        }
        if number != self.head.number + 1 || entry.previous != self.head.hash {
            return Err(Flaw::Moved(number));
        }
        if entry.hash != entry.event.hash(self.workspace, number, entry.previous) {
            return Err(Flaw::Edited(number));
        }
        self.head = Head {
            number,
            hash: entry.hash,
        };
        match self.kept {
            Some(kept) if kept.number == number && kept.hash != entry.hash => Err(Flaw::Rewritten(number)),
            _ => Ok(()),
        }
    }

    /// At the end, which is noted to be at `noted`.
    pub(crate) fn end(self, noted: Head) -> Result<Head, Flaw> {
        let last_known = noted.number.max(self.kept.map_or(0, |kept| kept.number));
        if self.head.number < last_known {
            return Err(Flaw::Truncated(last_known));
        }
        if self.head != noted {
            return Err(Flaw::Unnoted(noted.number));
        }
        Ok(self.head)
    }
}

#[cfg(test)]
mod tests {
    use app::domain::{AuditAction, Timestamp};
    use proptest::{prelude::*, sample::Index};

    use super::*;
    use crate::audit::AuditEvent;

    const WORKSPACE: Uuid = Uuid::from_u128(7);

    fn event() -> impl Strategy<Value = AuditEvent> {
        let action = prop::sample::select(AuditAction::ALL);
        (0..4_000_000_000_i64, ".{0,12}", action, any::<u128>(), ".{0,12}").prop_map(
            |(at, actor, action, export, detail)| AuditEvent {
                at: Timestamp(at),
                actor,
                action,
                export: Some(("users".to_owned(), Uuid::from_u128(export))),
                detail,
            },
        )
    }

    fn trail() -> impl Strategy<Value = Vec<AuditEntry>> {
        prop::collection::vec(event(), 2..12).prop_map(|events| {
            let mut head = Head::EMPTY;
            let chain = events.into_iter().map(|event| {
                let entry = event.chained(WORKSPACE, head);
                head = head_of(&entry);
                entry
            });
            chain.collect()
        })
    }

    fn head_of(entry: &AuditEntry) -> Head {
        Head {
            number: entry.number,
            hash: entry.hash,
        }
    }

    fn check(entries: &[AuditEntry], noted: Head, kept: Option<Head>) -> Result<Head, Flaw> {
        let mut walk = Walk::new(WORKSPACE, kept);
        entries.iter().try_for_each(|entry| walk.step(entry))?;
        walk.end(noted)
    }

    /// What somebody does to an entry who knows nothing of hashes.
    fn edit(entry: &mut AuditEntry, how: usize) {
        let event = &mut entry.event;
        match how % 6 {
            0 => event.at.0 += 1,
            1 => event.actor.push('x'),
            2 => event.detail.push('x'),
            3 => event.export = None,
            4 => entry.hash[0] ^= 1,
            _ => entry.previous[31] ^= 1,
        }
    }

    proptest! {
        #[test]
        fn a_trail_as_it_was_written_is_whole(entries in trail(), at in any::<Index>()) {
            let noted = head_of(entries.last().unwrap());
            let kept = head_of(at.get(&entries));
            prop_assert_eq!(check(&entries, noted, None), Ok(noted));
            prop_assert_eq!(check(&entries, noted, Some(kept)), Ok(noted));
        }

        #[test]
        fn an_edit_a_removal_and_another_order_are_found(
            entries in trail(), at in any::<Index>(), with in any::<Index>(), how in 0..6_usize,
        ) {
            let noted = head_of(entries.last().unwrap());
            let (at, with) = (at.index(entries.len()), with.index(entries.len()));
            let mut edited = entries.clone();
            edit(&mut edited[at], how);
            prop_assert!(check(&edited, noted, None).is_err());
            let mut shorter = entries.clone();
            shorter.remove(at);
            prop_assert!(check(&shorter, noted, None).is_err());
            let mut swapped = entries.clone();
            swapped.swap(at, with);
            prop_assert_eq!(check(&swapped, noted, None).is_err(), at != with);
        }

        #[test]
        fn a_trail_that_was_written_anew_is_found_by_a_head_that_was_kept(
            entries in trail(), at in any::<Index>(), later in any::<Index>(),
        ) {
            let at = at.index(entries.len());
            let later = at + later.index(entries.len() - at);
            let kept = head_of(&entries[later]);
            let mut forged = entries[..at].to_vec();
            let mut head = forged.last().map_or(Head::EMPTY, head_of);
            for (index, entry) in entries.iter().enumerate().skip(at) {
                let mut event = entry.event.clone();
                if index == at {
                    event.detail.push('x');
                }
                let entry = event.chained(WORKSPACE, head);
                head = head_of(&entry);
                forged.push(entry);
            }
            prop_assert_eq!(check(&forged, head, None), Ok(head), "nothing else can tell");
            prop_assert_eq!(check(&forged, head, Some(kept)), Err(Flaw::Rewritten(kept.number)));
            let cut = &entries[..at];
            let end = cut.last().map_or(Head::EMPTY, head_of);
            prop_assert_eq!(check(cut, end, Some(kept)), Err(Flaw::Truncated(kept.number)));
        }
    }
}

//! The members of the workspace, in the order of the files.

use std::ops::Range;

use super::{
    fields::{Fields, GuardedText},
    guard::Guard,
    order::PersonKeys,
    people::texts,
    places::{Places, place},
};
use crate::{
    Result,
    store::{MemberRecord, Reader, Record},
};

/// All members: what a file shows of each, in the order in which it was read.
pub(super) struct Members<Known> {
    people: Fields,
    known: Vec<Known>,
    /// Where each was read, in the order of the files.
    order: Vec<u32>,
    /// By the person's key, the place in that order.
    places: Places,
}

/// A member as a file shows it.
pub(super) struct Member<'members, Known> {
    /// First name, last name and e-mail.
    pub(super) person: &'members [u8],
    /// The texts of these that were guarded.
    pub(super) guarded: &'members [GuardedText],
    /// What the file shows of the membership.
    pub(super) known: Known,
}

impl<Known: Copy> Members<Known>
where
    MemberRecord<Known>: Record,
{
    pub(super) fn read(reader: &mut Reader, guard: Guard) -> Result<Self> {
        // To count them first takes as long as to let these grow.
        let (mut people, mut all_known) = (Fields::default(), Vec::new());
        let (mut ids, mut keys) = (Vec::new(), PersonKeys::default());
        reader.each(|MemberRecord { person, known }| {
            people.push_typed(texts(&person.name), guard);
            all_known.push(known);
            ids.push(person.id);
            keys.push(&person.name);
            Ok(())
        })?;
        let order = keys.order();
        Ok(Self {
            people,
            known: all_known,
            places: Places::of_list(order.iter().map(|read| ids[*read as usize])),
            order,
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The places of all, from the first to the last.
    pub(super) fn places(&self) -> Range<u32> {
        0..place(self.order.len())
    }

    /// The place of a person, by key.
    pub(super) fn place(&self, id: i64) -> Option<u32> {
        self.places.get(id)
    }

    /// The member at the place.
    ///
    /// # Panics
    /// If there are not so many.
    pub(super) fn at(&self, place: u32) -> Member<'_, Known> {
        let read = self.order[place as usize];
        Member {
            person: self.people.at(read).expect("each has its fields"),
            guarded: self.people.guarded(read),
            known: self.known[read as usize],
        }
    }
}

//! The members of the workspace, in the order of the files.

use super::{
    fields::{Fields, GuardedText},
    guard::Guard,
    order::PersonKeys,
    people::texts,
    places::{Places, place},
};
use crate::{
    Result,
    store::{MemberRecord, Membership, Reader},
};

/// All members: what files show of each, put together as it was read.
pub(super) struct Members {
    people: Fields,
    memberships: Vec<Membership>,
    /// Where each was read, in the order of the files.
    order: Vec<u32>,
    /// By the person's key, the place in that order.
    places: Places,
}

/// A member as files show it.
pub(super) struct Member<'members> {
    /// First name, last name and e-mail.
    pub(super) person: &'members [u8],
    /// The texts of these that were guarded.
    pub(super) guarded: &'members [GuardedText],
    pub(super) membership: Membership,
}

impl Members {
    pub(super) fn read(reader: &mut Reader, guard: Guard) -> Result<Self> {
        // To count them first takes as long as to let these grow.
        let (mut people, mut memberships) = (Fields::default(), Vec::new());
        let (mut ids, mut keys) = (Vec::new(), PersonKeys::default());
        reader.each(|MemberRecord { person, membership }| {
            people.push_typed(texts(&person.name), guard);
            memberships.push(membership);
            ids.push(person.id);
            keys.push(&person);
            Ok(())
        })?;
        let order = keys.order();
        Ok(Self {
            people,
            memberships,
            places: Places::of_list(order.iter().map(|read| ids[*read as usize])),
            order,
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The places of all, from the first to the last.
    pub(super) fn places(&self) -> impl Iterator<Item = u32> + use<> {
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
    pub(super) fn at(&self, place: u32) -> Member<'_> {
        let read = self.order[place as usize];
        Member {
            person: self.people.at(read).expect("each has its fields"),
            guarded: self.people.guarded(read),
            membership: self.memberships[read as usize],
        }
    }
}

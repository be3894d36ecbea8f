//! Who is in the workspace and in its live groups, in the order of the files.

use std::mem;

use app::domain::GroupRole;

use super::{guard::Guard, members::Members, order::GroupKey, places::Places, read_ahead::at_once};
use crate::{
    Result,
    store::{GroupMembersRecord, GroupRecord, MemberRecord, Reader, Record, Snapshot},
};

/// Members and live groups, both in their order, and who is where.
pub(super) struct Roster<Known> {
    pub(super) members: Members<Known>,
    pub(super) groups: Vec<GroupRecord>,
    pub(super) seats: Seats,
}

/// Who is where, in no order yet.
pub(super) struct Seats {
    all: Vec<Seat>,
    groups: usize,
    members: usize,
}

/// A member in a group, by their places in the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seat {
    pub(super) group: u32,
    pub(super) member: u32,
    pub(super) role: GroupRole,
}

impl<Known: Copy + Send> Roster<Known>
where
    MemberRecord<Known>: Record,
{
    /// Reads members and groups at the same time.
    pub(super) fn read(Snapshot { ahead, aside }: &mut Snapshot, guard: Guard) -> Result<Self> {
        let (members, (groups, of_groups)) = at_once(|| Members::read(aside, guard), || groups(ahead))?;
        let all = of_groups
            .into_iter()
            // The schema has nobody in a group who is no member.
            .filter_map(|(group, user, role)| {
                let member = members.place(user)?;
                Some(Seat { group, member, role })
            })
            .collect();
        Ok(Self {
            seats: Seats {
                all,
                groups: groups.len(),
                members: members.len(),
            },
            members,
            groups,
        })
    }
}

impl Seats {
    /// Group by group, the members of each in their order.
    pub(super) fn by_group(mut self) -> Vec<Seat> {
        let mut by_member = self.all.clone();
        put_in_order(&self.all, &mut by_member, |seat| seat.member, self.members);
        put_in_order(&by_member, &mut self.all, |seat| seat.group, self.groups);
        self.all
    }

    /// Member by member, the groups of each in their order.
    pub(super) fn by_member(mut self) -> Vec<Seat> {
        let mut by_group = self.all.clone();
        put_in_order(&self.all, &mut by_group, |seat| seat.group, self.groups);
        put_in_order(&by_group, &mut self.all, |seat| seat.member, self.members);
        self.all
    }
}

/// Puts seats into `ordered`, as long a list, by one of their places, a number below so many; those that share it stay
/// in their order.
///
/// Each is put where it belongs, which takes a fraction of what comparing takes.
fn put_in_order(seats: &[Seat], ordered: &mut [Seat], place: fn(&Seat) -> u32, places: usize) {
    let mut next = vec![0; places];
    for seat in seats {
        next[place(seat) as usize] += 1;
    }
    let mut start = 0;
    for next in &mut next {
        start += mem::replace(next, start);
    }
    for seat in seats {
        let next = &mut next[place(seat) as usize];
        ordered[*next] = *seat;
        *next += 1;
    }
}

/// A group's place, and the key and the role of somebody in it.
type SeatOfUser = (u32, i64, GroupRole);

fn groups(reader: &mut Reader) -> Result<(Vec<GroupRecord>, Vec<SeatOfUser>)> {
    let mut groups: Vec<GroupRecord> = reader.all()?;
    groups.sort_by_cached_key(GroupKey::of);
    let group_places = Places::of_list(groups.iter().map(|group| group.id));
    let mut seats = Vec::new();
    reader.each(|members: GroupMembersRecord| {
        // Nobody is in a group that was deleted.
        if let Some(group) = group_places.get(members.group_id) {
            let admins = members
                .admin_ids
                .iter()
                .map(|user| (group, user, GroupRole::Admin));
            let others = members
                .member_ids
                .iter()
                .map(|user| (group, user, GroupRole::Member));
            seats.extend(admins.chain(others));
        }
        Ok(())
    })?;
    Ok((groups, seats))
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn seats_are_ordered_as_sorting_does(places in vec((0..5_u32, 0..7_u32), 0..40)) {
            let seats: Vec<Seat> = places
                .into_iter()
                .map(|(group, member)| Seat { group, member, role: GroupRole::Member })
                .collect();
            let mut sorted = seats.clone();
            sorted.sort_by_key(|seat| (seat.group, seat.member));
            let seats = Seats { all: seats, groups: 5, members: 7 };
            prop_assert_eq!(seats.by_group(), sorted);
        }
    }
}

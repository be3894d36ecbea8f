//! Who is in the workspace and in its live groups, in the order of the files.

use app::domain::GroupRole;

use super::{
    order::{GroupKey, PersonKey},
    places::{Places, place},
    read_ahead::at_once,
};
use crate::{
    Result,
    store::{GroupMembersRecord, GroupRecord, MemberRecord, Reader, Snapshot},
};

/// Members and live groups, both in their order, and who is where.
pub(super) struct Roster {
    pub(super) members: Vec<MemberRecord>,
    pub(super) groups: Vec<GroupRecord>,
    /// In no order.
    pub(super) seats: Vec<Seat>,
}

/// A member in a group, by their places in the roster.
#[derive(Clone, Copy)]
pub(super) struct Seat {
    pub(super) group: u32,
    pub(super) member: u32,
    pub(super) role: GroupRole,
}

impl Roster {
    /// Reads members and groups at the same time.
    pub(super) fn read(Snapshot { ahead, aside }: &mut Snapshot) -> Result<Self> {
        let (members, (groups, of_groups)) = at_once(|| members(aside), || groups(ahead))?;
        let member_places = places(members.iter().map(|member| member.person.id));
        let seats = of_groups
            .into_iter()
            // The schema has nobody in a group who is no member.
            .filter_map(|(group, user, role)| {
                let member = member_places.get(user)?;
                Some(Seat { group, member, role })
            })
            .collect();
        Ok(Self {
            members,
            groups,
            seats,
        })
    }
}

fn members(reader: &mut Reader) -> Result<Vec<MemberRecord>> {
    let mut members: Vec<MemberRecord> = reader.all()?;
    members.sort_by_cached_key(|member| PersonKey::of(&member.person));
    Ok(members)
}

/// A group's place, and the key and the role of somebody in it.
type SeatOfUser = (u32, i64, GroupRole);

fn groups(reader: &mut Reader) -> Result<(Vec<GroupRecord>, Vec<SeatOfUser>)> {
    let mut groups: Vec<GroupRecord> = reader.all()?;
    groups.sort_by_cached_key(GroupKey::of);
    let group_places = places(groups.iter().map(|group| group.id));
    let mut seats = Vec::new();
    reader.each(|members: GroupMembersRecord| {
        // Nobody is in a group that was deleted.
        if let Some(group) = group_places.get(members.group_id) {
            seats.extend(members.user_ids.iter().map(|user| (group, user, members.role)));
        }
        Ok(())
    })?;
    Ok((groups, seats))
}

fn places(keys: impl Iterator<Item = i64>) -> Places {
    let places: Vec<(i64, u32)> = keys.enumerate().map(|(index, key)| (key, place(index))).collect();
    Places::of(&places)
}

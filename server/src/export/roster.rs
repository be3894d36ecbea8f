//! Who is in the workspace and in its live groups, in the order of the files.

use app::domain::GroupRole;

use super::{
    order::{GroupKey, PersonKey},
    places::{Places, place},
    read_ahead::at_once,
};
use crate::{
    Result,
    store::{GroupMemberRecord, GroupRecord, MemberRecord, Reader, Snapshot},
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
        let group_places = places(groups.iter().map(|group| group.id));
        let member_places = places(members.iter().map(|member| member.person.id));
        let seats = of_groups
            .into_iter()
            .filter_map(|seat: GroupMemberRecord| {
                Some(Seat {
                    // None in a group that was deleted.
                    group: group_places.get(seat.group_id)?,
                    // The schema has nobody in a group who is no member.
                    member: member_places.get(seat.user_id)?,
                    role: seat.role,
                })
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

fn groups(reader: &mut Reader) -> Result<(Vec<GroupRecord>, Vec<GroupMemberRecord>)> {
    let mut groups: Vec<GroupRecord> = reader.all()?;
    groups.sort_by_cached_key(GroupKey::of);
    Ok((groups, reader.all()?))
}

fn places(keys: impl Iterator<Item = i64>) -> Places {
    let places: Vec<(i64, u32)> = keys.enumerate().map(|(index, key)| (key, place(index))).collect();
    Places::of(&places)
}

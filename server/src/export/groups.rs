//! The Groups file: one row per member of a live group, and one for a group with nobody in it.

use rustc_hash::FxHashMap;

use super::{
    csv_file::CsvFile,
    guard::Guard,
    order::{GroupKey, PersonKey},
    person::person_fields,
    row::fields,
};
use crate::{
    Result,
    store::{GroupMemberRecord, GroupRecord, MemberRecord, Snapshot},
};

pub(super) const HEADER: [&str; 6] = ["group_name", "first_name", "last_name", "email", "role", "status"];

pub(super) fn write(snapshot: &mut Snapshot, guard: Guard, mut file: CsvFile) -> Result<u64> {
    let mut groups = snapshot.all::<GroupRecord>()?;
    groups.sort_by_cached_key(GroupKey::of);
    let mut members = snapshot.all::<MemberRecord>()?;
    members.sort_by_cached_key(|member| PersonKey::of(&member.person));
    let position: FxHashMap<i64, usize> = members
        .iter()
        .enumerate()
        .map(|(index, member)| (member.person.id, index))
        .collect();
    let mut places: FxHashMap<i64, Vec<(usize, GroupMemberRecord)>> = FxHashMap::default();
    for place in snapshot.all::<GroupMemberRecord>()? {
        // The schema has no place in a group without a membership.
        if let Some(index) = position.get(&place.user_id) {
            places.entry(place.group_id).or_default().push((*index, place));
        }
    }
    let rows: usize = groups
        .iter()
        .map(|group| places.get(&group.id).map_or(1, Vec::len))
        .sum();
    file.expect(rows as u64);

    let people: Vec<Box<[u8]>> = members
        .iter()
        .map(|member| person_fields(&member.person.name, guard))
        .collect();
    for group in &groups {
        let group_name = fields([&guard.apply(&group.name)]);
        let mut here = places.remove(&group.id).unwrap_or_default();
        here.sort_unstable_by_key(|(index, _)| *index);
        if here.is_empty() {
            file.row(|rows| rows.ready(&group_name).ready(b",,,,,").end())?;
        }
        for (index, place) in here {
            file.row(|rows| {
                rows.ready(&group_name)
                    .ready(&people[index])
                    .text(place.role.label())
                    .text(members[index].status.label())
                    .end();
            })?;
        }
    }
    file.finish()
}

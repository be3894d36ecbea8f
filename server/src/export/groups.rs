//! The Groups file: one row per member of a live group, and one for a group with nobody in it.

use std::collections::HashMap;

use tokio::io::AsyncWrite;

use super::{
    Progress,
    csv_file::{CsvFile, Written},
    guard::Guard,
    order::{PersonKey, by_name},
};
use crate::{
    Result,
    store::{GroupMemberRecord, Snapshot},
};

const HEADER: [&str; 6] = ["group_name", "first_name", "last_name", "email", "role", "status"];

pub(super) async fn write<Out: AsyncWrite + Unpin + Send>(
    mut snapshot: Snapshot,
    guard: Guard,
    out: &mut Out,
    progress: &Progress,
) -> Result<Written> {
    let mut groups = snapshot.groups().await?;
    groups.sort_by(|a, b| by_name((&a.name, a.uuid), (&b.name, b.uuid)));
    let mut members = snapshot.members().await?;
    members.sort_by_cached_key(|member| PersonKey::of(&member.person));
    let position: HashMap<i64, usize> = members
        .iter()
        .enumerate()
        .map(|(index, member)| (member.person.id, index))
        .collect();
    let mut places: HashMap<i64, Vec<(usize, GroupMemberRecord)>> = HashMap::new();
    for place in snapshot.group_members().await? {
        // The schema has no place in a group without a membership.
        if let Some(index) = position.get(&place.user_id) {
            places.entry(place.group_id).or_default().push((*index, place));
        }
    }
    let rows: usize = groups
        .iter()
        .map(|group| places.get(&group.id).map_or(1, Vec::len))
        .sum();
    progress.expect(rows as u64);

    let mut file = CsvFile::begin(out, progress, &HEADER)?;
    for group in &groups {
        let group_name = guard.apply(&group.name);
        let mut here = places.remove(&group.id).unwrap_or_default();
        here.sort_by_key(|(index, _)| *index);
        if here.is_empty() {
            file.row([&group_name, "", "", "", "", ""]).await?;
        }
        for (index, place) in here {
            let member = &members[index];
            file.row([
                &group_name,
                &guard.apply(&member.person.name.first_name),
                &guard.apply(&member.person.name.last_name),
                &guard.apply(&member.person.name.email),
                place.role.label(),
                member.status.label(),
            ])
            .await?;
        }
    }
    file.finish().await
}

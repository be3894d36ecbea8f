//! Writes what a file changes, many rows a statement, each change with its entry in the activity list.

mod fields;

use std::collections::HashMap;

use app::domain::{ActivityAction, GroupPlace, MemberStatus};
use uuid::Uuid;

use self::fields::Fields;
use crate::{
    Result,
    store::{
        activity::{Change, record_all},
        database::Sql,
        lists::list,
        members::{places_text, rules::full_name},
        new_users::make_members,
        work::Work,
    },
    upload::{
        LineWork,
        known::{KnownGroups, KnownPlace},
        plan::MemberChange,
    },
};

const WORKSPACES_OF: Sql = Sql {
    sqlite: "SELECT m.user_id, m.workspace_id FROM json_each($1) AS wanted
        CROSS JOIN members m ON m.user_id = wanted.value ORDER BY 2",
    postgres: "SELECT m.user_id, m.workspace_id FROM jsonb_array_elements_text($1::jsonb) AS wanted
        JOIN members m ON m.user_id = wanted::bigint ORDER BY 2",
};

/// Does all of it; returns the accounts of the new members who may sign in.
pub(super) async fn save(
    work: &mut Work<'_>,
    lines: Vec<LineWork>,
    groups: &KnownGroups,
) -> Result<Vec<i64>> {
    let (mut people, mut changes) = (Vec::new(), Vec::new());
    for line in lines {
        match line {
            LineWork::Add(person, renamed) => {
                people.push(person);
                changes.extend(renamed);
            }
            LineWork::Change(change) => changes.push(change),
        }
    }
    let user_ids = make_members(work, &people).await?;
    Fields::of(&changes, groups).write(work).await?;
    let told = told(work, &changes, groups).await?;
    record_all(&mut work.write, work.who, &told).await?;
    let members = people.iter().zip(user_ids);
    let active = members.filter(|(person, _)| person.status == MemberStatus::Active);
    Ok(active.map(|(_, user_id)| user_id).collect())
}

/// What the activity list tells of the changes, in the order of the lines; of names in each of the
/// person's workspaces.
async fn told(work: &mut Work<'_>, changes: &[MemberChange], groups: &KnownGroups) -> Result<Vec<Change>> {
    let renamed = changes.iter().filter(|change| change.name.is_some());
    let renamed: Vec<i64> = renamed.map(|change| change.user_id).collect();
    let mut workspaces: HashMap<i64, Vec<i64>> = HashMap::new();
    for row in work.write.all(WORKSPACES_OF.bind(list(&renamed))).await? {
        let places = workspaces.entry(row.get("user_id")?).or_default();
        places.push(row.get("workspace_id")?);
    }
    let mut told = Vec::new();
    for change in changes {
        let mut tell = |workspace_id, action, before: String, after: String| {
            told.push(Change {
                workspace_id,
                action,
                subject: change.email.clone(),
                before,
                after,
            });
        };
        let here = work.who.workspace_id;
        if let Some(name) = &change.name {
            for workspace_id in workspaces.get(&change.user_id).into_iter().flatten() {
                let [before, after] = [&name.before, &name.after].map(|(first, last)| full_name(first, last));
                tell(*workspace_id, ActivityAction::NameChanged, before, after);
            }
        }
        if let Some((before, after)) = change.role {
            tell(
                here,
                ActivityAction::RoleChanged,
                before.label().into(),
                after.label().into(),
            );
        }
        if let Some((before, after)) = change.seat_type {
            tell(
                here,
                ActivityAction::SeatChanged,
                before.label().into(),
                after.label().into(),
            );
        }
        if let Some(places) = &change.places {
            let [before, after] = [&places.before, &places.after].map(|places| text(places, groups));
            tell(here, ActivityAction::GroupsChanged, before, after);
        }
        if let Some(status) = change.status {
            let (action, before) = match status {
                MemberStatus::Active => (ActivityAction::MemberReactivated, MemberStatus::Deactivated),
                MemberStatus::Deactivated => (ActivityAction::MemberDeactivated, MemberStatus::Active),
            };
            tell(here, action, before.label().into(), status.label().into());
        }
    }
    Ok(told)
}

fn text(places: &[KnownPlace], groups: &KnownGroups) -> String {
    let places: Vec<GroupPlace> = places
        .iter()
        .map(|place| GroupPlace {
            id: Uuid::nil(),
            name: groups.at(place.group).name.clone(),
            role: place.role,
        })
        .collect();
    places_text(&places)
}

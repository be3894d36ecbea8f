//! Adding people to a workspace: the one place where members are made, whoever names them.

mod pasted;

use std::collections::HashMap;

use app::{
    AppError,
    domain::{ActivityAction, MemberStatus, Role, SeatType},
};
use uuid::Uuid;

use super::{
    activity::{Change, record_all},
    database::{Sql, Transaction},
    lists::list,
    upsert::{Conflict, Upsert},
    work::Work,
};
use crate::{Result, auth::email_key, export::group_names::joined, upload::known::KnownGroup};

const USERS: Sql = Sql {
    sqlite: "SELECT u.email_key, u.id FROM json_each($1) AS wanted CROSS JOIN users u ON u.email_key = wanted.value",
    postgres: "SELECT u.email_key, u.id FROM jsonb_array_elements_text($1::jsonb) AS wanted
        JOIN users u ON u.email_key = wanted",
};

const ADD_USERS: Upsert<'_> = Upsert {
    table: "users",
    columns: "uuid, email, email_key, first_name, first_name_key, last_name, last_name_key",
    on_conflict: Conflict::Nothing,
};

const ADD_MEMBERS: Upsert<'_> = Upsert {
    table: "members",
    columns: "workspace_id, user_id, role, seat_type, joined_at, deactivated_at",
    on_conflict: Conflict::Nothing,
};

const JOIN_GROUPS: Upsert<'_> = Upsert {
    table: "group_members",
    columns: "workspace_id, group_id, user_id, role",
    on_conflict: Conflict::Nothing,
};

/// Somebody who becomes a member.
#[derive(Debug)]
pub(crate) struct NewMember {
    pub(crate) email: String,
    /// The names of somebody who has no account yet; others keep theirs.
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) role: Role,
    pub(crate) seat_type: SeatType,
    /// In the order of the exports.
    pub(crate) groups: Vec<KnownGroup>,
    pub(crate) status: MemberStatus,
}

/// Makes members of people who are none yet, each named once; returns the keys of their accounts, in their order.
pub(super) async fn make_members(work: &mut Work<'_>, people: &[NewMember]) -> Result<Vec<i64>> {
    let (workspace_id, at) = (work.who.workspace_id, work.who.at);
    ADD_USERS
        .run(&mut work.write, people.iter(), |query, person| {
            query
                .bind(Uuid::new_v4())
                .bind(&person.email)
                .bind(email_key(&person.email))
                .bind(&person.first_name)
                .bind(person.first_name.to_lowercase())
                .bind(&person.last_name)
                .bind(person.last_name.to_lowercase())
        })
        .await?;
    let user_ids = user_ids(&mut work.write, people).await?;
    ADD_MEMBERS
        .run(
            &mut work.write,
            people.iter().zip(&user_ids),
            |query, (person, user_id)| {
                let deactivated_at = (person.status == MemberStatus::Deactivated).then_some(at);
                query
                    .bind(workspace_id)
                    .bind(*user_id)
                    .bind(person.role.key())
                    .bind(person.seat_type.key())
                    .bind(at)
                    .bind(deactivated_at)
            },
        )
        .await?;
    let places: Vec<(i64, i64)> = people
        .iter()
        .zip(&user_ids)
        .flat_map(|(person, user_id)| person.groups.iter().map(move |group| (group.id, *user_id)))
        .collect();
    JOIN_GROUPS
        .run(
            &mut work.write,
            places.into_iter(),
            |query, (group_id, user_id)| {
                query
                    .bind(workspace_id)
                    .bind(group_id)
                    .bind(user_id)
                    .bind("member")
            },
        )
        .await?;
    let changes: Vec<Change> = people
        .iter()
        .flat_map(|person| told(workspace_id, person))
        .collect();
    record_all(&mut work.write, work.who, &changes).await?;
    Ok(user_ids)
}

/// The keys of the accounts of these people, in their order.
async fn user_ids(read: &mut Transaction, people: &[NewMember]) -> Result<Vec<i64>> {
    let keys: Vec<String> = people.iter().map(|person| email_key(&person.email)).collect();
    let rows = read.all(USERS.bind(list(&keys))).await?;
    let known: HashMap<String, i64> = rows
        .iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect::<Result<_>>()?;
    let id = |key: &String| known.get(key).copied().ok_or(AppError::Internal.into());
    keys.iter().map(id).collect()
}

/// What the activity list tells of it.
fn told(workspace_id: i64, person: &NewMember) -> Vec<Change> {
    let groups = joined(person.groups.iter().map(|group| group.name.as_str()));
    let after = [person.role.label(), person.seat_type.label(), &groups];
    let after: Vec<_> = after.into_iter().filter(|text| !text.is_empty()).collect();
    let change = |action, before: &str, after: &str| Change {
        workspace_id,
        action,
        subject: person.email.clone(),
        before: before.to_owned(),
        after: after.to_owned(),
    };
    let mut changes = vec![change(ActivityAction::MemberAdded, "", &after.join(", "))];
    if person.status == MemberStatus::Deactivated {
        let (before, after) = (MemberStatus::Active.label(), person.status.label());
        changes.push(change(ActivityAction::MemberDeactivated, before, after));
    }
    changes
}

//! The fields of many members, one list a field.

use std::collections::BTreeMap;

use app::domain::{MemberStatus, Role, SeatType, Timestamp};

use crate::{
    Result,
    store::{database::Sql, lists::list, members::end_access, work::Work},
    upload::{
        known::{KnownGroups, KnownPlace},
        plan::MemberChange,
    },
};

const RENAME: Sql = Sql {
    sqlite: "UPDATE users SET first_name = w.value ->> 1, first_name_key = w.value ->> 2,
            last_name = w.value ->> 3, last_name_key = w.value ->> 4
        FROM json_each($1) AS w WHERE users.id = w.value ->> 0",
    postgres: "UPDATE users SET first_name = w ->> 1, first_name_key = w ->> 2,
            last_name = w ->> 3, last_name_key = w ->> 4
        FROM jsonb_array_elements($1::jsonb) AS w WHERE users.id = (w ->> 0)::bigint",
};

/// Sets a column of these members to one value.
macro_rules! set {
    ($column:literal) => {
        Sql {
            sqlite: concat!(
                "UPDATE members SET ",
                $column,
                " = $3 WHERE workspace_id = $1 AND user_id IN (SELECT value FROM json_each($2))"
            ),
            postgres: concat!(
                "UPDATE members SET ",
                $column,
                " = $3 WHERE workspace_id = $1
                    AND user_id IN (SELECT jsonb_array_elements_text($2::jsonb)::bigint)"
            ),
        }
    };
}

const SET_ROLE: Sql = set!("role");
const SET_SEAT: Sql = set!("seat_type");
const SET_DEACTIVATED: Sql = set!("deactivated_at");

const LEAVE_GROUPS: Sql = Sql {
    sqlite: "DELETE FROM group_members WHERE workspace_id = $1
        AND (group_id, user_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each($2))",
    postgres: "DELETE FROM group_members gm USING jsonb_array_elements($2::jsonb) AS w
        WHERE gm.workspace_id = $1 AND gm.group_id = (w ->> 0)::bigint AND gm.user_id = (w ->> 1)::bigint",
};

const JOIN_GROUPS: Sql = Sql {
    sqlite: "INSERT INTO group_members (workspace_id, group_id, user_id, role)
        SELECT $1, value ->> 0, value ->> 1, 'member' FROM json_each($2) WHERE true ON CONFLICT DO NOTHING",
    postgres: "INSERT INTO group_members (workspace_id, group_id, user_id, role)
        SELECT $1, (w ->> 0)::bigint, (w ->> 1)::bigint, 'member' FROM jsonb_array_elements($2::jsonb) AS w
        ON CONFLICT DO NOTHING",
};

/// What each field becomes, by the person's key.
#[derive(Default)]
pub(super) struct Fields<'change> {
    names: Vec<(i64, &'change str, String, &'change str, String)>,
    roles: BTreeMap<Role, Vec<i64>>,
    seats: BTreeMap<SeatType, Vec<i64>>,
    left: Vec<(i64, i64)>,
    joined: Vec<(i64, i64)>,
    deactivated: Vec<i64>,
    reactivated: Vec<i64>,
}

impl<'change> Fields<'change> {
    pub(super) fn of(changes: &'change [MemberChange], groups: &KnownGroups) -> Self {
        let mut fields = Self::default();
        for change in changes {
            let id = change.user_id;
            if let Some(name) = &change.name {
                let (first, last) = &name.after;
                fields
                    .names
                    .push((id, first, first.to_lowercase(), last, last.to_lowercase()));
            }
            if let Some((_, role)) = change.role {
                fields.roles.entry(role).or_default().push(id);
            }
            if let Some((_, seat_type)) = change.seat_type {
                fields.seats.entry(seat_type).or_default().push(id);
            }
            if let Some(places) = &change.places {
                let without = |these: &[KnownPlace], others: &[KnownPlace]| {
                    let these = these.iter().filter(|place| !others.contains(place));
                    these
                        .map(|place| (groups.at(place.group).id, id))
                        .collect::<Vec<_>>()
                };
                fields.left.extend(without(&places.before, &places.after));
                fields.joined.extend(without(&places.after, &places.before));
            }
            match change.status {
                Some(MemberStatus::Deactivated) => fields.deactivated.push(id),
                Some(MemberStatus::Active) => fields.reactivated.push(id),
                None => {}
            }
        }
        fields
    }

    /// Memberships before people, as whoever signs in takes them.
    pub(super) async fn write(self, work: &mut Work<'_>) -> Result<()> {
        let workspace_id = work.who.workspace_id;
        for (role, ids) in &self.roles {
            let set = SET_ROLE.bind(workspace_id).bind(list(ids)).bind(role.key());
            work.write.execute(set).await?;
        }
        for (seat_type, ids) in &self.seats {
            let set = SET_SEAT.bind(workspace_id).bind(list(ids)).bind(seat_type.key());
            work.write.execute(set).await?;
        }
        let now = work.who.at;
        let statuses = [
            (&self.deactivated, Some(now)),
            (&self.reactivated, None::<Timestamp>),
        ];
        for (ids, deactivated_at) in statuses {
            let set = SET_DEACTIVATED
                .bind(workspace_id)
                .bind(list(ids))
                .bind(deactivated_at);
            work.write.execute(set).await?;
        }
        for (sql, pairs) in [
            (LEAVE_GROUPS, list(&self.left)),
            (JOIN_GROUPS, list(&self.joined)),
        ] {
            work.write.execute(sql.bind(workspace_id).bind(pairs)).await?;
        }
        work.write.execute(RENAME.bind(list(&self.names))).await?;
        end_access(work, &self.deactivated).await
    }
}

//! Reads what is known of the people and groups that a file names.

use std::collections::HashMap;

use app::{
    backend::Admin,
    domain::{PersonName, Role},
};

use crate::{
    Result,
    store::{
        database::{Row, Sql, Transaction},
        lists::list,
        members::rules::named_elsewhere,
        users::status,
    },
    upload::known::{Known, KnownGroup, KnownGroups, KnownMember, KnownPerson, KnownPlace},
};

const PEOPLE: Sql = Sql {
    sqlite: "SELECT u.id, u.email_key, u.first_name, u.last_name, u.email,
            m.role, m.seat_type, m.joined_at, m.last_login_at, m.deactivated_at
        FROM json_each($1) AS wanted CROSS JOIN users u ON u.email_key = wanted.value
        LEFT JOIN members m ON m.workspace_id = $2 AND m.user_id = u.id",
    postgres: "SELECT u.id, u.email_key, u.first_name, u.last_name, u.email,
            m.role, m.seat_type, m.joined_at, m.last_login_at, m.deactivated_at
        FROM jsonb_array_elements_text($1::jsonb) AS wanted JOIN users u ON u.email_key = wanted
        LEFT JOIN members m ON m.workspace_id = $2 AND m.user_id = u.id",
};

const GROUPS: Sql = Sql::same(
    "SELECT id, name FROM groups WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY name_key, uuid",
);

const PLACES: Sql = Sql {
    // Left to itself, SQLite reads all of the workspace for each person.
    sqlite: "SELECT gm.user_id, gm.group_id, gm.role FROM json_each($1) AS wanted
        CROSS JOIN group_members gm INDEXED BY group_members_by_user ON gm.workspace_id = $2 AND gm.user_id = wanted.value",
    postgres: "SELECT gm.user_id, gm.group_id, gm.role FROM jsonb_array_elements_text($1::jsonb) AS wanted
        JOIN group_members gm ON gm.workspace_id = $2 AND gm.user_id = wanted::bigint",
};

const ACTIVE_OWNERS: Sql = Sql::same(
    "SELECT count(*) AS total FROM members
    WHERE workspace_id = $1 AND role = 'owner' AND deactivated_at IS NULL",
);

/// What is known of the people with these keys; `role` is the admin's at this moment.
pub(super) async fn known(
    read: &mut Transaction,
    admin: &Admin,
    role: Role,
    keys: &[String],
) -> Result<Known> {
    let rows = read.all(PEOPLE.bind(list(keys)).bind(admin.workspace_id)).await?;
    let mut people = HashMap::with_capacity(rows.len());
    for row in &rows {
        people.insert(row.get::<String>("email_key")?, person(row)?);
    }
    let groups = groups(read, admin.workspace_id).await?;
    let ids: Vec<i64> = people.values().map(|person| person.user_id).collect();
    let named_elsewhere = named_elsewhere(read, admin, &ids).await?;
    let mut places = places(read, admin.workspace_id, &ids, &groups).await?;
    for person in people.values_mut() {
        person.is_named_elsewhere = named_elsewhere.contains(&person.user_id);
        if let Some(member) = &mut person.member {
            member.places = places.remove(&person.user_id).unwrap_or_default();
        }
    }
    let active_owners = read.one(ACTIVE_OWNERS.bind(admin.workspace_id)).await?;
    Ok(Known {
        admin: role,
        people,
        groups,
        active_owners: active_owners.count("total")?,
    })
}

fn person(row: &Row) -> Result<KnownPerson> {
    let PersonName {
        first_name,
        last_name,
        email,
    } = row.person()?;
    let role = row.optional_word::<Role>("role")?;
    let member = role.map(|role| member(row, role)).transpose()?;
    Ok(KnownPerson {
        user_id: row.get("id")?,
        email,
        first_name,
        last_name,
        is_named_elsewhere: true,
        member,
    })
}

fn member(row: &Row, role: Role) -> Result<KnownMember> {
    Ok(KnownMember {
        role,
        seat_type: row.word("seat_type")?,
        status: status(row)?,
        joined_at: row.time("joined_at")?,
        last_login_at: row.optional_time("last_login_at")?,
        places: Vec::new(),
    })
}

async fn groups(read: &mut Transaction, workspace_id: i64) -> Result<KnownGroups> {
    let rows = read.all(GROUPS.bind(workspace_id)).await?;
    let group = |row: &Row| {
        Ok(KnownGroup {
            id: row.get("id")?,
            name: row.get("name")?,
        })
    };
    Ok(KnownGroups::of(rows.iter().map(group).collect::<Result<_>>()?))
}

/// The places of these people in live groups, in the order of the groups.
async fn places(
    read: &mut Transaction,
    workspace_id: i64,
    ids: &[i64],
    groups: &KnownGroups,
) -> Result<HashMap<i64, Vec<KnownPlace>>> {
    let mut places: HashMap<i64, Vec<KnownPlace>> = HashMap::new();
    for row in read.all(PLACES.bind(list(ids)).bind(workspace_id)).await? {
        if let Some(group) = groups.position(row.get("group_id")?) {
            let place = KnownPlace {
                group,
                role: row.word("role")?,
            };
            places.entry(row.get("user_id")?).or_default().push(place);
        }
    }
    for places in places.values_mut() {
        places.sort_unstable_by_key(|place| place.group);
    }
    Ok(places)
}

//! The rules about members, whichever way they are changed: by their form, many at once, or by a file.

use std::collections::HashSet;

use app::{
    backend::Admin,
    domain::{Role, is_name},
};

use crate::{
    Result,
    store::{
        database::{Sql, Transaction},
        lists::list,
        work::Refusal,
    },
};

// Nobody renames a person for workspaces that are not theirs to administer, except themselves.
const NAMED_ELSEWHERE: Sql = Sql {
    sqlite: "SELECT DISTINCT m.user_id FROM json_each($1) AS wanted CROSS JOIN members m ON m.user_id = wanted.value
        WHERE m.workspace_id <> $2 AND m.user_id <> $3
            AND NOT EXISTS (SELECT 1 FROM members a
                WHERE a.workspace_id = m.workspace_id AND a.user_id = $3
                    AND a.role IN ('owner', 'admin') AND a.deactivated_at IS NULL)",
    postgres: "SELECT DISTINCT m.user_id FROM jsonb_array_elements_text($1::jsonb) AS wanted
        JOIN members m ON m.user_id = wanted::bigint
        WHERE m.workspace_id <> $2 AND m.user_id <> $3
            AND NOT EXISTS (SELECT 1 FROM members a
                WHERE a.workspace_id = m.workspace_id AND a.user_id = $3
                    AND a.role IN ('owner', 'admin') AND a.deactivated_at IS NULL)",
};

/// Whether an owner may stop being an active one, or become one again. Of others this asks nothing.
pub(crate) fn may_change(admin: Role, member: Role, is_last_owner: bool) -> Result<(), Refusal> {
    match member {
        Role::Owner if is_last_owner => Err(Refusal::LastOwner),
        Role::Owner if admin != Role::Owner => Err(Refusal::OwnersOnly),
        _ => Ok(()),
    }
}

/// Whether the admin may give the role.
pub(crate) fn may_give(admin: Role, role: Role) -> Result<(), Refusal> {
    if role == Role::Owner && admin != Role::Owner {
        return Err(Refusal::OwnersOnly);
    }
    Ok(())
}

/// A first or last name as it is kept; none if it can't be one.
pub(crate) fn valid_name(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|name| is_name(name))
}

/// Both names as the activity list tells of them.
pub(crate) fn full_name(first: &str, last: &str) -> String {
    format!("{first} {last}").trim().to_owned()
}

/// Those of these people whose names are not the admin's to change.
pub(in crate::store) async fn named_elsewhere(
    read: &mut Transaction,
    admin: &Admin,
    user_ids: &[i64],
) -> Result<HashSet<i64>> {
    let query = NAMED_ELSEWHERE
        .bind(list(user_ids))
        .bind(admin.workspace_id)
        .bind(admin.person.id);
    let rows = read.all(query).await?;
    rows.iter().map(|row| row.get("user_id")).collect()
}

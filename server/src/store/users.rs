//! Members of a workspace, for the table of users.

mod filter;
mod order;
mod parts;

use std::collections::HashMap;

use app::domain::{MemberStatus, Page, UserQuery, UserRow};

use self::filter::Filter;
use super::{
    Store,
    database::{Query, Row, Transaction},
};
use crate::{Result, clock};

const PEOPLE: &str = "SELECT u.id, u.uuid, u.first_name, u.last_name, u.email,
        m.role, m.seat_type, m.joined_at, m.last_login_at, m.deactivated_at,
        u.password_hash IS NULL AND EXISTS (SELECT 1 FROM account_links l
            WHERE l.kind = 'invitation' AND l.workspace_id = m.workspace_id AND l.user_id = m.user_id
                AND l.used_at IS NULL AND l.revoked_at IS NULL AND l.expires_at > $2) AS is_invited
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.workspace_id = $1 AND m.user_id IN (people)";

/// The groups of these people; by `CROSS JOIN` SQLite begins with the people, whom it would else look for
/// in each group.
const GROUPS_OF: &str = "SELECT gm.user_id, g.name FROM group_members gm CROSS JOIN groups g
    WHERE gm.workspace_id = $1 AND gm.user_id IN (people)
        AND g.workspace_id = gm.workspace_id AND g.id = gm.group_id AND g.deleted_at IS NULL
    ORDER BY g.name_key, g.uuid";

impl Store {
    /// A page of the members that are asked for, in the order that is asked for.
    pub(crate) async fn users(&self, workspace_id: i64, query: &UserQuery) -> Result<Page<UserRow>> {
        let mut read = self.database.begin_read().await?;
        let filter = Filter::of(&mut read, workspace_id, query).await?;
        let Page {
            rows: ids,
            total,
            page,
        } = order::page_of(&mut read, &filter, query).await?;
        let mut users = HashMap::new();
        if !ids.is_empty() {
            let mut groups = groups_of(&mut read, workspace_id, &ids).await?;
            let people = of_people(PEOPLE, &ids).bind(workspace_id).bind(clock::now());
            for row in read.all(people).await? {
                let id: i64 = row.get("id")?;
                users.insert(id, user_row(&row, groups.remove(&id).unwrap_or_default())?);
            }
        }
        let rows = ids.iter().filter_map(|id| users.remove(id)).collect();
        Ok(Page { rows, total, page })
    }
}

/// A statement about these people.
fn of_people(text: &str, people: &[i64]) -> Query<'static> {
    let people: Vec<String> = people.iter().map(i64::to_string).collect();
    Query::made(text.replace("people", &people.join(", ")))
}

/// The names of the live groups that each of these people is in.
async fn groups_of(
    read: &mut Transaction,
    workspace_id: i64,
    people: &[i64],
) -> Result<HashMap<i64, Vec<String>>> {
    let mut groups: HashMap<i64, Vec<String>> = HashMap::new();
    for row in read.all(of_people(GROUPS_OF, people).bind(workspace_id)).await? {
        groups
            .entry(row.get("user_id")?)
            .or_default()
            .push(row.get("name")?);
    }
    Ok(groups)
}

fn user_row(row: &Row, groups: Vec<String>) -> Result<UserRow> {
    Ok(UserRow {
        id: row.uuid("uuid")?,
        person: row.person()?,
        role: row.word("role")?,
        seat_type: row.word("seat_type")?,
        groups,
        joined_at: row.time("joined_at")?,
        last_login_at: row.optional_time("last_login_at")?,
        status: status(row)?,
        is_invited: row.get("is_invited")?,
    })
}

/// The status that the column `deactivated_at` tells.
pub(super) fn status(row: &Row) -> Result<MemberStatus> {
    Ok(match row.optional_time("deactivated_at")? {
        None => MemberStatus::Active,
        Some(_) => MemberStatus::Deactivated,
    })
}

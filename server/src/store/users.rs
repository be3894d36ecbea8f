//! Members of a workspace, for the table of users.

use std::collections::HashMap;

use app::domain::{MemberStatus, PAGE_SIZE, Page, TableQuery, UserRow};

use super::{
    Store,
    database::{Query, Row, Sql, Transaction},
};
use crate::Result;

const COUNT: Sql = Sql::same(
    "SELECT count(*) AS total FROM members
    WHERE workspace_id = $1 AND ($2 = '' OR instr(search_key, $2) > 0)",
);

// First the page, by the index `members_by_name`; then the people on it. No two have the same e-mail.
const PAGE: Sql = Sql::same(
    "SELECT u.id, u.uuid, u.first_name, u.last_name, u.email,
        m.role, m.seat_type, m.joined_at, m.last_login_at, m.deactivated_at
    FROM (
        SELECT * FROM members
        WHERE workspace_id = $1 AND ($2 = '' OR instr(search_key, $2) > 0)
        ORDER BY last_name_key, first_name_key, email_key
        LIMIT $3 OFFSET $4
    ) m
    JOIN users u ON u.id = m.user_id
    ORDER BY m.last_name_key, m.first_name_key, m.email_key",
);

/// The groups of these people; by `CROSS JOIN` SQLite begins with the people, whom it would else look for
/// in each group.
const GROUPS_OF: &str = "SELECT gm.user_id, g.name FROM group_members gm CROSS JOIN groups g
    WHERE gm.workspace_id = $1 AND gm.user_id IN (people)
        AND g.workspace_id = gm.workspace_id AND g.id = gm.group_id AND g.deleted_at IS NULL
    ORDER BY g.name_key, g.uuid";

impl Store {
    /// A page of members whose name or e-mail holds the text, in the order of the Users export.
    pub(crate) async fn users(&self, workspace_id: i64, query: &TableQuery) -> Result<Page<UserRow>> {
        let mut read = self.database.begin_read().await?;
        let search = query.search_key();
        let total = read
            .one(COUNT.bind(workspace_id).bind(&search))
            .await?
            .count("total")?;
        let query = query.within(total);
        let page = PAGE
            .bind(workspace_id)
            .bind(&search)
            .bind(PAGE_SIZE)
            .bind(query.offset());
        let rows = read.all(page).await?;
        let ids = rows
            .iter()
            .map(|row| row.get("id"))
            .collect::<Result<Vec<i64>>>()?;
        let mut groups = groups_of(&mut read, workspace_id, &ids).await?;
        let users = rows.iter().zip(&ids).map(|(row, id)| {
            let groups = groups.remove(id).unwrap_or_default();
            user_row(row, groups)
        });
        let users = users.collect::<Result<_>>()?;
        Ok(query.answer(users, total))
    }
}

/// The names of the live groups that each of these people is in.
async fn groups_of(
    read: &mut Transaction,
    workspace_id: i64,
    people: &[i64],
) -> Result<HashMap<i64, Vec<String>>> {
    let mut groups: HashMap<i64, Vec<String>> = HashMap::new();
    if people.is_empty() {
        return Ok(groups);
    }
    let people: Vec<String> = people.iter().map(i64::to_string).collect();
    let query = GROUPS_OF.replace("people", &people.join(", "));
    for row in read.all(Query::made(query).bind(workspace_id)).await? {
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
    })
}

/// The status that the column `deactivated_at` tells.
pub(super) fn status(row: &Row) -> Result<MemberStatus> {
    Ok(match row.optional_time("deactivated_at")? {
        None => MemberStatus::Active,
        Some(_) => MemberStatus::Deactivated,
    })
}

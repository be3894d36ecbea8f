//! Members of a workspace, for the table of users.

use app::domain::{MemberStatus, PAGE_SIZE, Page, TableQuery, Timestamp, UserRow};
use sqlx::{Row, sqlite::SqliteRow};

use super::{Store, row::DomainRow};
use crate::Result;

impl Store {
    /// A page of members whose name or e-mail holds the text, in the order of the Users export.
    pub(crate) async fn users(&self, workspace_id: i64, query: &TableQuery) -> Result<Page<UserRow>> {
        let mut read = self.reads.begin().await?;
        let search = query.search.trim().to_lowercase();
        let total: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM members m JOIN users u ON u.id = m.user_id
            WHERE m.workspace_id = ?1
              AND instr(u.first_name_key || ' ' || u.last_name_key || ' ' || u.email_key, ?2) > 0",
        )
        .bind(workspace_id)
        .bind(&search)
        .fetch_one(&mut *read)
        .await?;
        let rows = sqlx::query(
            "SELECT u.id, u.uuid, u.first_name, u.last_name, u.email,
                m.role, m.seat_type, m.joined_at, m.last_login_at, m.deactivated_at
            FROM members m JOIN users u ON u.id = m.user_id
            WHERE m.workspace_id = ?1
              AND instr(u.first_name_key || ' ' || u.last_name_key || ' ' || u.email_key, ?2) > 0
            ORDER BY u.last_name_key, u.first_name_key, u.email_key, u.uuid
            LIMIT ?3 OFFSET ?4",
        )
        .bind(workspace_id)
        .bind(&search)
        .bind(PAGE_SIZE)
        .bind(query.offset().cast_signed())
        .fetch_all(&mut *read)
        .await?;
        let mut users = Vec::with_capacity(rows.len());
        for row in &rows {
            let groups = sqlx::query_scalar(
                "SELECT g.name FROM group_members gm JOIN groups g ON g.id = gm.group_id
                WHERE gm.workspace_id = ? AND gm.user_id = ? AND g.deleted_at IS NULL
                ORDER BY g.name_key, g.uuid",
            )
            .bind(workspace_id)
            .bind(row.try_get::<i64, _>("id")?)
            .fetch_all(&mut *read)
            .await?;
            users.push(user_row(row, groups)?);
        }
        Ok(Page {
            rows: users,
            total: total.cast_unsigned(),
            page: query.page.max(1),
        })
    }
}

fn user_row(row: &SqliteRow, groups: Vec<String>) -> Result<UserRow> {
    Ok(UserRow {
        id: row.uuid("uuid")?,
        person: row.person()?,
        role: row.word("role")?,
        seat_type: row.word("seat_type")?,
        groups,
        joined_at: Timestamp(row.try_get("joined_at")?),
        last_login_at: row.try_get::<Option<i64>, _>("last_login_at")?.map(Timestamp),
        status: status(row)?,
    })
}

/// The status that the column `deactivated_at` tells.
pub(super) fn status(row: &SqliteRow) -> Result<MemberStatus> {
    Ok(match row.try_get::<Option<i64>, _>("deactivated_at")? {
        None => MemberStatus::Active,
        Some(_) => MemberStatus::Deactivated,
    })
}

//! Loads what is known by two things, and who has what only one can have.

use app::domain::Timestamp;
use serde::Serialize;
use sqlx::{Row, sqlite::SqliteRow};

use super::{super::row::DomainRow, ImportTransaction, load::time};
use crate::{
    Result,
    import::{GroupMember, Known, Member, WantedIds, WantedPairs},
};

impl ImportTransaction {
    pub(super) async fn load_pairs(&mut self, wanted: &WantedPairs, known: &mut Known) -> Result<()> {
        let sql = "SELECT m.workspace_id, m.user_id, m.role, m.seat_type, m.joined_at, m.last_login_at, m.deactivated_at
            FROM json_each(?) AS wanted CROSS JOIN members AS m
                ON m.workspace_id = wanted.value ->> 0 AND m.user_id = wanted.value ->> 1";
        for row in self.rows_of_list(sql, wanted.members.iter()).await? {
            let key = (row.try_get("workspace_id")?, row.try_get("user_id")?);
            let member = Member {
                role: row.word("role")?,
                seat_type: row.word("seat_type")?,
                joined_at: Timestamp(row.try_get("joined_at")?),
                last_login_at: time(&row, "last_login_at")?,
                deactivated_at: time(&row, "deactivated_at")?,
            };
            known.members.found(key, 0, member);
        }
        let sql = "SELECT m.group_id, m.user_id, m.workspace_id, m.role
            FROM json_each(?) AS wanted CROSS JOIN groups AS g ON g.id = wanted.value ->> 0
            CROSS JOIN group_members AS m
                ON m.workspace_id = g.workspace_id AND m.group_id = g.id AND m.user_id = wanted.value ->> 1";
        for row in self.rows_of_list(sql, wanted.group_members.iter()).await? {
            let key = (row.try_get("group_id")?, row.try_get("user_id")?);
            let member = GroupMember {
                workspace: row.try_get("workspace_id")?,
                role: row.word("role")?,
            };
            known.group_members.found(key, 0, member);
        }
        for name in &wanted.group_names {
            known.group_names.forget(name);
        }
        let sql = "SELECT g.workspace_id, g.name_key, g.uuid
            FROM json_each(?) AS wanted CROSS JOIN groups AS g
                ON g.workspace_id = wanted.value ->> 0 AND g.name_key = wanted.value ->> 1 AND g.deleted_at IS NULL";
        for row in self.rows_of_list(sql, wanted.group_names.iter()).await? {
            let name = (row.try_get("workspace_id")?, row.try_get("name_key")?);
            known.group_names.found(name, row.uuid("uuid")?);
        }
        Ok(())
    }

    /// Who has the slugs and e-mails that lines want.
    pub(super) async fn load_claims(&mut self, wanted: &WantedIds, known: &mut Known) -> Result<()> {
        for slug in &wanted.slugs {
            known.slugs.forget(slug);
        }
        let sql = "SELECT slug, uuid FROM workspaces WHERE slug IN (SELECT value FROM json_each(?))";
        for row in self.rows_of_list(sql, wanted.slugs.iter()).await? {
            known.slugs.found(row.try_get("slug")?, row.uuid("uuid")?);
        }
        for email in &wanted.emails {
            known.emails.forget(email);
        }
        let sql = "SELECT email_key, uuid FROM users WHERE email_key IN (SELECT value FROM json_each(?))";
        for row in self.rows_of_list(sql, wanted.emails.iter()).await? {
            known.emails.found(row.try_get("email_key")?, row.uuid("uuid")?);
        }
        Ok(())
    }

    /// The rows for the items of a list, which the statement takes as JSON: one prepared statement for
    /// lists of any length.
    pub(super) async fn rows_of_list<Item: Serialize>(
        &mut self,
        sql: &'static str,
        list: impl Iterator<Item = Item>,
    ) -> Result<Vec<SqliteRow>> {
        let list: Vec<Item> = list.collect();
        if list.is_empty() {
            return Ok(Vec::new());
        }
        let json = serde_json::to_string(&list).expect("text and numbers are always JSON");
        Ok(sqlx::query(sql).bind(json).fetch_all(&mut *self.0).await?)
    }
}

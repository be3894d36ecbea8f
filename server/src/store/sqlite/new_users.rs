//! Adding people to a workspace.

use app::domain::{NewUsers, Timestamp};
use sqlx::{Sqlite, Transaction};
use uuid::Uuid;

use super::Store;
use crate::{Result, auth::email_key};

impl Store {
    /// Whether somebody with this e-mail is a member, active or not.
    pub(crate) async fn is_member(&self, workspace_id: i64, email: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM members m JOIN users u ON u.id = m.user_id
            WHERE m.workspace_id = ? AND u.email_key = ?)";
        Ok(sqlx::query_scalar(sql)
            .bind(workspace_id)
            .bind(email_key(email))
            .fetch_one(&self.reads)
            .await?)
    }

    /// The first of the groups that is no live group of the workspace, if any.
    pub(crate) async fn unknown_group(&self, workspace_id: i64, groups: &[Uuid]) -> Result<Option<Uuid>> {
        for group in groups {
            let sql = "SELECT EXISTS (SELECT 1 FROM groups WHERE workspace_id = ? AND uuid = ? AND deleted_at IS NULL)";
            let known: bool = sqlx::query_scalar(sql)
                .bind(workspace_id)
                .bind(&group.as_bytes()[..])
                .fetch_one(&self.reads)
                .await?;
            if !known {
                return Ok(Some(*group));
            }
        }
        Ok(None)
    }

    /// Makes members of all who are not yet, in one transaction; tells for each whether they were added.
    pub(crate) async fn add_members(
        &self,
        workspace_id: i64,
        emails: &[String],
        new: &NewUsers,
        now: Timestamp,
    ) -> Result<Vec<bool>> {
        let mut write = self.begin_write().await?;
        let mut added = Vec::with_capacity(emails.len());
        for email in emails {
            let user_id = find_or_add_user(&mut write, email).await?;
            let sql = "INSERT INTO members (workspace_id, user_id, role, seat_type, joined_at)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
            let inserted = sqlx::query(sql)
                .bind(workspace_id)
                .bind(user_id)
                .bind(new.role.key())
                .bind(new.seat_type.key())
                .bind(now.0)
                .execute(&mut *write)
                .await?;
            let is_new = inserted.rows_affected() > 0;
            if is_new {
                join_groups(&mut write, workspace_id, user_id, &new.groups).await?;
            }
            added.push(is_new);
        }
        write.commit().await?;
        Ok(added)
    }
}

async fn find_or_add_user(write: &mut Transaction<'_, Sqlite>, email: &str) -> Result<i64> {
    let key = email_key(email);
    sqlx::query(
        "INSERT INTO users (uuid, email, email_key) VALUES (?, ?, ?) ON CONFLICT (email_key) DO NOTHING",
    )
    .bind(&Uuid::new_v4().as_bytes()[..])
    .bind(email)
    .bind(&key)
    .execute(&mut **write)
    .await?;
    Ok(sqlx::query_scalar("SELECT id FROM users WHERE email_key = ?")
        .bind(&key)
        .fetch_one(&mut **write)
        .await?)
}

async fn join_groups(
    write: &mut Transaction<'_, Sqlite>,
    workspace_id: i64,
    user_id: i64,
    groups: &[Uuid],
) -> Result<()> {
    for group in groups {
        let sql = "INSERT INTO group_members (workspace_id, group_id, user_id, role)
            SELECT workspace_id, id, ?, 'member' FROM groups
            WHERE workspace_id = ? AND uuid = ? AND deleted_at IS NULL
            ON CONFLICT DO NOTHING";
        sqlx::query(sql)
            .bind(user_id)
            .bind(workspace_id)
            .bind(&group.as_bytes()[..])
            .execute(&mut **write)
            .await?;
    }
    Ok(())
}

//! Sign-ins and the workspaces that they enter.

use app::{
    backend::{Person, SignInToken},
    domain::Timestamp,
};
use sqlx::Row;

use super::{Store, row::DomainRow};
use crate::Result;

/// What is known of the person whose e-mail was given.
#[derive(Debug)]
pub(crate) struct Credentials {
    pub(crate) user_id: i64,
    /// Argon2id in the PHC string format; none if no password was ever set.
    pub(crate) password_hash: Option<String>,
}

/// From when on a sign-in must have been made, and used, to count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Freshness {
    pub(crate) created_after: Timestamp,
    pub(crate) used_after: Timestamp,
}

impl Store {
    pub(crate) async fn credentials(&self, email_key: &str) -> Result<Option<Credentials>> {
        let row = sqlx::query("SELECT id, password_hash FROM users WHERE email_key = ?")
            .bind(email_key)
            .fetch_optional(&self.reads)
            .await?;
        row.map(|row| {
            Ok(Credentials {
                user_id: row.try_get("id")?,
                password_hash: row.try_get("password_hash")?,
            })
        })
        .transpose()
    }

    /// Sets the password of the person with this e-mail and ends their sign-ins; false if there is none.
    ///
    /// # Errors
    /// If the database can't be written.
    pub async fn set_password(&self, email_key: &str, password_hash: &str) -> Result<bool> {
        let mut write = self.begin_write().await?;
        let user_id: Option<i64> =
            sqlx::query_scalar("UPDATE users SET password_hash = ? WHERE email_key = ? RETURNING id")
                .bind(password_hash)
                .bind(email_key)
                .fetch_optional(&mut *write)
                .await?;
        for sql in [
            "DELETE FROM sign_ins WHERE user_id = ?",
            "DELETE FROM demo_accounts WHERE user_id = ?",
        ] {
            sqlx::query(sql).bind(user_id).execute(&mut *write).await?;
        }
        write.commit().await?;
        Ok(user_id.is_some())
    }

    /// The slug of the workspace that the person used last, or of any that they may enter.
    pub(crate) async fn home(&self, user_id: i64) -> Result<Option<String>> {
        let sql = "SELECT w.slug
            FROM members m JOIN workspaces w ON w.id = m.workspace_id JOIN users u ON u.id = m.user_id
            WHERE m.user_id = ? AND m.deactivated_at IS NULL
            ORDER BY m.workspace_id IS u.last_workspace_id DESC, m.last_login_at DESC NULLS LAST, w.name, w.slug
            LIMIT 1";
        Ok(sqlx::query_scalar(sql)
            .bind(user_id)
            .fetch_optional(&self.reads)
            .await?)
    }

    pub(crate) async fn open_sign_in(&self, user_id: i64, token: SignInToken, now: Timestamp) -> Result<()> {
        sqlx::query(
            "INSERT INTO sign_ins (token_hash, user_id, created_at, used_at) VALUES (?1, ?2, ?3, ?3)",
        )
        .bind(&token.0[..])
        .bind(user_id)
        .bind(now.0)
        .execute(&self.writes)
        .await?;
        Ok(())
    }

    pub(crate) async fn close_sign_in(&self, token: SignInToken) -> Result<()> {
        sqlx::query("DELETE FROM sign_ins WHERE token_hash = ?")
            .bind(&token.0[..])
            .execute(&self.writes)
            .await?;
        Ok(())
    }

    /// The person behind a sign-in that is still fresh, and when it was last used; none too if they
    /// are an active member of no workspace.
    pub(crate) async fn signed_in(
        &self,
        token: SignInToken,
        fresh: Freshness,
    ) -> Result<Option<(Person, Timestamp)>> {
        let sql = "SELECT u.id, u.first_name, u.last_name, u.email, s.used_at
            FROM sign_ins s JOIN users u ON u.id = s.user_id
            WHERE s.token_hash = ? AND s.created_at > ? AND s.used_at > ?
              AND EXISTS (SELECT 1 FROM members m WHERE m.user_id = u.id AND m.deactivated_at IS NULL)";
        let row = sqlx::query(sql)
            .bind(&token.0[..])
            .bind(fresh.created_after.0)
            .bind(fresh.used_after.0)
            .fetch_optional(&self.reads)
            .await?;
        row.map(|row| {
            let person = Person {
                id: row.try_get("id")?,
                name: row.person()?,
                sign_in: token,
            };
            Ok((person, Timestamp(row.try_get("used_at")?)))
        })
        .transpose()
    }

    pub(crate) async fn touch_sign_in(&self, token: SignInToken, now: Timestamp) -> Result<()> {
        sqlx::query("UPDATE sign_ins SET used_at = ? WHERE token_hash = ?")
            .bind(now.0)
            .bind(&token.0[..])
            .execute(&self.writes)
            .await?;
        Ok(())
    }

    /// Notes that a sign-in is in a workspace now; its first time there is that membership's log-in.
    pub(crate) async fn enter(&self, person: &Person, workspace_id: i64, now: Timestamp) -> Result<()> {
        let sql = "SELECT EXISTS (SELECT 1 FROM entries WHERE token_hash = ? AND workspace_id = ?)
              AND EXISTS (SELECT 1 FROM users WHERE id = ? AND last_workspace_id = ?)";
        let nothing_new: bool = sqlx::query_scalar(sql)
            .bind(&person.sign_in.0[..])
            .bind(workspace_id)
            .bind(person.id)
            .bind(workspace_id)
            .fetch_one(&self.reads)
            .await?;
        if nothing_new {
            return Ok(());
        }
        let mut write = self.begin_write().await?;
        let entered = sqlx::query(
            "INSERT INTO entries (token_hash, workspace_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        )
        .bind(&person.sign_in.0[..])
        .bind(workspace_id)
        .execute(&mut *write)
        .await?;
        if entered.rows_affected() > 0 {
            sqlx::query("UPDATE members SET last_login_at = ? WHERE workspace_id = ? AND user_id = ?")
                .bind(now.0)
                .bind(workspace_id)
                .bind(person.id)
                .execute(&mut *write)
                .await?;
        }
        sqlx::query("UPDATE users SET last_workspace_id = ? WHERE id = ?")
            .bind(workspace_id)
            .bind(person.id)
            .execute(&mut *write)
            .await?;
        Ok(write.commit().await?)
    }

    /// Forgets sign-ins that are no longer fresh.
    pub(crate) async fn sweep_sign_ins(&self, fresh: Freshness) -> Result<()> {
        sqlx::query("DELETE FROM sign_ins WHERE created_at <= ? OR used_at <= ?")
            .bind(fresh.created_after.0)
            .bind(fresh.used_after.0)
            .execute(&self.writes)
            .await?;
        Ok(())
    }
}

//! Accounts of the demo, whose password is public.

use super::ImportTransaction;
use crate::{Result, auth::email_key, demo::Account};

impl ImportTransaction {
    /// Lets anybody sign in as that person.
    pub(crate) async fn open_demo_account(&mut self, account: &Account, password_hash: &str) -> Result<()> {
        let key = email_key(account.email);
        sqlx::query("UPDATE users SET password_hash = ? WHERE email_key = ?")
            .bind(password_hash)
            .bind(&key)
            .execute(&mut *self.0)
            .await?;
        let sql = "INSERT INTO demo_accounts (user_id, position, description)
            SELECT id, (SELECT count(*) FROM demo_accounts), ? FROM users WHERE email_key = ?";
        sqlx::query(sql)
            .bind(account.description)
            .bind(&key)
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}

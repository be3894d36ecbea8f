//! Accounts of the demo, whose password is public.

use super::ImportTransaction;
use crate::{Result, auth::email_key, demo::Account, store::database::Sql};

const OPEN: Sql = Sql::same(
    "INSERT INTO demo_accounts (user_id, position, description)
    SELECT id, (SELECT count(*) FROM demo_accounts), $1 FROM users WHERE email_key = $2",
);

impl ImportTransaction {
    /// Lets anybody sign in as that person.
    pub(crate) async fn open_demo_account(&mut self, account: &Account, password_hash: &str) -> Result<()> {
        let key = email_key(account.email);
        let sql = Sql::same("UPDATE users SET password_hash = $1 WHERE email_key = $2");
        self.transaction
            .execute(sql.bind(password_hash).bind(&key))
            .await?;
        self.transaction
            .execute(OPEN.bind(account.description).bind(&key))
            .await?;
        Ok(())
    }
}

//! Users by a CSV file: what is known of whom it names, and what it changes, in one transaction.

mod load;
mod save;

use app::{
    backend::Admin,
    domain::{Timestamp, UploadPreview},
};

use super::{
    Store,
    account_links::{Invited, invite_all},
    database::{Sql, Transaction},
    work::Work,
};
use crate::{
    Result,
    upload::{Plan, Table, email_keys, judge},
};

// Whoever signs in at this moment takes the membership's row first, too.
const LOCK: &str = "SELECT m.user_id FROM jsonb_array_elements_text($1::jsonb) AS wanted
    JOIN users u ON u.email_key = wanted JOIN members m ON m.workspace_id = $2 AND m.user_id = u.id
    ORDER BY m.user_id FOR NO KEY UPDATE OF m";

/// What a file did.
pub(crate) struct Applied {
    /// What was seen of it.
    pub(crate) preview: UploadPreview,
    /// What became of inviting each new member who is to sign in.
    pub(crate) invited: Vec<Invited>,
}

impl Store {
    /// What the table would do.
    pub(crate) async fn plan_upload(&self, admin: &Admin, table: &Table) -> Result<Plan> {
        let mut read = self.database.begin_read().await?;
        let known = load::known(&mut read, admin, admin.role, &email_keys(table)).await?;
        Ok(judge(table, &known))
    }

    /// Does what the table says and invites whom it adds, unless `judged` finds that this is not what is wanted.
    ///
    /// # Errors
    /// [`app::AppError::Forbidden`] if the admin is none any longer.
    pub(crate) async fn apply_upload(
        &self,
        admin: &Admin,
        table: &Table,
        judged: impl FnOnce(&Plan) -> Result<UploadPreview, UploadPreview>,
        (mail_is_set_up, now): (bool, Timestamp),
    ) -> Result<Result<Applied, UploadPreview>> {
        let keys = email_keys(table);
        let mut work = Work::begin(self, admin, now).await?;
        lock(&mut work.write, admin, &keys).await?;
        let known = load::known(&mut work.write, admin, work.role, &keys).await?;
        let plan = judge(table, &known);
        let preview = match judged(&plan) {
            Ok(preview) => preview,
            Err(preview) => return Ok(Err(preview)),
        };
        let new = save::save(&mut work, plan.into_work(), &known.groups).await?;
        let invited = invite_all(&mut work, &new, mail_is_set_up).await?;
        work.commit().await?;
        Ok(Ok(Applied { preview, invited }))
    }
}

/// Lets nobody else change these members; in SQLite there is one writer anyway.
async fn lock(write: &mut Transaction, admin: &Admin, keys: &[String]) -> Result<()> {
    if write.is_sqlite() {
        return Ok(());
    }
    let query = Sql::same(LOCK)
        .bind(super::lists::list(keys))
        .bind(admin.workspace_id);
    write.all(query).await.map(drop)
}

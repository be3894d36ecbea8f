//! People who are named by pasted addresses, all added in the same way.

use std::collections::HashSet;

use app::{
    AppError,
    backend::Admin,
    domain::{MemberStatus, NewUsers, Timestamp},
    texts::users as texts,
};
use uuid::Uuid;

use super::{NewMember, make_members};
use crate::{
    Result,
    auth::email_key,
    store::{
        Store,
        account_links::{Invited, invite_all},
        database::{Sql, Transaction},
        lists::list,
        rules,
        work::Work,
    },
    upload::known::KnownGroup,
};

const GROUP: Sql = Sql::same(
    "SELECT id, name, name_key FROM groups WHERE workspace_id = $1 AND uuid = $2 AND deleted_at IS NULL",
);

const MEMBERS: Sql = Sql {
    sqlite: "SELECT u.email_key FROM json_each($2) AS wanted CROSS JOIN users u ON u.email_key = wanted.value
        JOIN members m ON m.workspace_id = $1 AND m.user_id = u.id",
    postgres: "SELECT u.email_key FROM jsonb_array_elements_text($2::jsonb) AS wanted
        JOIN users u ON u.email_key = wanted JOIN members m ON m.workspace_id = $1 AND m.user_id = u.id",
};

impl Store {
    /// The keys of those e-mails whose people are members, active or not.
    pub(crate) async fn member_keys(&self, workspace_id: i64, emails: &[String]) -> Result<HashSet<String>> {
        member_keys(
            &mut self.database.begin_read().await?,
            workspace_id,
            &keys(emails),
        )
        .await
    }

    /// The first of the groups that is no live group of the workspace, if any.
    pub(crate) async fn unknown_group(&self, workspace_id: i64, groups: &[Uuid]) -> Result<Option<Uuid>> {
        for group in groups {
            let query = GROUP.bind(workspace_id).bind(*group);
            if self.database.optional(query).await?.is_none() {
                return Ok(Some(*group));
            }
        }
        Ok(None)
    }

    /// Makes members of all who are not yet, in one transaction, and invites them; tells of each who was added
    /// what became of that.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] if the admin is none any longer; [`AppError::Invalid`] for owners if the admin is none
    /// at this moment, and for a group that is gone.
    pub(crate) async fn add_members(
        &self,
        admin: &Admin,
        emails: &[String],
        new: &NewUsers,
        (mail_is_set_up, now): (bool, Timestamp),
    ) -> Result<Vec<Option<Invited>>> {
        let mut work = Work::begin(self, admin, now).await?;
        rules::may_give(work.role, new.role)?;
        let groups = live_groups(&mut work, &new.groups).await?;
        let keys = keys(emails);
        let members = member_keys(&mut work.write, admin.workspace_id, &keys).await?;
        let is_new: Vec<bool> = keys.iter().map(|key| !members.contains(key)).collect();
        let people: Vec<NewMember> = emails
            .iter()
            .zip(&is_new)
            .filter(|(_, is_new)| **is_new)
            .map(|(email, _)| NewMember {
                email: email.clone(),
                first_name: String::new(),
                last_name: String::new(),
                role: new.role,
                seat_type: new.seat_type,
                groups: groups.clone(),
                status: MemberStatus::Active,
            })
            .collect();
        let user_ids = make_members(&mut work, &people).await?;
        let mut invited = invite_all(&mut work, &user_ids, mail_is_set_up)
            .await?
            .into_iter();
        work.commit().await?;
        let of_each = |is_new| if is_new { invited.next() } else { None };
        Ok(is_new.into_iter().map(of_each).collect())
    }
}

fn keys(emails: &[String]) -> Vec<String> {
    emails.iter().map(|email| email_key(email)).collect()
}

async fn member_keys(read: &mut Transaction, workspace_id: i64, keys: &[String]) -> Result<HashSet<String>> {
    let rows = read.all(MEMBERS.bind(workspace_id).bind(list(keys))).await?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// The groups of these ids, in the order of the exports.
async fn live_groups(work: &mut Work<'_>, ids: &[Uuid]) -> Result<Vec<KnownGroup>> {
    let mut groups = Vec::with_capacity(ids.len());
    for id in ids {
        let row = work
            .write
            .optional(GROUP.bind(work.who.workspace_id).bind(*id))
            .await?;
        let row = row.ok_or_else(|| AppError::invalid(texts::group_gone()))?;
        let key: String = row.get("name_key")?;
        let group = KnownGroup {
            id: row.get("id")?,
            name: row.get("name")?,
        };
        groups.push((key, *id, group));
    }
    groups.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
    groups.dedup_by_key(|(_, id, _)| *id);
    Ok(groups.into_iter().map(|(_, _, group)| group).collect())
}

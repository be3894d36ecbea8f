//! Adding people to a workspace.

use app::domain::{NewUsers, Timestamp};
use uuid::Uuid;

use super::{
    Store,
    database::{Alone, Sql, Transaction},
};
use crate::{Result, auth::email_key};

const IS_MEMBER: Sql = Sql::same(
    "SELECT EXISTS (SELECT 1 FROM members m JOIN users u ON u.id = m.user_id
        WHERE m.workspace_id = $1 AND u.email_key = $2)",
);

const HAS_GROUP: Sql = Sql::same(
    "SELECT EXISTS (SELECT 1 FROM groups WHERE workspace_id = $1 AND uuid = $2 AND deleted_at IS NULL)",
);

const ADD_MEMBER: Sql = Sql::same(
    "INSERT INTO members (workspace_id, user_id, role, seat_type, joined_at)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
);

const ADD_USER: Sql = Sql::same(
    "INSERT INTO users (uuid, email, email_key) VALUES ($1, $2, $3) ON CONFLICT (email_key) DO NOTHING",
);

const JOIN_GROUP: Sql = Sql::same(
    "INSERT INTO group_members (workspace_id, group_id, user_id, role)
    SELECT workspace_id, id, $1, 'member' FROM groups
    WHERE workspace_id = $2 AND uuid = $3 AND deleted_at IS NULL
    ON CONFLICT DO NOTHING",
);

impl Store {
    /// Whether somebody with this e-mail is a member, active or not.
    pub(crate) async fn is_member(&self, workspace_id: i64, email: &str) -> Result<bool> {
        let query = IS_MEMBER.bind(workspace_id).bind(email_key(email));
        self.database.one(query).await?.get(0)
    }

    /// The first of the groups that is no live group of the workspace, if any.
    pub(crate) async fn unknown_group(&self, workspace_id: i64, groups: &[Uuid]) -> Result<Option<Uuid>> {
        for group in groups {
            let query = HAS_GROUP.bind(workspace_id).bind(*group);
            if !self.database.one(query).await?.get::<bool>(0)? {
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
        let mut write = self.database.begin_write(Alone::FromImports).await?;
        let mut added = Vec::with_capacity(emails.len());
        for email in emails {
            let user_id = find_or_add_user(&mut write, email).await?;
            let member = ADD_MEMBER
                .bind(workspace_id)
                .bind(user_id)
                .bind(new.role.key())
                .bind(new.seat_type.key())
                .bind(now);
            let is_new = write.execute(member).await? > 0;
            if is_new {
                for group in &new.groups {
                    let place = JOIN_GROUP.bind(user_id).bind(workspace_id).bind(*group);
                    write.execute(place).await?;
                }
            }
            added.push(is_new);
        }
        write.commit().await?;
        Ok(added)
    }
}

async fn find_or_add_user(write: &mut Transaction, email: &str) -> Result<i64> {
    let key = email_key(email);
    let user = ADD_USER.bind(Uuid::new_v4()).bind(email).bind(&key);
    write.execute(user).await?;
    let sql = Sql::same("SELECT id FROM users WHERE email_key = $1");
    write.one(sql.bind(&key)).await?.get("id")
}

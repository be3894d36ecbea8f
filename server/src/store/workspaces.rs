//! Workspaces and who may enter them.

use app::{
    backend::{Member, Person},
    domain::{DemoAccount, WorkspaceLink},
};
use uuid::Uuid;

use super::{Store, database::Sql};
use crate::Result;

const MEMBERSHIP: Sql = Sql::same(
    "SELECT m.workspace_id, m.role
    FROM members m JOIN workspaces w ON w.id = m.workspace_id
    WHERE w.slug = $1 AND m.user_id = $2 AND m.deactivated_at IS NULL",
);

const WORKSPACES_OF: Sql = Sql::same(
    "SELECT w.slug, w.name
    FROM members m JOIN workspaces w ON w.id = m.workspace_id
    WHERE m.user_id = $1 AND m.deactivated_at IS NULL
    ORDER BY w.name, w.slug",
);

const DEMO_ACCOUNTS: Sql = Sql::same(
    "SELECT u.email, d.description
    FROM demo_accounts d JOIN users u ON u.id = d.user_id
    ORDER BY d.position",
);

impl Store {
    /// The person as an active member of the workspace; none if they are not, or there is none.
    pub(crate) async fn membership(&self, person: Person, slug: &str) -> Result<Option<Member>> {
        let row = self
            .database
            .optional(MEMBERSHIP.bind(slug).bind(person.id))
            .await?;
        row.map(|row| {
            Ok(Member {
                workspace_id: row.get("workspace_id")?,
                slug: slug.to_owned(),
                person,
                role: row.word("role")?,
            })
        })
        .transpose()
    }

    /// The workspaces that the person may enter, by name.
    pub(crate) async fn workspaces_of(&self, user_id: i64) -> Result<Vec<WorkspaceLink>> {
        let rows = self.database.all(WORKSPACES_OF.bind(user_id)).await?;
        rows.iter()
            .map(|row| {
                Ok(WorkspaceLink {
                    slug: row.get("slug")?,
                    name: row.get("name")?,
                })
            })
            .collect()
    }

    /// The slugs of all workspaces.
    pub(crate) async fn slugs(&self) -> Result<Vec<String>> {
        let rows = self
            .database
            .all(Sql::same("SELECT slug FROM workspaces ORDER BY slug"))
            .await?;
        rows.iter().map(|row| row.get("slug")).collect()
    }

    /// What the workspace is called.
    pub(crate) async fn workspace_name(&self, workspace_id: i64) -> Result<String> {
        let sql = Sql::same("SELECT name FROM workspaces WHERE id = $1");
        self.database.one(sql.bind(workspace_id)).await?.get("name")
    }

    /// The workspace's key and UUID; none if there is no such workspace.
    pub(crate) async fn workspace_by_slug(&self, slug: &str) -> Result<Option<(i64, Uuid)>> {
        let sql = Sql::same("SELECT id, uuid FROM workspaces WHERE slug = $1");
        let row = self.database.optional(sql.bind(slug)).await?;
        row.map(|row| Ok((row.get("id")?, row.uuid("uuid")?))).transpose()
    }

    /// Sets the time zone in which the workspace's days begin; false if there is no such workspace.
    pub(crate) async fn set_time_zone(&self, slug: &str, zone: &str) -> Result<bool> {
        let sql = Sql::same("UPDATE workspaces SET time_zone = $2 WHERE slug = $1");
        Ok(self.database.execute(sql.bind(slug).bind(zone)).await? > 0)
    }

    /// The accounts of the demo, in the order in which they are offered; their password is the caller's to add.
    pub(crate) async fn demo_accounts(&self, password: &str) -> Result<Vec<DemoAccount>> {
        let rows = self.database.all(DEMO_ACCOUNTS).await?;
        rows.iter()
            .map(|row| {
                Ok(DemoAccount {
                    email: row.get("email")?,
                    password: password.to_owned(),
                    description: row.get("description")?,
                })
            })
            .collect()
    }
}

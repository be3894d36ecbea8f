//! Workspaces and who may enter them.

use app::{
    backend::{Member, Person},
    domain::{DemoAccount, WorkspaceLink},
};
use sqlx::Row;
use uuid::Uuid;

use super::{Store, row::DomainRow};
use crate::Result;

impl Store {
    /// The person as an active member of the workspace; none if they are not, or there is none.
    pub(crate) async fn membership(&self, person: Person, slug: &str) -> Result<Option<Member>> {
        let sql = "SELECT m.workspace_id, m.role
            FROM members m JOIN workspaces w ON w.id = m.workspace_id
            WHERE w.slug = ? AND m.user_id = ? AND m.deactivated_at IS NULL";
        let row = sqlx::query(sql)
            .bind(slug)
            .bind(person.id)
            .fetch_optional(&self.reads)
            .await?;
        row.map(|row| {
            let (workspace_id, role) = (row.try_get("workspace_id")?, row.word("role")?);
            Ok(Member {
                workspace_id,
                slug: slug.to_owned(),
                person,
                role,
            })
        })
        .transpose()
    }

    /// The workspaces that the person may enter, by name.
    pub(crate) async fn workspaces_of(&self, user_id: i64) -> Result<Vec<WorkspaceLink>> {
        let sql = "SELECT w.slug, w.name
            FROM members m JOIN workspaces w ON w.id = m.workspace_id
            WHERE m.user_id = ? AND m.deactivated_at IS NULL
            ORDER BY w.name, w.slug";
        let rows = sqlx::query(sql).bind(user_id).fetch_all(&self.reads).await?;
        rows.iter()
            .map(|row| {
                Ok(WorkspaceLink {
                    slug: row.try_get("slug")?,
                    name: row.try_get("name")?,
                })
            })
            .collect()
    }

    /// The workspace's key and UUID; none if there is no such workspace.
    pub(crate) async fn workspace_by_slug(&self, slug: &str) -> Result<Option<(i64, Uuid)>> {
        let row = sqlx::query("SELECT id, uuid FROM workspaces WHERE slug = ?")
            .bind(slug)
            .fetch_optional(&self.reads)
            .await?;
        row.map(|row| Ok((row.try_get("id")?, row.uuid("uuid")?)))
            .transpose()
    }

    /// The accounts of the demo, in the order in which they are offered; their password is the caller's to add.
    pub(crate) async fn demo_accounts(&self, password: &str) -> Result<Vec<DemoAccount>> {
        let sql = "SELECT u.email, d.description
            FROM demo_accounts d JOIN users u ON u.id = d.user_id
            ORDER BY d.position";
        let rows = sqlx::query(sql).fetch_all(&self.reads).await?;
        rows.iter()
            .map(|row| {
                Ok(DemoAccount {
                    email: row.try_get("email")?,
                    password: password.to_owned(),
                    description: row.try_get("description")?,
                })
            })
            .collect()
    }
}

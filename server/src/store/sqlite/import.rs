//! The import's transaction.

mod accounts;
mod load;
mod pairs;
mod save;
mod upsert;

use sqlx::{Row, Sqlite, Transaction};
use uuid::Uuid;

use super::Store;
use crate::{Result, import::LastIds};

/// Pages that are kept in memory, in KiB: random keys go everywhere in the indexes.
const LARGE_CACHE: &str = "PRAGMA cache_size = -65536";
/// SQLite's own choice.
const USUAL_CACHE: &str = "PRAGMA cache_size = -2000";

/// The one transaction of an import. Dropped, it leaves the database as before.
#[derive(Debug)]
pub(crate) struct ImportTransaction(Transaction<'static, Sqlite>);

impl ImportTransaction {
    /// Begins it; nobody else can write until it ends.
    pub(crate) async fn begin(store: &Store) -> Result<Self> {
        let mut transaction = store.begin_write().await?;
        sqlx::query(LARGE_CACHE).execute(&mut *transaction).await?;
        Ok(Self(transaction))
    }

    /// The greatest number that each table has given away.
    pub(crate) async fn last_ids(&mut self) -> Result<LastIds> {
        let sql = "SELECT
            (SELECT ifnull(max(id), 0) FROM workspaces) AS workspaces,
            (SELECT ifnull(max(id), 0) FROM users) AS users,
            (SELECT ifnull(max(id), 0) FROM groups) AS groups,
            (SELECT ifnull(max(id), 0) FROM scenarios) AS scenarios,
            (SELECT ifnull(max(id), 0) FROM programs) AS programs,
            (SELECT ifnull(max(id), 0) FROM assignments) AS assignments,
            (SELECT ifnull(max(id), 0) FROM sessions) AS sessions";
        let row = sqlx::query(sql).fetch_one(&mut *self.0).await?;
        Ok(LastIds {
            workspaces: row.try_get("workspaces")?,
            users: row.try_get("users")?,
            groups: row.try_get("groups")?,
            scenarios: row.try_get("scenarios")?,
            programs: row.try_get("programs")?,
            assignments: row.try_get("assignments")?,
            sessions: row.try_get("sessions")?,
        })
    }

    /// Whether any session refers to the assignment.
    pub(crate) async fn has_sessions(&mut self, assignment: Uuid) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM assignments AS a
            JOIN sessions AS s ON s.workspace_id = a.workspace_id AND s.user_id = a.user_id
                AND s.scenario_id = a.scenario_id AND s.assignment_id = a.id
            WHERE a.uuid = ?)";
        let query = sqlx::query_scalar(sql).bind(&assignment.as_bytes()[..]);
        Ok(query.fetch_one(&mut *self.0).await?)
    }

    /// Makes it last.
    pub(crate) async fn commit(mut self) -> Result<()> {
        sqlx::query(USUAL_CACHE).execute(&mut *self.0).await?;
        Ok(self.0.commit().await?)
    }
}

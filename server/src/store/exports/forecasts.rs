//! What can be said of an export before it is made: its rows, and the last file of its kind.

use app::domain::{ExportForecast, ExportKind, LastExport};

use crate::{
    Result,
    store::{Store, database::Sql},
};

// Each is answered from an index alone.
const SESSIONS: Sql =
    Sql::same("SELECT count(*) AS total FROM sessions WHERE workspace_id = $1 AND exported");
const USERS: Sql = Sql::same("SELECT count(*) AS total FROM members WHERE workspace_id = $1");
// A group with nobody in it is one row.
const GROUPS: Sql = Sql::same(
    "SELECT (SELECT count(*) FROM group_members gm JOIN groups g
            ON g.workspace_id = gm.workspace_id AND g.id = gm.group_id
            WHERE gm.workspace_id = $1 AND g.deleted_at IS NULL)
        + (SELECT count(*) FROM groups g WHERE g.workspace_id = $1 AND g.deleted_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM group_members gm
                WHERE gm.workspace_id = g.workspace_id AND gm.group_id = g.id)) AS total",
);

const LAST: Sql = Sql::same(
    "SELECT e.size_bytes, e.finished_at, u.first_name, u.last_name, u.email
    FROM exports e JOIN users u ON u.id = e.requested_by
    WHERE e.workspace_id = $1 AND e.kind = $2 AND e.state = 'ready'
    ORDER BY e.requested_at DESC, e.id DESC
    LIMIT 1",
);

impl Store {
    /// What each kind of export would hold now, and its last file.
    pub(crate) async fn export_forecasts(&self, workspace_id: i64) -> Result<Vec<ExportForecast>> {
        let mut read = self.database.begin_read().await?;
        let mut forecasts = Vec::with_capacity(ExportKind::ALL.len());
        for kind in ExportKind::ALL {
            let count = match kind {
                ExportKind::Sessions => Some(SESSIONS),
                ExportKind::Users => Some(USERS),
                ExportKind::Groups => Some(GROUPS),
                ExportKind::Everything => None,
            };
            let rows = match count {
                Some(count) => read.one(count.bind(workspace_id)).await?.count("total")?,
                // The tables were counted before.
                None => forecasts.iter().map(|table: &ExportForecast| table.rows).sum(),
            };
            let last = read.optional(LAST.bind(workspace_id).bind(kind.key())).await?;
            let last = last.map(|row| {
                Ok::<_, crate::Error>(LastExport {
                    size_bytes: row.count("size_bytes")?,
                    finished_at: row.time("finished_at")?,
                    requested_by: row.person()?,
                })
            });
            forecasts.push(ExportForecast {
                kind: *kind,
                rows,
                last: last.transpose()?,
            });
        }
        Ok(forecasts)
    }
}

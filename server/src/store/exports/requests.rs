//! Exports that are asked for, and what can be told of them.

use app::domain::{ExportKind, ExportOptions, ExportProgress, ExportRecord, ExportState, Timestamp};
use uuid::Uuid;

use crate::{
    Result,
    store::{
        ExportRequest, Store,
        database::{Row, Sql},
    },
};

/// Lines that the list of recent exports holds.
const LISTED: u32 = 20;

const QUEUE: Sql = Sql::same(
    "INSERT INTO exports (uuid, workspace_id, requested_by, requested_at, kind, exact, state)
    VALUES ($1, $2, $3, $4, $5, $6, 'queued') ON CONFLICT DO NOTHING",
);

const UNDER_WAY: Sql = Sql::same(
    "SELECT uuid, kind, state, rows_written, rows_expected, file_name, size_bytes, reason FROM exports
    WHERE workspace_id = $1 AND kind = $2 AND exact = $3 AND state IN ('queued', 'running')",
);

const ONE: Sql = Sql::same(
    "SELECT uuid, kind, state, rows_written, rows_expected, file_name, size_bytes, reason FROM exports
    WHERE workspace_id = $1 AND uuid = $2",
);

const RECENT: Sql = Sql::same(
    "SELECT e.uuid, e.kind, e.state, e.rows_written, e.rows_expected, e.file_name, e.size_bytes, e.reason,
        e.exact, e.requested_at, e.expires_at, e.location, e.remark, u.first_name, u.last_name, u.email
    FROM exports e JOIN users u ON u.id = e.requested_by
    WHERE e.workspace_id = $1
    ORDER BY e.requested_at DESC, e.id DESC
    LIMIT $2",
);

const COUNT_UNDER_WAY: Sql = Sql::same(
    "SELECT kind, state, count(*) AS exports FROM exports WHERE state IN ('queued', 'running') GROUP BY kind, state",
);

impl Store {
    /// Queues an export; if the same request is under way already, that one is returned instead.
    pub(crate) async fn queue_export(
        &self,
        request: &ExportRequest,
        now: Timestamp,
    ) -> Result<ExportProgress> {
        let (kind, exact) = (request.kind.key(), request.options.exact);
        loop {
            let id = Uuid::new_v4();
            let queue = QUEUE
                .bind(id)
                .bind(request.workspace_id)
                .bind(request.requested_by)
                .bind(now)
                .bind(kind)
                .bind(exact);
            let is_new = self.database.execute(queue).await? > 0;
            let found = if is_new {
                ONE.bind(request.workspace_id).bind(id)
            } else {
                UNDER_WAY.bind(request.workspace_id).bind(kind).bind(exact)
            };
            // None if the one under way has just ended: then there is room for this one.
            if let Some(row) = self.database.optional(found).await? {
                return progress(&row);
            }
        }
    }

    /// How far an export of the workspace is; none if there is no such export.
    pub(crate) async fn export_progress(
        &self,
        workspace_id: i64,
        id: Uuid,
    ) -> Result<Option<ExportProgress>> {
        let row = self.database.optional(ONE.bind(workspace_id).bind(id)).await?;
        row.as_ref().map(progress).transpose()
    }

    /// How many exports of all workspaces wait or are being made: kind, state, count.
    pub(crate) async fn exports_under_way(&self) -> Result<Vec<(ExportKind, String, u32)>> {
        let rows = self.database.all(COUNT_UNDER_WAY).await?;
        rows.iter()
            .map(|row| Ok((row.word("kind")?, row.get("state")?, row.count("exports")?)))
            .collect()
    }

    /// The latest exports of the workspace, newest first.
    pub(crate) async fn recent_exports(
        &self,
        workspace_id: i64,
        now: Timestamp,
    ) -> Result<Vec<ExportRecord>> {
        let rows = self.database.all(RECENT.bind(workspace_id).bind(LISTED)).await?;
        rows.iter()
            .map(|row| {
                let is_kept = row.get::<Option<&str>>("location")?.is_some();
                let expires_at = row.optional_time("expires_at")?;
                Ok(ExportRecord {
                    progress: progress(row)?,
                    options: ExportOptions {
                        exact: row.get("exact")?,
                    },
                    requested_by: row.person()?,
                    requested_at: row.time("requested_at")?,
                    remark: row.get("remark")?,
                    available_until: expires_at.filter(|at| is_kept && *at > now),
                })
            })
            .collect()
    }
}

fn progress(row: &Row) -> Result<ExportProgress> {
    let rows = row.count("rows_written")?;
    let state = match row.get("state")? {
        "queued" => ExportState::Queued,
        "running" => ExportState::Running {
            rows,
            of: row.optional_count("rows_expected")?,
        },
        "ready" => ExportState::Ready {
            file_name: row.text_or_empty("file_name")?,
            rows,
            size_bytes: row.count("size_bytes")?,
        },
        _ => ExportState::Failed {
            reason: row.text_or_empty("reason")?,
        },
    };
    Ok(ExportProgress {
        id: row.uuid("uuid")?,
        kind: row.word("kind")?,
        state,
    })
}

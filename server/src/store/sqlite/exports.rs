//! Export jobs: asked for, claimed by a worker, finished, listed, expired.

use app::domain::{ExportKind, ExportOptions, ExportProgress, ExportRecord, ExportState, Timestamp};
use sqlx::{Row, sqlite::SqliteRow};
use uuid::Uuid;

use super::{Store, row::DomainRow};
use crate::Result;

/// Lines that the list of recent exports holds.
const LISTED: u32 = 20;

/// How often a job is begun before it is given up: a server that dies over it takes the job with it.
const MOST_ATTEMPTS: i64 = 3;
const GAVE_UP: &str =
    "The server stopped three times while it made the file. Ask whoever runs the console to look at its log.";

/// An export to make.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ExportRequest {
    pub(crate) workspace_id: i64,
    pub(crate) requested_by: i64,
    pub(crate) kind: ExportKind,
    pub(crate) options: ExportOptions,
}

/// A job that a worker holds until its lease runs out.
#[derive(Debug, Clone)]
pub(crate) struct ClaimedExport {
    pub(crate) id: i64,
    pub(crate) uuid: Uuid,
    pub(crate) workspace_id: i64,
    pub(crate) workspace_uuid: Uuid,
    pub(crate) slug: String,
    pub(crate) kind: ExportKind,
    pub(crate) options: ExportOptions,
    /// Which attempt at this job it is, counted from 1.
    pub(crate) attempt: i64,
}

/// A finished file, as the artifact store keeps it.
#[derive(Debug, Clone)]
pub(crate) struct StoredFile {
    pub(crate) file_name: String,
    pub(crate) location: String,
    pub(crate) size_bytes: u64,
    pub(crate) sha256: [u8; 32],
}

/// How a job ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    Ready {
        file: StoredFile,
        rows: u64,
        expires_at: Timestamp,
    },
    Failed {
        reason: String,
    },
}

impl Store {
    /// Queues an export; if the same request is under way already, that one is returned instead.
    pub(crate) async fn queue_export(
        &self,
        request: &ExportRequest,
        now: Timestamp,
    ) -> Result<ExportProgress> {
        let mut write = self.begin_write().await?;
        sqlx::query(
            "INSERT INTO exports (uuid, workspace_id, requested_by, requested_at, kind, exact, state)
            VALUES (?, ?, ?, ?, ?, ?, 'queued') ON CONFLICT DO NOTHING",
        )
        .bind(&Uuid::new_v4().as_bytes()[..])
        .bind(request.workspace_id)
        .bind(request.requested_by)
        .bind(now.0)
        .bind(request.kind.key())
        .bind(request.options.exact)
        .execute(&mut *write)
        .await?;
        let row = sqlx::query(
            "SELECT uuid, kind, state, rows_written, rows_expected, file_name, size_bytes, reason FROM exports
            WHERE workspace_id = ? AND kind = ? AND exact = ? AND state IN ('queued', 'running')",
        )
        .bind(request.workspace_id)
        .bind(request.kind.key())
        .bind(request.options.exact)
        .fetch_one(&mut *write)
        .await?;
        write.commit().await?;
        progress(&row)
    }

    /// How far an export of the workspace is; none if there is no such export.
    pub(crate) async fn export_progress(
        &self,
        workspace_id: i64,
        id: Uuid,
    ) -> Result<Option<ExportProgress>> {
        let sql = "SELECT uuid, kind, state, rows_written, rows_expected, file_name, size_bytes, reason FROM exports
            WHERE workspace_id = ? AND uuid = ?";
        let row = sqlx::query(sql)
            .bind(workspace_id)
            .bind(&id.as_bytes()[..])
            .fetch_optional(&self.reads)
            .await?;
        row.as_ref().map(progress).transpose()
    }

    /// The latest exports of the workspace, newest first.
    pub(crate) async fn recent_exports(
        &self,
        workspace_id: i64,
        now: Timestamp,
    ) -> Result<Vec<ExportRecord>> {
        let sql = "SELECT e.uuid, e.kind, e.state, e.rows_written, e.rows_expected, e.file_name, e.size_bytes, e.reason,
                e.exact, e.requested_at, e.expires_at, e.location, u.first_name, u.last_name, u.email
            FROM exports e JOIN users u ON u.id = e.requested_by
            WHERE e.workspace_id = ?
            ORDER BY e.requested_at DESC, e.id DESC
            LIMIT ?";
        let rows = sqlx::query(sql)
            .bind(workspace_id)
            .bind(LISTED)
            .fetch_all(&self.reads)
            .await?;
        rows.iter()
            .map(|row| {
                let expires_at: Option<i64> = row.try_get("expires_at")?;
                let location: Option<&str> = row.try_get("location")?;
                Ok(ExportRecord {
                    progress: progress(row)?,
                    options: ExportOptions {
                        exact: row.try_get("exact")?,
                    },
                    requested_by: row.person()?,
                    requested_at: Timestamp(row.try_get("requested_at")?),
                    available_until: expires_at
                        .filter(|at| location.is_some() && *at > now.0)
                        .map(Timestamp),
                })
            })
            .collect()
    }

    /// Hands the next job to a worker: the oldest that waits, or that a worker left behind.
    pub(crate) async fn claim_export(
        &self,
        now: Timestamp,
        lease_seconds: i64,
    ) -> Result<Option<ClaimedExport>> {
        let mut write = self.begin_write().await?;
        sqlx::query(
            "UPDATE exports SET state = 'failed', lease_until = NULL, finished_at = ?1, reason = ?2
            WHERE state = 'running' AND lease_until < ?1 AND attempts >= ?3",
        )
        .bind(now.0)
        .bind(GAVE_UP)
        .bind(MOST_ATTEMPTS)
        .execute(&mut *write)
        .await?;
        let claimed = sqlx::query(
            "UPDATE exports SET state = 'running', attempts = attempts + 1, lease_until = ?1 + ?2,
                rows_written = 0, rows_expected = NULL
            WHERE id = (SELECT id FROM exports
                WHERE state = 'queued' OR (state = 'running' AND lease_until < ?1)
                ORDER BY requested_at, id LIMIT 1)
            RETURNING id, uuid, workspace_id, kind, exact, attempts",
        )
        .bind(now.0)
        .bind(lease_seconds)
        .fetch_optional(&mut *write)
        .await?;
        let Some(row) = claimed else {
            write.commit().await?;
            return Ok(None);
        };
        let workspace_id: i64 = row.try_get("workspace_id")?;
        let workspace = sqlx::query("SELECT uuid, slug FROM workspaces WHERE id = ?")
            .bind(workspace_id)
            .fetch_one(&mut *write)
            .await?;
        write.commit().await?;
        Ok(Some(ClaimedExport {
            id: row.try_get("id")?,
            uuid: row.uuid("uuid")?,
            workspace_id,
            workspace_uuid: workspace.uuid("uuid")?,
            slug: workspace.try_get("slug")?,
            kind: row.word("kind")?,
            options: ExportOptions {
                exact: row.try_get("exact")?,
            },
            attempt: row.try_get("attempts")?,
        }))
    }

    /// Renews the lease and tells how far the job is; false if the job is no longer this worker's.
    pub(crate) async fn renew_export(
        &self,
        job: &ClaimedExport,
        rows: u64,
        of: Option<u64>,
        lease_until: Timestamp,
    ) -> Result<bool> {
        let renewed = sqlx::query(
            "UPDATE exports SET rows_written = ?, rows_expected = ?, lease_until = ?
            WHERE id = ? AND attempts = ? AND state = 'running'",
        )
        .bind(rows.cast_signed())
        .bind(of.map(u64::cast_signed))
        .bind(lease_until.0)
        .bind(job.id)
        .bind(job.attempt)
        .execute(&self.writes)
        .await?;
        Ok(renewed.rows_affected() > 0)
    }

    /// Ends the job; false if it is no longer this worker's.
    pub(crate) async fn finish_export(
        &self,
        job: &ClaimedExport,
        outcome: &Outcome,
        now: Timestamp,
    ) -> Result<bool> {
        let query = match outcome {
            Outcome::Ready { file, rows, expires_at } => sqlx::query(
                "UPDATE exports SET state = 'ready', lease_until = NULL, finished_at = ?1,
                    rows_written = ?4, rows_expected = ?4, file_name = ?5, location = ?6, size_bytes = ?7, sha256 = ?8,
                    expires_at = ?9
                WHERE id = ?2 AND attempts = ?3 AND state = 'running'",
            )
            .bind(now.0)
            .bind(job.id)
            .bind(job.attempt)
            .bind(rows.cast_signed())
            .bind(&file.file_name)
            .bind(&file.location)
            .bind(file.size_bytes.cast_signed())
            .bind(&file.sha256[..])
            .bind(expires_at.0),
            Outcome::Failed { reason } => sqlx::query(
                "UPDATE exports SET state = 'failed', lease_until = NULL, finished_at = ?1, reason = ?4
                WHERE id = ?2 AND attempts = ?3 AND state = 'running'",
            )
            .bind(now.0)
            .bind(job.id)
            .bind(job.attempt)
            .bind(reason),
        };
        Ok(query.execute(&self.writes).await?.rows_affected() > 0)
    }

    /// The file of a finished export of the workspace, and until when it is kept.
    pub(crate) async fn export_file(
        &self,
        workspace_id: i64,
        id: Uuid,
    ) -> Result<Option<(StoredFile, Option<Timestamp>)>> {
        let sql = "SELECT file_name, location, size_bytes, sha256, expires_at FROM exports
            WHERE workspace_id = ? AND uuid = ? AND state = 'ready'";
        let row = sqlx::query(sql)
            .bind(workspace_id)
            .bind(&id.as_bytes()[..])
            .fetch_optional(&self.reads)
            .await?;
        row.map(|row| {
            let location: Option<String> = row.try_get("location")?;
            let expires_at = row
                .try_get::<Option<i64>, _>("expires_at")?
                .filter(|_| location.is_some());
            let sha256: &[u8] = row.try_get("sha256")?;
            let file = StoredFile {
                file_name: row.try_get("file_name")?,
                location: location.unwrap_or_default(),
                size_bytes: row.try_get::<i64, _>("size_bytes")?.cast_unsigned(),
                sha256: sha256
                    .try_into()
                    .map_err(|_| crate::Error::Corrupt("exports.sha256".to_owned()))?,
            };
            Ok((file, expires_at.map(Timestamp)))
        })
        .transpose()
    }

    /// Where expired files still are.
    pub(crate) async fn expired_exports(&self, now: Timestamp) -> Result<Vec<(i64, String)>> {
        let rows =
            sqlx::query("SELECT id, location FROM exports WHERE location IS NOT NULL AND expires_at <= ?")
                .bind(now.0)
                .fetch_all(&self.reads)
                .await?;
        rows.iter()
            .map(|row| Ok((row.try_get("id")?, row.try_get("location")?)))
            .collect()
    }

    /// Notes that an export's file is gone.
    pub(crate) async fn forget_file(&self, id: i64) -> Result<()> {
        sqlx::query("UPDATE exports SET location = NULL WHERE id = ?")
            .bind(id)
            .execute(&self.writes)
            .await?;
        Ok(())
    }
}

fn progress(row: &SqliteRow) -> Result<ExportProgress> {
    let count = |column: &str| {
        row.try_get::<Option<i64>, _>(column)
            .map(|value| value.map(i64::cast_unsigned))
    };
    let text = |column: &str| {
        row.try_get::<Option<String>, _>(column)
            .map(Option::unwrap_or_default)
    };
    let rows = count("rows_written")?.unwrap_or_default();
    let state = match row.try_get::<&str, _>("state")? {
        "queued" => ExportState::Queued,
        "running" => ExportState::Running {
            rows,
            of: count("rows_expected")?,
        },
        "ready" => ExportState::Ready {
            file_name: text("file_name")?,
            rows,
            size_bytes: count("size_bytes")?.unwrap_or_default(),
        },
        _ => ExportState::Failed {
            reason: text("reason")?,
        },
    };
    Ok(ExportProgress {
        id: row.uuid("uuid")?,
        kind: row.word("kind")?,
        state,
    })
}

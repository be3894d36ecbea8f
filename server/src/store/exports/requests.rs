//! Exports that are asked for, and what can be told of them.

use app::{
    AppError,
    backend::Admin,
    domain::{
        AuditAction, ExportKind, ExportOptions, ExportProgress, ExportState, FailureReason, PersonName,
        Timestamp,
    },
};
use uuid::Uuid;

use super::choice::settle;
use crate::{
    Error, Result,
    audit::{AuditEvent, options_text},
    settings::MostWaiting,
    store::{
        Store,
        audit::append,
        database::{Alone, Row, Sql, Transaction},
    },
};

const QUEUE: Sql = Sql::same(
    "INSERT INTO exports (uuid, workspace_id, requested_by, requested_at, kind, exact, options, names, time_zone,
        since_revision, since_at, state, audited)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'queued', true) ON CONFLICT DO NOTHING",
);

const REFUSE: Sql =
    Sql::same("UPDATE exports SET state = 'failed', finished_at = $1, reason = $2 WHERE uuid = $3");

const JOIN: Sql = Sql::same(
    "INSERT INTO export_requests (export_id, user_id) SELECT id, $2 FROM exports WHERE uuid = $1
    ON CONFLICT (export_id, user_id) DO UPDATE SET settled_at = NULL",
);

/// What is told of an export, after the columns that only a list shows, and of whom it tells.
macro_rules! select_exports {
    ($more:expr) => {
        concat!(
            "SELECT ",
            $more,
            "e.uuid, e.kind, e.state, e.rows_written, e.rows_expected, e.seconds_left,
                e.file_name, e.size_bytes, e.sha256, e.guarded_cells, e.reason,
                e.requested_by, u.first_name, u.last_name, u.email,
                c.first_name AS canceler_first_name, c.last_name AS canceler_last_name, c.email AS canceler_email
            FROM exports e JOIN users u ON u.id = e.requested_by LEFT JOIN users c ON c.id = e.canceled_by
            WHERE e.workspace_id = $1 "
        )
    };
}

pub(super) use select_exports;

const UNDER_WAY: Sql = Sql::same(concat!(
    select_exports!(""),
    "AND e.kind = $2 AND e.exact = $3 AND e.options = $4 AND e.time_zone = $5
        AND coalesce(e.since_revision, -1) = coalesce($6, -1) AND e.state IN ('queued', 'running')"
));

const ONE: Sql = Sql::same(concat!(select_exports!(""), "AND e.uuid = $2"));

const CANCEL: Sql = Sql::same(
    "UPDATE exports SET state = 'canceled', lease_until = NULL, finished_at = $1, canceled_by = $2
    WHERE workspace_id = $3 AND uuid = $4 AND state IN ('queued', 'running')",
);

const COUNT_UNDER_WAY: Sql = Sql::same(
    "SELECT kind, state, count(*) AS exports FROM exports WHERE state IN ('queued', 'running') GROUP BY kind, state",
);

const COUNT_WAITING: Sql = Sql::same(
    "SELECT count(*) AS of_all, count(CASE WHEN workspace_id = $1 THEN 1 END) AS of_workspace
    FROM exports WHERE state = 'queued'",
);

/// How often it is tried to queue a request that finds one like it each time, which then has ended.
const MOST_TRIES: u32 = 100;

impl Store {
    /// Queues an export; if the same request is under way already, that one is returned instead.
    ///
    /// # Errors
    /// [`AppError::TooManyExportsOfWorkspace`] and [`AppError::TooManyExports`]; then it is not begun, and the
    /// history says why.
    pub(crate) async fn queue_export(
        &self,
        admin: &Admin,
        kind: ExportKind,
        options: ExportOptions,
        most_waiting: MostWaiting,
        now: Timestamp,
    ) -> Result<ExportProgress> {
        for _ in 0..MOST_TRIES {
            let mut write = self.database.begin_write(Alone::AmongWorkers).await?;
            let (workspace_id, person_id) = (admin.workspace_id, Some(admin.person.id));
            let settled = settle(&mut write, workspace_id, person_id, kind, options, now).await?;
            let (kind, exact, key) = (kind.key(), options.exact, settled.key());
            let (choice, since) = (&settled.choice, settled.since_revision);
            let id = Uuid::new_v4();
            let queue = QUEUE
                .bind(id)
                .bind(admin.workspace_id)
                .bind(admin.person.id)
                .bind(now)
                .bind(kind)
                .bind(exact)
                .bind(&key)
                .bind(settled.names())
                .bind(&choice.time_zone)
                .bind(since)
                .bind(choice.since);
            let is_new = write.execute(queue).await? > 0;
            let refusal = if is_new {
                too_many(&mut write, admin.workspace_id, most_waiting).await?
            } else {
                None
            };
            let found = if is_new {
                ONE.bind(admin.workspace_id).bind(id)
            } else {
                UNDER_WAY
                    .bind(admin.workspace_id)
                    .bind(kind)
                    .bind(exact)
                    .bind(&key)
                    .bind(&choice.time_zone)
                    .bind(since)
            };
            // None if the one under way has just ended: then there is room for this one.
            let Some(row) = write.optional(found).await? else {
                continue;
            };
            let export = row.uuid("uuid")?;
            let action = if is_new {
                AuditAction::Requested
            } else {
                AuditAction::Joined
            };
            let mut event = AuditEvent::by(&admin.person, now, action, kind, export);
            event.detail = options_text(choice);
            append(&mut write, admin.workspace_id, event).await?;
            if let Some((reason, error)) = refusal {
                let refuse = REFUSE.bind(now).bind(reason.key()).bind(export);
                write.execute(refuse).await?;
                let words = reason.label().to_owned();
                let event = AuditEvent::by_server(now, AuditAction::Failed, kind, export, words);
                append(&mut write, admin.workspace_id, event).await?;
                write.commit().await?;
                return Err(error.into());
            }
            write.execute(JOIN.bind(export).bind(admin.person.id)).await?;
            write.commit().await?;
            return progress(&row, admin);
        }
        Err(Error::Corrupt(
            "exports_under_way holds what is not under way".to_owned(),
        ))
    }

    /// How far an export of the workspace is; none if there is no such export.
    pub(crate) async fn export_progress(&self, admin: &Admin, id: Uuid) -> Result<Option<ExportProgress>> {
        let row = self
            .database
            .optional(ONE.bind(admin.workspace_id).bind(id))
            .await?;
        row.map(|row| progress(&row, admin)).transpose()
    }

    /// Cancels an export of the workspace, if it is under way and the admin may; its worker hears of it when it
    /// renews its lease.
    pub(crate) async fn cancel_export(&self, admin: &Admin, id: Uuid, now: Timestamp) -> Result<()> {
        let mut write = self.database.begin_write(Alone::AmongWorkers).await?;
        let row = write.optional(ONE.bind(admin.workspace_id).bind(id)).await?;
        let row = row.ok_or(AppError::NotFound)?;
        if !admin.may_cancel_export_of(row.get("requested_by")?) {
            return Err(AppError::Forbidden.into());
        }
        let cancel = CANCEL
            .bind(now)
            .bind(admin.person.id)
            .bind(admin.workspace_id)
            .bind(id);
        if write.execute(cancel).await? > 0 {
            let event = AuditEvent::by(&admin.person, now, AuditAction::Canceled, row.get("kind")?, id);
            append(&mut write, admin.workspace_id, event).await?;
        }
        write.commit().await
    }

    /// How many exports of all workspaces wait or are being made: kind, state, count.
    pub(crate) async fn exports_under_way(&self) -> Result<Vec<(ExportKind, String, u32)>> {
        let rows = self.database.all(COUNT_UNDER_WAY).await?;
        rows.iter()
            .map(|row| Ok((row.word("kind")?, row.get("state")?, row.count("exports")?)))
            .collect()
    }
}

/// Why the request that was queued last is to be refused: more wait with it than may.
async fn too_many(
    read: &mut Transaction,
    workspace_id: i64,
    most: MostWaiting,
) -> Result<Option<(FailureReason, AppError)>> {
    let waiting = read.one(COUNT_WAITING.bind(workspace_id)).await?;
    Ok(if waiting.count::<u32>("of_workspace")? > most.of_workspace {
        Some((
            FailureReason::TooManyOfWorkspace,
            AppError::TooManyExportsOfWorkspace,
        ))
    } else if waiting.count::<u32>("of_all")? > most.of_all {
        Some((FailureReason::TooManyOfAll, AppError::TooManyExports))
    } else {
        None
    })
}

pub(super) fn progress(row: &Row, admin: &Admin) -> Result<ExportProgress> {
    let rows = row.count("rows_written")?;
    let state = match row.get("state")? {
        "queued" => ExportState::Queued,
        "running" => ExportState::Running {
            rows,
            of: row.optional_count("rows_expected")?,
            seconds_left: row.optional_count("seconds_left")?,
        },
        "ready" => ExportState::Ready {
            file_name: row.text_or_empty("file_name")?,
            rows,
            size_bytes: row.count("size_bytes")?,
            sha256: hex::encode(row.get::<Option<&[u8]>>("sha256")?.unwrap_or_default()),
            guarded: row.count("guarded_cells")?,
        },
        "canceled" => ExportState::Canceled {
            by: PersonName {
                first_name: row.text_or_empty("canceler_first_name")?,
                last_name: row.text_or_empty("canceler_last_name")?,
                email: row.text_or_empty("canceler_email")?,
            }
            .display_name(),
        },
        _ => ExportState::Failed {
            reason: row.word("reason")?,
        },
    };
    Ok(ExportProgress {
        id: row.uuid("uuid")?,
        kind: row.word("kind")?,
        may_cancel: !state.is_final() && admin.may_cancel_export_of(row.get("requested_by")?),
        state,
    })
}

//! The work on exports: claimed, renewed, finished, handed back.

use app::domain::{AuditAction, ExportRemark, FailureReason, Timestamp};

use crate::{
    Result,
    audit::AuditEvent,
    clock,
    store::{
        ClaimedExport, MOST_ATTEMPTS, Outcome, SettledOptions, Store,
        audit::{append, ready_text},
        database::{Alone, Sql},
    },
};

const GIVE_UP: Sql = Sql::same(
    "UPDATE exports SET state = 'failed', lease_until = NULL, finished_at = $1, reason = $2
    WHERE state = 'running' AND lease_until < $1 AND attempts >= $3
    RETURNING workspace_id, kind, uuid",
);

/// The workspace with the fewest exports under way comes first, and of these the one that was served
/// longest ago, so that many of one do not keep others waiting.
macro_rules! next {
    () => {
        "SELECT e.id
        FROM exports e
        LEFT JOIN (SELECT workspace_id, count(*) AS jobs FROM exports
            WHERE state = 'running' AND lease_until >= $1 GROUP BY workspace_id) AS busy
            ON busy.workspace_id = e.workspace_id
        WHERE (e.state = 'queued' OR (e.state = 'running' AND e.lease_until < $1)) AND coalesce(busy.jobs, 0) < $2
        ORDER BY coalesce(busy.jobs, 0),
            coalesce((SELECT max(served.turn) FROM exports served WHERE served.workspace_id = e.workspace_id), 0),
            e.requested_at, e.id
        LIMIT 1"
    };
}

const NEXT: Sql = Sql {
    sqlite: next!(),
    // A row that somebody is changing right now is left to them.
    postgres: concat!(next!(), " FOR UPDATE OF e SKIP LOCKED"),
};

const CLAIM: Sql = Sql::same(
    "UPDATE exports SET state = 'running', attempts = attempts + 1, lease_until = $1,
        rows_written = 0, rows_expected = NULL, seconds_left = NULL,
        turn = (SELECT coalesce(max(turn), 0) + 1 FROM exports)
    WHERE id = $2
    RETURNING id, uuid, workspace_id, requested_by, kind, attempts, turn,
        exact, options, names, time_zone, since_revision, since_at",
);

const RENEW: Sql = Sql::same(
    "UPDATE exports SET rows_written = $1, rows_expected = $2, seconds_left = $3, lease_until = $4
    WHERE id = $5 AND attempts = $6 AND state = 'running'",
);

const REQUEUE: Sql = Sql::same(
    "UPDATE exports SET state = 'queued', attempts = attempts - $3, lease_until = NULL,
        rows_written = 0, rows_expected = NULL, seconds_left = NULL
    WHERE id = $1 AND attempts = $2 AND state = 'running'",
);

const FINISH: Sql = Sql::same(
    "UPDATE exports SET state = 'ready', lease_until = NULL, finished_at = $1,
        rows_written = $4, rows_expected = $4, file_name = $5, location = $6, size_bytes = $7, sha256 = $8,
        expires_at = $9, remark = $10, guarded_cells = $11, guarded_examples = $12, revision = $13
    WHERE id = $2 AND attempts = $3 AND state = 'running'",
);

const FAIL: Sql = Sql::same(
    "UPDATE exports SET state = 'failed', lease_until = NULL, finished_at = $1, reason = $4
    WHERE id = $2 AND attempts = $3 AND state = 'running'",
);

impl Store {
    /// Hands the next job to a worker: one that waits, or that a worker left behind. A workspace has at
    /// most `most_of_workspace` under way.
    pub(crate) async fn claim_export(
        &self,
        lease_seconds: i64,
        most_of_workspace: u32,
    ) -> Result<Option<ClaimedExport>> {
        let mut write = self.database.begin_write(Alone::AmongWorkers).await?;
        // Waiting to write may have taken a while.
        let now = clock::now();
        let lease_until = Timestamp(now.0 + lease_seconds);
        let given_up = write
            .all(
                GIVE_UP
                    .bind(now)
                    .bind(FailureReason::CutOff.key())
                    .bind(MOST_ATTEMPTS),
            )
            .await?;
        for row in given_up {
            let (kind, uuid) = (row.get("kind")?, row.uuid("uuid")?);
            let event = AuditEvent::by_server(
                now,
                AuditAction::Failed,
                kind,
                uuid,
                FailureReason::CutOff.label().to_owned(),
            );
            append(&mut write, row.get("workspace_id")?, event).await?;
        }
        let next = write.optional(NEXT.bind(now).bind(most_of_workspace)).await?;
        let Some(next) = next else {
            write.commit().await?;
            return Ok(None);
        };
        let row = write
            .one(CLAIM.bind(lease_until).bind(next.get::<i64>("id")?))
            .await?;
        let workspace_id: i64 = row.get("workspace_id")?;
        let sql = Sql::same(
            "SELECT w.uuid, w.slug, u.first_name, u.last_name, u.email FROM workspaces w, users u
            WHERE w.id = $1 AND u.id = $2",
        );
        let asked = sql.bind(workspace_id).bind(row.get::<i64>("requested_by")?);
        let workspace = write.one(asked).await?;
        write.commit().await?;
        Ok(Some(ClaimedExport {
            id: row.get("id")?,
            uuid: row.uuid("uuid")?,
            workspace_id,
            workspace_uuid: workspace.uuid("uuid")?,
            slug: workspace.get("slug")?,
            kind: row.word("kind")?,
            options: SettledOptions::of(&row)?,
            requested_by: workspace.person()?,
            attempt: row.get("attempts")?,
            turn: row.get("turn")?,
        }))
    }

    /// Renews the lease and tells how far the job is; false if the job is no longer this worker's.
    pub(crate) async fn renew_export(
        &self,
        job: &ClaimedExport,
        rows: u64,
        (of, seconds_left): (Option<u64>, Option<u64>),
        lease_until: Timestamp,
    ) -> Result<bool> {
        let query = RENEW
            .bind(rows)
            .bind(of)
            .bind(seconds_left)
            .bind(lease_until)
            .bind(job.id)
            .bind(job.attempt);
        Ok(self.database.execute(query).await? > 0)
    }

    /// Lets any worker begin the job anew.
    pub(crate) async fn requeue_export(&self, job: &ClaimedExport) -> Result<()> {
        let query = REQUEUE.bind(job.id).bind(job.attempt).bind(0_i64);
        self.database.execute(query).await.map(drop)
    }

    /// The same, as if this worker had never had it.
    pub(crate) async fn hand_back_export(&self, job: &ClaimedExport) -> Result<()> {
        let query = REQUEUE.bind(job.id).bind(job.attempt).bind(1_i64);
        self.database.execute(query).await.map(drop)
    }

    /// Ends the job; false if it is no longer this worker's.
    pub(crate) async fn finish_export(
        &self,
        job: &ClaimedExport,
        outcome: &Outcome,
        now: Timestamp,
    ) -> Result<bool> {
        let end = |sql: Sql| sql.bind(now).bind(job.id).bind(job.attempt);
        let event = |action, detail| AuditEvent::by_server(now, action, job.kind.key(), job.uuid, detail);
        let (query, event) = match outcome {
            Outcome::Ready {
                file,
                rows,
                remark,
                guarded,
                revision,
                expires_at,
            } => {
                let examples = (guarded.count > 0).then(|| guarded.examples_text());
                let query = end(FINISH)
                    .bind(*rows)
                    .bind(&file.file_name)
                    .bind(&file.location)
                    .bind(file.size_bytes)
                    .bind(&file.sha256[..])
                    .bind(*expires_at)
                    .bind(remark.map(ExportRemark::key))
                    .bind(guarded.count)
                    .bind(examples)
                    .bind(*revision);
                (query, event(AuditAction::Ready, ready_text(file, *rows)))
            }
            Outcome::Failed { reason } => {
                let words = reason.label().to_owned();
                (end(FAIL).bind(reason.key()), event(AuditAction::Failed, words))
            }
        };
        let mut write = self.database.begin_write(Alone::AmongWorkers).await?;
        let is_own = write.execute(query).await? > 0;
        if is_own {
            append(&mut write, job.workspace_id, event).await?;
            write.commit().await?;
        }
        Ok(is_own)
    }
}

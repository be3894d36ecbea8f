//! The audit trail in the database. Entries are only ever added, each in the transaction of what it tells.

use futures::TryStreamExt;
use uuid::Uuid;

use super::{
    Store, StoredFile,
    database::{Alone, Row, Sql, Transaction},
};
use crate::{
    Error, Result,
    audit::{AuditEntry, AuditEvent, Flaw, Hash, Head, NOTHING, Walk},
};

// The row stays locked until the transaction ends, so that nobody else adds an entry after the same one.
const LOCK_HEAD: Sql = Sql::same(
    "INSERT INTO audit_heads (workspace_id, number, hash) VALUES ($1, 0, $2)
    ON CONFLICT (workspace_id) DO UPDATE SET number = audit_heads.number
    RETURNING number, hash",
);

const ADD: Sql = Sql::same(
    "INSERT INTO audit_entries (workspace_id, number, at, actor, action, kind, export_uuid, detail, previous, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);

const MOVE_HEAD: Sql = Sql::same("UPDATE audit_heads SET number = $2, hash = $3 WHERE workspace_id = $1");

const TRAIL: Sql = Sql::same(
    "SELECT number, at, actor, action, kind, export_uuid, detail, previous, hash FROM audit_entries
    WHERE workspace_id = $1 ORDER BY number",
);

const HEAD: Sql = Sql::same("SELECT number, hash FROM audit_heads WHERE workspace_id = $1");

/// Whether the trail says of an export what stands in the database: how it ended last, and which file it made.
/// Exports of the time before there was a trail have no entry.
macro_rules! is_told {
    ($hexadecimal:literal) => {
        concat!(
            "((NOT e.audited AND NOT EXISTS (SELECT 1 FROM audit_entries a
                WHERE a.workspace_id = e.workspace_id AND a.export_uuid = e.uuid))
            OR EXISTS (SELECT 1 FROM audit_entries a
                WHERE a.workspace_id = e.workspace_id AND a.export_uuid = e.uuid AND a.kind = e.kind
                    AND a.number = (SELECT max(b.number) FROM audit_entries b
                        WHERE b.workspace_id = e.workspace_id AND b.export_uuid = e.uuid
                            AND b.action IN ('requested', 'ready', 'failed', 'canceled'))
                    AND a.action = CASE WHEN e.state IN ('queued', 'running') THEN 'requested' ELSE e.state END
                    AND (e.state <> 'ready' OR a.detail = e.file_name || ': ' || e.rows_written || ' rows, '
                        || e.size_bytes || ' bytes, SHA-256 ' || ",
            $hexadecimal,
            ")))"
        )
    };
}

/// The same in the words of SQLite.
macro_rules! is_told_in_sqlite {
    () => {
        $crate::store::audit::is_told!("lower(hex(e.sha256))")
    };
}

/// The same in the words of PostgreSQL.
macro_rules! is_told_in_postgres {
    () => {
        $crate::store::audit::is_told!("encode(e.sha256, 'hex')")
    };
}

pub(super) use {is_told, is_told_in_postgres, is_told_in_sqlite};

/// What the trail says of a finished file.
pub(super) fn ready_text(file: &StoredFile, rows: u64) -> String {
    let (name, size, sha256) = (&file.file_name, file.size_bytes, hex::encode(file.sha256));
    format!("{name}: {rows} rows, {size} bytes, SHA-256 {sha256}")
}

macro_rules! untold {
    ($is_told:expr) => {
        concat!(
            "SELECT e.uuid FROM exports e WHERE e.workspace_id = $1 AND NOT ",
            $is_told,
            " ORDER BY e.id LIMIT 1"
        )
    };
}

const UNTOLD: Sql = Sql {
    sqlite: untold!(is_told_in_sqlite!()),
    postgres: untold!(is_told_in_postgres!()),
};

const GONE: Sql = Sql::same(
    "SELECT a.export_uuid FROM audit_entries a WHERE a.workspace_id = $1 AND a.action = 'requested'
        AND NOT EXISTS (SELECT 1 FROM exports e
            WHERE e.workspace_id = a.workspace_id AND e.uuid = a.export_uuid)
    ORDER BY a.number LIMIT 1",
);

/// Adds an entry to the workspace's trail.
pub(super) async fn append(write: &mut Transaction, workspace_id: i64, event: AuditEvent) -> Result<()> {
    let workspace = Sql::same("SELECT uuid FROM workspaces WHERE id = $1").bind(workspace_id);
    let workspace = write.one(workspace).await?.uuid("uuid")?;
    let head = LOCK_HEAD.bind(workspace_id).bind(&NOTHING[..]);
    let head = head_of(&write.one(head).await?)?;
    let entry = event.chained(workspace, head);
    let AuditEvent {
        at,
        actor,
        action,
        export,
        detail,
    } = &entry.event;
    let add = ADD
        .bind(workspace_id)
        .bind(entry.number)
        .bind(*at)
        .bind(actor)
        .bind(action.key())
        .bind(export.as_ref().map(|(kind, _)| kind.as_str()))
        .bind(export.as_ref().map(|(_, export)| *export))
        .bind(detail)
        .bind(&entry.previous[..])
        .bind(&entry.hash[..]);
    write.execute(add).await?;
    let move_head = MOVE_HEAD
        .bind(workspace_id)
        .bind(entry.number)
        .bind(&entry.hash[..]);
    write.execute(move_head).await.map(drop)
}

impl Store {
    /// Adds an entry of its own.
    pub(crate) async fn note_in_audit_trail(&self, workspace_id: i64, event: AuditEvent) -> Result<()> {
        let mut write = self.database.begin_write(Alone::AmongWorkers).await?;
        append(&mut write, workspace_id, event).await?;
        write.commit().await
    }

    /// All entries of a workspace's trail, in their order.
    pub(crate) async fn audit_trail(&self, workspace_id: i64) -> Result<Vec<AuditEntry>> {
        let rows = self.database.all(TRAIL.bind(workspace_id)).await?;
        rows.iter().map(entry).collect()
    }

    /// Walks the whole trail of a workspace; `kept` is a head that was once true.
    pub(crate) async fn verify_audit_trail(
        &self,
        workspace_id: i64,
        workspace: Uuid,
        kept: Option<Head>,
    ) -> Result<std::result::Result<Head, Flaw>> {
        let mut read = self.database.begin_read().await?;
        let mut walk = Walk::new(workspace, kept);
        {
            let mut rows = read.stream(TRAIL.bind(workspace_id))?;
            while let Some(row) = rows.try_next().await? {
                if let Err(flaw) = walk.step(&entry(&row)?) {
                    return Ok(Err(flaw));
                }
            }
        }
        let noted = read.optional(HEAD.bind(workspace_id)).await?;
        let noted = noted.map_or(Ok(Head::EMPTY), |row| head_of(&row))?;
        let untold = read.optional(UNTOLD.bind(workspace_id)).await?;
        let gone = read.optional(GONE.bind(workspace_id)).await?;
        Ok(match (walk.end(noted), untold, gone) {
            (Ok(_), Some(export), _) => Err(Flaw::Unknown(export.uuid("uuid")?)),
            (Ok(_), _, Some(export)) => Err(Flaw::Gone(export.uuid("export_uuid")?)),
            (end, _, _) => end,
        })
    }
}

fn head_of(row: &Row) -> Result<Head> {
    Ok(Head {
        number: row.get("number")?,
        hash: hash(row, "hash")?,
    })
}

fn entry(row: &Row) -> Result<AuditEntry> {
    let kind: Option<String> = row.get("kind")?;
    let export: Option<Uuid> = row.get("export_uuid")?;
    Ok(AuditEntry {
        number: row.get("number")?,
        event: AuditEvent {
            at: row.time("at")?,
            actor: row.get("actor")?,
            action: row.word("action")?,
            export: kind.zip(export),
            detail: row.get("detail")?,
        },
        previous: hash(row, "previous")?,
        hash: hash(row, "hash")?,
    })
}

fn hash(row: &Row, column: &str) -> Result<Hash> {
    let bytes: &[u8] = row.get(column)?;
    bytes
        .try_into()
        .map_err(|_| Error::Corrupt(format!("audit: {column}")))
}

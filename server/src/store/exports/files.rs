//! The files of finished exports: fetched, deleted, expired.

use app::{
    AppError,
    backend::Admin,
    domain::{AuditAction, GuardedCell, Timestamp},
};
use uuid::Uuid;

use crate::{
    Error, Result,
    audit::AuditEvent,
    store::{
        Store, StoredFile,
        audit::{append, is_told_in_postgres, is_told_in_sqlite},
        database::{Alone, Row, Sql},
    },
};

const FILE: Sql = Sql::same(
    "SELECT file_name, location, size_bytes, sha256, expires_at FROM exports
    WHERE workspace_id = $1 AND uuid = $2 AND state = 'ready'",
);

const KEPT: Sql = Sql::same(
    "SELECT id, uuid, workspace_id, kind, location, requested_by FROM exports
    WHERE workspace_id = $1 AND uuid = $2",
);

const EXPIRED: Sql = Sql::same(
    "SELECT id, uuid, workspace_id, kind, location FROM exports WHERE location IS NOT NULL AND expires_at <= $1",
);

// What was in the file goes with it.
const FORGET: Sql = Sql::same(
    "UPDATE exports SET location = NULL, guarded_examples = NULL WHERE id = $1 AND location IS NOT NULL",
);

const GUARDED: Sql = Sql::same(
    "SELECT guarded_examples FROM exports WHERE workspace_id = $1 AND uuid = $2 AND state = 'ready'",
);

macro_rules! by_sha256 {
    ($is_told:expr) => {
        concat!(
            "SELECT e.kind, e.file_name, e.rows_written, e.finished_at, w.slug, u.first_name, u.last_name, u.email
            FROM exports e JOIN workspaces w ON w.id = e.workspace_id JOIN users u ON u.id = e.requested_by
            WHERE e.sha256 = $1 AND e.size_bytes = $2 AND ",
            $is_told,
            " ORDER BY e.finished_at, e.id"
        )
    };
}

// What the audit trail does not say too proves nothing.
const BY_SHA256: Sql = Sql {
    sqlite: by_sha256!(is_told_in_sqlite!()),
    postgres: by_sha256!(is_told_in_postgres!()),
};

const BY_NAME: Sql = Sql::same("SELECT EXISTS (SELECT 1 FROM exports WHERE file_name = $1)");

/// A file that the artifact store keeps.
#[derive(Debug)]
pub(crate) struct KeptFile {
    id: i64,
    uuid: Uuid,
    workspace_id: i64,
    kind: String,
    pub(crate) location: String,
}

impl Store {
    /// The file of a finished export of the workspace, and until when it is kept.
    pub(crate) async fn export_file(
        &self,
        workspace_id: i64,
        id: Uuid,
    ) -> Result<Option<(StoredFile, Option<Timestamp>)>> {
        let row = self.database.optional(FILE.bind(workspace_id).bind(id)).await?;
        row.map(|row| {
            let location: Option<String> = row.get("location")?;
            let expires_at = row.optional_time("expires_at")?.filter(|_| location.is_some());
            let sha256: &[u8] = row.get("sha256")?;
            let file = StoredFile {
                file_name: row.get("file_name")?,
                location: location.unwrap_or_default(),
                size_bytes: row.count("size_bytes")?,
                sha256: sha256
                    .try_into()
                    .map_err(|_| Error::Corrupt("exports.sha256".to_owned()))?,
            };
            Ok((file, expires_at))
        })
        .transpose()
    }

    /// The first cells of a finished export's file that were guarded; none once the file is gone.
    pub(crate) async fn guarded_cells(&self, workspace_id: i64, id: Uuid) -> Result<Vec<GuardedCell>> {
        let row = self
            .database
            .optional(GUARDED.bind(workspace_id).bind(id))
            .await?;
        match row.ok_or(AppError::NotFound)?.get::<Option<&str>>(0)? {
            None => Ok(Vec::new()),
            Some(cells) => {
                serde_json::from_str(cells).map_err(|_| Error::Corrupt("exports.guarded_examples".to_owned()))
            }
        }
    }

    /// Notes that the admin fetches the file of an export.
    pub(crate) async fn note_download(&self, admin: &Admin, id: Uuid, now: Timestamp) -> Result<()> {
        let row = self.database.one(KEPT.bind(admin.workspace_id).bind(id)).await?;
        let event = AuditEvent::by(&admin.person, now, AuditAction::Downloaded, row.get("kind")?, id);
        self.note_in_audit_trail(admin.workspace_id, event).await
    }

    /// The file of an export that the admin may delete.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Forbidden`], or [`AppError::Expired`] if there is no file any more.
    pub(crate) async fn file_to_delete(&self, admin: &Admin, id: Uuid) -> Result<KeptFile> {
        let row = self
            .database
            .optional(KEPT.bind(admin.workspace_id).bind(id))
            .await?;
        let row = row.ok_or(AppError::NotFound)?;
        if !admin.may_cancel_export_of(row.get("requested_by")?) {
            return Err(AppError::Forbidden.into());
        }
        if row.get::<Option<&str>>("location")?.is_none() {
            return Err(AppError::Expired.into());
        }
        kept(&row)
    }

    /// Notes that an admin deleted a file.
    pub(crate) async fn forget_deleted(&self, admin: &Admin, file: &KeptFile, now: Timestamp) -> Result<()> {
        let event = AuditEvent::by(&admin.person, now, AuditAction::Deleted, &file.kind, file.uuid);
        self.forget_file(file, event).await
    }

    /// Notes that a file is gone since its time was over.
    pub(crate) async fn forget_expired(&self, file: &KeptFile, now: Timestamp) -> Result<()> {
        let event = AuditEvent::by_server(now, AuditAction::Expired, &file.kind, file.uuid, String::new());
        self.forget_file(file, event).await
    }

    async fn forget_file(&self, file: &KeptFile, event: AuditEvent) -> Result<()> {
        let mut write = self.database.begin_write(Alone::AmongWorkers).await?;
        // Another server may have been as quick.
        if write.execute(FORGET.bind(file.id)).await? > 0 {
            append(&mut write, file.workspace_id, event).await?;
        }
        write.commit().await
    }

    /// Files that are there though their time is over.
    pub(crate) async fn expired_exports(&self, now: Timestamp) -> Result<Vec<KeptFile>> {
        let rows = self.database.all(EXPIRED.bind(now)).await?;
        rows.iter().map(kept).collect()
    }

    /// Whether a file is any export's.
    pub(crate) async fn has_file(&self, location: &str) -> Result<bool> {
        let sql = Sql::same("SELECT EXISTS (SELECT 1 FROM exports WHERE location = $1)");
        self.database.one(sql.bind(location)).await?.get(0)
    }

    /// What is known of exports whose file had this SHA-256 and size, each in a line.
    pub(crate) async fn exports_of(&self, sha256: &[u8], size_bytes: u64) -> Result<Vec<String>> {
        let rows = self.database.all(BY_SHA256.bind(sha256).bind(size_bytes)).await?;
        rows.iter()
            .map(|row| {
                Ok(format!(
                    "{}: the {} export of {}, {} rows, finished at {} for {}",
                    row.get::<&str>("file_name")?,
                    row.get::<&str>("kind")?,
                    row.get::<&str>("slug")?,
                    row.count::<u64>("rows_written")?,
                    row.time("finished_at")?,
                    row.person()?.email,
                ))
            })
            .collect()
    }

    /// Whether any export's file had this name.
    pub(crate) async fn knows_file_name(&self, file_name: &str) -> Result<bool> {
        self.database.one(BY_NAME.bind(file_name)).await?.get(0)
    }
}

fn kept(row: &Row) -> Result<KeptFile> {
    Ok(KeptFile {
        id: row.get("id")?,
        uuid: row.uuid("uuid")?,
        workspace_id: row.get("workspace_id")?,
        kind: row.get("kind")?,
        location: row.get("location")?,
    })
}

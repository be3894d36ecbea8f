//! The files of finished exports, until they expire.

use app::domain::Timestamp;
use uuid::Uuid;

use crate::{
    Error, Result,
    store::{Store, StoredFile, database::Sql},
};

const FILE: Sql = Sql::same(
    "SELECT file_name, location, size_bytes, sha256, expires_at FROM exports
    WHERE workspace_id = $1 AND uuid = $2 AND state = 'ready'",
);

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

    /// Where expired files still are.
    pub(crate) async fn expired_exports(&self, now: Timestamp) -> Result<Vec<(i64, String)>> {
        let sql =
            Sql::same("SELECT id, location FROM exports WHERE location IS NOT NULL AND expires_at <= $1");
        let rows = self.database.all(sql.bind(now)).await?;
        rows.iter()
            .map(|row| Ok((row.get("id")?, row.get("location")?)))
            .collect()
    }

    /// Whether a file is any export's.
    pub(crate) async fn has_file(&self, location: &str) -> Result<bool> {
        let sql = Sql::same("SELECT EXISTS (SELECT 1 FROM exports WHERE location = $1)");
        self.database.one(sql.bind(location)).await?.get(0)
    }

    /// Notes that an export's file is gone.
    pub(crate) async fn forget_file(&self, id: i64) -> Result<()> {
        let sql = Sql::same("UPDATE exports SET location = NULL WHERE id = $1");
        self.database.execute(sql.bind(id)).await.map(drop)
    }
}

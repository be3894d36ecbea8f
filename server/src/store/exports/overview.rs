//! What runs in a workspace, and which finished files wait for one person.

use app::{
    AppError,
    backend::Admin,
    domain::{ExportOverview, ExportUnderWay, Timestamp},
    option_words,
};
use uuid::Uuid;

use super::{
    choice::{SettledOptions, settled_columns},
    requests::{progress, select_exports},
};
use crate::{
    Result,
    store::{Store, database::Sql},
};

/// How long the tab that asked may take to fetch a file before others offer it.
const GRACE_SECONDS: i64 = 5;

const UNDER_WAY: Sql = Sql::same(concat!(
    select_exports!(settled_columns!()),
    "AND e.state IN ('queued', 'running') ORDER BY e.requested_at, e.id"
));

const WAITING: Sql = Sql::same(concat!(
    select_exports!(""),
    "AND e.state = 'ready' AND e.location IS NOT NULL AND e.expires_at > $3 AND e.finished_at <= $4
        AND EXISTS (SELECT 1 FROM export_requests r
            WHERE r.export_id = e.id AND r.user_id = $2 AND r.settled_at IS NULL)
    ORDER BY e.finished_at DESC, e.id DESC"
));

const SETTLE: Sql = Sql::same(
    "UPDATE export_requests SET settled_at = $1
    WHERE user_id = $2 AND export_id = (SELECT id FROM exports WHERE workspace_id = $3 AND uuid = $4)",
);

impl Store {
    /// What runs in the admin's workspace, and what waits there for them.
    pub(crate) async fn export_overview(&self, admin: &Admin, now: Timestamp) -> Result<ExportOverview> {
        let rows = self.database.all(UNDER_WAY.bind(admin.workspace_id)).await?;
        let under_way = rows.iter().map(|row| {
            let progress = progress(row, admin)?;
            Ok(ExportUnderWay {
                options: option_words(&SettledOptions::of(row)?.choice, progress.kind),
                requested_by: row.person()?,
                progress,
            })
        });
        let waiting = WAITING
            .bind(admin.workspace_id)
            .bind(admin.person.id)
            .bind(now)
            .bind(Timestamp(now.0 - GRACE_SECONDS));
        let waiting = self.database.all(waiting).await?;
        Ok(ExportOverview {
            under_way: under_way.collect::<Result<_>>()?,
            for_you: waiting
                .iter()
                .map(|row| progress(row, admin))
                .collect::<Result<_>>()?,
        })
    }

    /// Notes that an export does not wait for the admin any more, if it did.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if the workspace has no such export.
    pub(crate) async fn settle_export(&self, admin: &Admin, id: Uuid, now: Timestamp) -> Result<()> {
        let settle = SETTLE
            .bind(now)
            .bind(admin.person.id)
            .bind(admin.workspace_id)
            .bind(id);
        let waited = self.database.execute(settle).await? > 0;
        if !waited && self.export_progress(admin, id).await?.is_none() {
            return Err(AppError::NotFound.into());
        }
        Ok(())
    }
}

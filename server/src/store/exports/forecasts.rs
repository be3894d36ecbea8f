//! What can be said of an export before it is made: its rows, and the last file of its kind.

use app::{
    backend::Admin,
    domain::{ExportForecast, ExportKind, LastExport, Timestamp},
    option_words,
};

use super::{
    choice::{SettledOptions, settle, settled_columns},
    remembered::remembered,
};
use crate::{
    Error, Result,
    store::{
        SessionChoice, Store,
        database::{Sql, Transaction},
        records::{rows_of_groups, rows_of_users},
    },
};

// Each is answered from an index alone.
const USERS: Sql = Sql::same(rows_of_users!());
const GROUPS: Sql = Sql::same(rows_of_groups!());

const LAST: Sql = Sql::same(concat!(
    "SELECT ",
    settled_columns!(),
    "e.size_bytes, e.finished_at, u.first_name, u.last_name, u.email
    FROM exports e JOIN users u ON u.id = e.requested_by
    WHERE e.workspace_id = $1 AND e.kind = $2 AND e.state = 'ready'
    ORDER BY e.finished_at DESC, e.id DESC
    LIMIT 1"
));

impl Store {
    /// What each kind of export would hold now with the options that the admin chose last, and its last file.
    pub(crate) async fn export_forecasts(
        &self,
        admin: &Admin,
        now: Timestamp,
    ) -> Result<Vec<ExportForecast>> {
        let workspace_id = admin.workspace_id;
        let mut read = self.database.begin_read().await?;
        let mut forecasts = Vec::with_capacity(ExportKind::ALL.len());
        let chosen = chosen_sessions(&mut read, admin, now).await?;
        // The tables as an archive holds them, which is made without options.
        let mut whole = Vec::new();
        for kind in ExportKind::ALL {
            let (rows, longest) = match kind {
                ExportKind::Sessions => {
                    let rows = sessions(&mut read, workspace_id, &chosen).await?;
                    whole.push(if chosen.is_all() {
                        rows
                    } else {
                        sessions(&mut read, workspace_id, &SessionChoice::default()).await?
                    });
                    (rows, rows)
                }
                ExportKind::Users | ExportKind::Groups => {
                    let count = if *kind == ExportKind::Users { USERS } else { GROUPS };
                    let rows = read.one(count.bind(workspace_id)).await?.count("total")?;
                    whole.push(rows);
                    (rows, rows)
                }
                // Comes after its tables.
                ExportKind::Everything => {
                    let longest = whole.iter().max().copied().unwrap_or_default();
                    (whole.iter().sum(), longest)
                }
            };
            let last = read.optional(LAST.bind(workspace_id).bind(kind.key())).await?;
            let last = last.map(|row| {
                Ok::<_, crate::Error>(LastExport {
                    size_bytes: row.count("size_bytes")?,
                    finished_at: row.time("finished_at")?,
                    requested_by: row.person()?,
                    options: option_words(&SettledOptions::of(&row)?.choice, *kind),
                })
            });
            forecasts.push(ExportForecast {
                kind: *kind,
                rows,
                longest,
                last: last.transpose()?,
            });
        }
        Ok(forecasts)
    }
}

async fn sessions(read: &mut Transaction, workspace_id: i64, choice: &SessionChoice) -> Result<u64> {
    let count = choice.condition().made_within(choice.count(), read);
    read.one(count.bind(workspace_id)).await?.count("total")
}

/// The sessions that the admin chose last; all, if that can't be exported any more.
async fn chosen_sessions(read: &mut Transaction, admin: &Admin, now: Timestamp) -> Result<SessionChoice> {
    let (workspace_id, person_id) = (admin.workspace_id, admin.person.id);
    let options = remembered(read, workspace_id, person_id).await?.options;
    let kind = ExportKind::Sessions;
    match settle(read, workspace_id, Some(person_id), kind, options, now).await {
        Ok(settled) => settled.sessions(),
        Err(Error::Answer(_)) => Ok(SessionChoice::default()),
        Err(error) => Err(error),
    }
}

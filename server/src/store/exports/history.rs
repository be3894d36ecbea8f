//! All exports of a workspace, newest first, as far as they are looked for.

use std::collections::HashMap;

use app::{
    backend::Admin,
    domain::{
        AuditAction, ExportDownload, ExportRecord, ExportState, History, HistoryQuery, PAGE_SIZE, TableQuery,
        Timestamp,
    },
    settled_words,
};
use uuid::Uuid;

use super::{
    choice::{SettledOptions, settled_columns},
    requests::{progress, select_exports},
};
use crate::{
    Result,
    store::{
        Store,
        database::{Row, Sql, Transaction},
    },
};

macro_rules! looked_for {
    () => {
        "AND ($2 = '' OR e.kind = $2) AND ($3 = '' OR u.email_key = $3)
            AND ($4 = '' OR $4 = CASE WHEN e.state IN ('queued', 'running') THEN 'under_way'
                WHEN e.state = 'ready' AND (e.location IS NULL OR e.expires_at <= $5) THEN 'gone' ELSE e.state END) "
    };
}

const COUNT: Sql = Sql::same(concat!(
    "SELECT count(*) AS total FROM exports e JOIN users u ON u.id = e.requested_by WHERE e.workspace_id = $1 ",
    looked_for!()
));

const PAGE: Sql = Sql::same(concat!(
    select_exports!(concat!(
        settled_columns!(),
        "e.requested_at, e.expires_at, e.location, e.remark, "
    )),
    looked_for!(),
    "ORDER BY e.requested_at DESC, e.id DESC LIMIT $6 OFFSET $7"
));

const PEOPLE: Sql = Sql::same(
    "SELECT first_name, last_name, email FROM users
    WHERE id IN (SELECT requested_by FROM exports WHERE workspace_id = $1)
    ORDER BY last_name_key, first_name_key, email_key",
);

const OF_FILES: Sql = Sql {
    sqlite: "SELECT export_uuid, actor, at, action FROM audit_entries
        WHERE workspace_id = $1 AND action IN ('downloaded', 'deleted')
            AND export_uuid IN (SELECT unhex(value) FROM json_each($2))
        ORDER BY number",
    postgres: "SELECT export_uuid, actor, at, action FROM audit_entries
        WHERE workspace_id = $1 AND action IN ('downloaded', 'deleted') AND export_uuid = ANY ($2)
        ORDER BY number",
};

impl Store {
    /// A page of the exports that are looked for, and all who ever asked for any.
    pub(crate) async fn export_history(
        &self,
        admin: &Admin,
        query: &HistoryQuery,
        now: Timestamp,
    ) -> Result<History> {
        let mut read = self.database.begin_read().await?;
        let person = query.person.to_lowercase();
        let look_for = |sql: Sql| {
            sql.bind(admin.workspace_id)
                .bind(query.kind.map_or("", |kind| kind.key()))
                .bind(&person)
                .bind(query.state.map_or("", |state| state.key()))
                .bind(now)
        };
        let total = read.one(look_for(COUNT)).await?.count("total")?;
        let page = TableQuery {
            search: String::new(),
            page: query.page,
        }
        .within(total);
        let rows = look_for(PAGE).bind(PAGE_SIZE).bind(page.offset());
        let rows = read.all(rows).await?;
        let ids = rows.iter().map(|row| row.uuid("uuid")).collect::<Result<_>>()?;
        let mut files = of_files(&mut read, admin.workspace_id, ids).await?;
        let records = rows.iter().map(|row| {
            let mut record = record(row, admin, now)?;
            let files = files.remove(&record.progress.id).unwrap_or_default();
            (record.downloads, record.deleted) = (files.downloads, files.deleted);
            Ok(record)
        });
        let records = records.collect::<Result<_>>()?;
        let people = read.all(PEOPLE.bind(admin.workspace_id)).await?;
        Ok(History {
            page: page.answer(records, total),
            people: people.iter().map(Row::person).collect::<Result<_>>()?,
        })
    }
}

/// What was done with a file.
#[derive(Default)]
struct OfFile {
    downloads: Vec<ExportDownload>,
    deleted: Option<ExportDownload>,
}

async fn of_files(
    read: &mut Transaction,
    workspace_id: i64,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, OfFile>> {
    let mut files = HashMap::<_, OfFile>::new();
    for row in read.all(OF_FILES.bind(workspace_id).bind(ids)).await? {
        let file = files.entry(row.uuid("export_uuid")?).or_default();
        let done = ExportDownload {
            by: row.get("actor")?,
            at: row.time("at")?,
        };
        if row.word::<AuditAction>("action")? == AuditAction::Deleted {
            file.deleted = Some(done);
        } else {
            file.downloads.push(done);
        }
    }
    Ok(files)
}

fn record(row: &Row, admin: &Admin, now: Timestamp) -> Result<ExportRecord> {
    let is_kept = row.get::<Option<&str>>("location")?.is_some();
    let expires_at = row.optional_time("expires_at")?;
    let progress = progress(row, admin)?;
    let is_ready = matches!(progress.state, ExportState::Ready { .. });
    let choice = SettledOptions::of(row)?.choice;
    Ok(ExportRecord {
        may_delete: is_ready && is_kept && admin.may_cancel_export_of(row.get("requested_by")?),
        options: settled_words(&choice, progress.kind),
        new_since: choice
            .since
            .filter(|_| choice.options.of_kind(progress.kind).only_new),
        progress,
        requested_by: row.person()?,
        requested_at: row.time("requested_at")?,
        remark: row.optional_word("remark")?,
        available_until: expires_at.filter(|at| is_kept && *at > now),
        downloads: Vec::new(),
        deleted: None,
    })
}

//! The activity list: what was changed of people and groups, noted in the transaction that changes it.

use app::{
    backend::Admin,
    domain::{ActivityAction, ActivityRow, PAGE_SIZE, Page, TableQuery, Timestamp},
};

use super::{
    Store,
    database::{Row, Sql, Transaction},
    upsert::{Conflict, Upsert},
};
use crate::Result;

const ADD: Upsert<'_> = Upsert {
    table: "activities",
    columns: "workspace_id, at, actor, action, subject, before, after",
    on_conflict: Conflict::Nothing,
};

const COUNT: Sql = Sql::same("SELECT count(*) AS total FROM activities WHERE workspace_id = $1");

const PAGE: Sql = Sql::same(
    "SELECT at, actor, action, subject, before, after FROM activities
    WHERE workspace_id = $1 ORDER BY id DESC LIMIT $2 OFFSET $3",
);

const ALL: Sql = Sql::same(
    "SELECT at, actor, action, subject, before, after FROM activities WHERE workspace_id = $1 ORDER BY id",
);

const WORKSPACES_OF: Sql = Sql::same("SELECT workspace_id FROM members WHERE user_id = $1 ORDER BY 1");

/// Who changes something, where and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Who<'who> {
    /// The workspace whose list tells of it.
    pub(crate) workspace_id: i64,
    /// The person's key; none for the server.
    pub(crate) person_id: Option<i64>,
    /// The person's e-mail; empty for the server.
    pub(crate) email: &'who str,
    pub(crate) at: Timestamp,
}

impl<'who> Who<'who> {
    /// An admin in their workspace.
    pub(crate) fn of(admin: &'who Admin, at: Timestamp) -> Self {
        Self {
            workspace_id: admin.workspace_id,
            person_id: Some(admin.person.id),
            email: &admin.person.name.email,
            at,
        }
    }
}

/// A change as the list tells of it.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) workspace_id: i64,
    pub(super) action: ActivityAction,
    /// The e-mail of a person or the name of a group.
    pub(super) subject: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// Notes one change: what was done to whom (an e-mail) or to which group (its name), and the values before
/// and after. Where nothing changed, nothing is noted.
pub(super) async fn record(
    write: &mut Transaction,
    who: Who<'_>,
    (action, subject): (ActivityAction, &str),
    before: &str,
    after: &str,
) -> Result<()> {
    let change = Change {
        workspace_id: who.workspace_id,
        action,
        subject: subject.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
    };
    record_all(write, who, &[change]).await
}

/// Notes a change of somebody in each workspace that they are in, as [`record`] does in one; `by` is the e-mail of
/// who makes it, or empty for the server.
pub(super) async fn record_everywhere(
    write: &mut Transaction,
    (by, at): (&str, Timestamp),
    user_id: i64,
    what: (ActivityAction, &str),
    [before, after]: [&str; 2],
) -> Result<()> {
    for row in write.all(WORKSPACES_OF.bind(user_id)).await? {
        let who = Who {
            workspace_id: row.get("workspace_id")?,
            person_id: None,
            email: by,
            at,
        };
        record(write, who, what, before, after).await?;
    }
    Ok(())
}

/// Notes many changes, in their order.
pub(super) async fn record_all(write: &mut Transaction, who: Who<'_>, changes: &[Change]) -> Result<()> {
    let is_change = |change: &&Change| change.before != change.after || change.before.is_empty();
    let changes: Vec<&Change> = changes.iter().filter(is_change).collect();
    ADD.run(write, changes.into_iter(), |query, change| {
        query
            .bind(change.workspace_id)
            .bind(who.at)
            .bind(who.email)
            .bind(change.action.key())
            .bind(&change.subject)
            .bind(&change.before)
            .bind(&change.after)
    })
    .await
}

impl Store {
    /// A page of the activity list, newest first.
    pub(crate) async fn activities(
        &self,
        workspace_id: i64,
        query: &TableQuery,
    ) -> Result<Page<ActivityRow>> {
        let mut read = self.database.begin_read().await?;
        let total = read.one(COUNT.bind(workspace_id)).await?.count("total")?;
        let query = query.within(total);
        let page = PAGE.bind(workspace_id).bind(PAGE_SIZE).bind(query.offset());
        let rows = read.all(page).await?;
        let rows = rows.iter().map(activity).collect::<Result<_>>()?;
        Ok(query.answer(rows, total))
    }

    /// The whole activity list, oldest first.
    pub(crate) async fn all_activities(&self, workspace_id: i64) -> Result<Vec<ActivityRow>> {
        let rows = self.database.all(ALL.bind(workspace_id)).await?;
        rows.iter().map(activity).collect()
    }
}

fn activity(row: &Row) -> Result<ActivityRow> {
    Ok(ActivityRow {
        at: row.time("at")?,
        actor: row.get("actor")?,
        action: row.word("action")?,
        subject: row.get("subject")?,
        before: row.get("before")?,
        after: row.get("after")?,
    })
}

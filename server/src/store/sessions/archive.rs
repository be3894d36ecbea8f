//! Sessions are put away and taken out again; what that does to attempts is told before.

mod set;

use std::collections::{BTreeMap, BTreeSet};

use app::{
    AppError,
    backend::Admin,
    domain::{
        ArchiveChange, ArchiveForecast, ArchiveOutcome, ArchiveVerdict, MOST_AT_ONCE, PersonName, Timestamp,
    },
    texts::sessions as texts,
};
use uuid::Uuid;

use self::set::set;
use crate::{
    Result,
    store::{
        Store,
        database::{Row, Sql, Transaction},
        work::Work,
    },
};

/// The sessions of these ids.
const CURRENT: Sql = Sql {
    sqlite: "SELECT s.id, s.uuid, s.user_id, s.scenario_id, s.started_at, s.demo, s.archived_at,
            u.first_name, u.last_name, u.email, c.name AS scenario
        FROM sessions s
        JOIN users u ON u.id = s.user_id
        JOIN scenarios c ON c.workspace_id = s.workspace_id AND c.id = s.scenario_id
        WHERE s.workspace_id = $1 AND s.uuid IN (SELECT unhex(value) FROM json_each($2))",
    postgres: "SELECT s.id, s.uuid, s.user_id, s.scenario_id, s.started_at, s.demo, s.archived_at,
            u.first_name, u.last_name, u.email, c.name AS scenario
        FROM sessions s
        JOIN users u ON u.id = s.user_id
        JOIN scenarios c ON c.workspace_id = s.workspace_id AND c.id = s.scenario_id
        WHERE s.workspace_id = $1 AND s.uuid = ANY($2)",
};

const AFTER: Sql = Sql::same(
    "SELECT count(*) AS total FROM sessions WHERE workspace_id = $1 AND user_id = $2 AND scenario_id = $3
        AND exported AND (started_at, uuid) > ($4, $5)",
);

const ARCHIVED_LATELY: Sql = Sql::same(
    "SELECT at, actor, subject FROM activities WHERE workspace_id = $1 AND action = 'session_archived'
    ORDER BY id DESC LIMIT 1000",
);

/// A session as it is now.
struct Current {
    id: i64,
    uuid: Uuid,
    user_id: i64,
    scenario_id: i64,
    started_at: Timestamp,
    demo: bool,
    archived_at: Option<Timestamp>,
    participant: PersonName,
    scenario: String,
}

impl Store {
    /// What archiving or restoring these sessions would do; changes nothing.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for none and for too many at once.
    pub(crate) async fn forecast_archive(
        &self,
        admin: &Admin,
        change: &ArchiveChange,
    ) -> Result<ArchiveForecast> {
        check(change)?;
        let mut read = self.database.begin_read().await?;
        let current = current(&mut read, admin.workspace_id, change).await?;
        let mut forecast = ArchiveForecast::default();
        // The first of each person's and scenario's that is changed, and how many are.
        let mut changed: BTreeMap<(i64, i64), (&Current, u32)> = BTreeMap::new();
        for id in change.sessions.iter().collect::<BTreeSet<_>>() {
            match current.get(id) {
                None => forecast.gone += 1,
                Some(session) if session.archived_at.is_some() == change.archive => forecast.unchanged += 1,
                Some(session) if session.demo => forecast.demo += 1,
                Some(session) => {
                    forecast.exported += 1;
                    let (first, count) = changed.entry(session.whose()).or_insert((session, 0));
                    *count += 1;
                    if session.place() < first.place() {
                        *first = session;
                    }
                }
            }
        }
        for (first, count) in changed.into_values() {
            let after = first.later(&mut read, admin.workspace_id).await?;
            // Of those that leave, all but the first stand after it now.
            forecast.renumbered += if change.archive {
                after - (count - 1)
            } else {
                after
            };
        }
        Ok(forecast)
    }

    /// Archives or restores sessions; says for each, in their order, what became of it.
    ///
    /// # Errors
    /// As [`Store::forecast_archive`].
    pub(crate) async fn archive_sessions(
        &self,
        admin: &Admin,
        change: &ArchiveChange,
        now: Timestamp,
    ) -> Result<Vec<ArchiveOutcome>> {
        check(change)?;
        let mut work = Work::begin(self, admin, now).await?;
        let mut current = current(&mut work.write, admin.workspace_id, change).await?;
        let mut lately = None;
        let (mut changed, mut outcomes) = (Vec::new(), Vec::new());
        for id in &change.sessions {
            let Some(session) = current.get_mut(id) else {
                outcomes.push(outcome(*id, String::new(), ArchiveVerdict::Gone));
                continue;
            };
            let name = format!("{}, {}", session.participant.display_name(), session.scenario);
            if session.archived_at.is_some() != change.archive {
                session.archived_at = change.archive.then_some(now);
                changed.push(*id);
                outcomes.push(outcome(*id, name, ArchiveVerdict::Changed));
                continue;
            }
            let archived_by = match session.archived_at {
                Some(at) => {
                    if lately.is_none() {
                        lately = Some(archived_lately(&mut work.write, admin.workspace_id).await?);
                    }
                    let by = lately.as_ref().and_then(|by| by.get(&(at, session.subject())));
                    by.cloned().unwrap_or_default()
                }
                None => String::new(),
            };
            outcomes.push(ArchiveOutcome {
                archived_at: session.archived_at,
                archived_by,
                ..outcome(*id, name, ArchiveVerdict::Unchanged)
            });
        }
        let changed: Vec<&Current> = changed.iter().filter_map(|id| current.get(id)).collect();
        set(&mut work, &changed, change.archive).await?;
        work.commit().await?;
        Ok(outcomes)
    }
}

impl Current {
    fn of(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            uuid: row.uuid("uuid")?,
            user_id: row.get("user_id")?,
            scenario_id: row.get("scenario_id")?,
            started_at: row.time("started_at")?,
            demo: row.get("demo")?,
            archived_at: row.optional_time("archived_at")?,
            participant: row.person()?,
            scenario: row.get("scenario")?,
        })
    }

    fn whose(&self) -> (i64, i64) {
        (self.user_id, self.scenario_id)
    }

    /// Where it stands among attempts.
    fn place(&self) -> (Timestamp, Uuid) {
        (self.started_at, self.uuid)
    }

    /// What the activity list calls it.
    fn subject(&self) -> String {
        format!(
            "{}: {} ({})",
            self.participant.email, self.scenario, self.started_at
        )
    }

    /// How many other attempts come after it.
    async fn later(&self, read: &mut Transaction, workspace_id: i64) -> Result<u32> {
        let count = AFTER
            .bind(workspace_id)
            .bind(self.user_id)
            .bind(self.scenario_id)
            .bind(self.started_at)
            .bind(self.uuid);
        read.one(count).await?.count("total")
    }
}

fn check(change: &ArchiveChange) -> Result<()> {
    match change.sessions.len() {
        0 => Err(AppError::invalid(texts::none_selected()).into()),
        1..=MOST_AT_ONCE => Ok(()),
        _ => Err(AppError::invalid(texts::too_many("1,000")).into()),
    }
}

fn outcome(id: Uuid, name: String, verdict: ArchiveVerdict) -> ArchiveOutcome {
    ArchiveOutcome {
        id,
        name,
        verdict,
        archived_at: None,
        archived_by: String::new(),
    }
}

async fn current(
    on: &mut Transaction,
    workspace_id: i64,
    change: &ArchiveChange,
) -> Result<BTreeMap<Uuid, Current>> {
    let query = CURRENT.bind(workspace_id).bind(change.sessions.clone());
    let rows = on.all(query).await?;
    let current = rows.iter().map(Current::of);
    current
        .map(|current| current.map(|current| (current.uuid, current)))
        .collect()
}

/// Who archived what was archived last, by when and what.
async fn archived_lately(
    on: &mut Transaction,
    workspace_id: i64,
) -> Result<BTreeMap<(Timestamp, String), String>> {
    let rows = on.all(ARCHIVED_LATELY.bind(workspace_id)).await?;
    let by = rows.iter().map(|row| {
        let archived = (row.time("at")?, row.get("subject")?);
        Ok::<_, crate::Error>((archived, row.get("actor")?))
    });
    by.collect()
}

//! The import's transaction.

mod accounts;
mod attempts;
mod first_sessions;
mod load;
mod pairs;
mod revision;
mod save;

use std::collections::HashSet;

use uuid::Uuid;

use self::first_sessions::FirstSessions;
use super::{
    Store,
    attempts::Whose,
    database::{Alone, Database, Sql, Transaction},
    numbering::{analyze, analyze_within, go_on_numbering},
};
use crate::{Result, import::LastIds};

/// Pages that SQLite keeps in memory, in KiB: random keys go everywhere in the indexes.
const LARGE_CACHE: &str = "PRAGMA cache_size = -65536";
/// SQLite's own choice.
const USUAL_CACHE: &str = "PRAGMA cache_size = -2000";

/// Tables that an import may have filled.
const CHANGED: [&str; 9] = [
    "workspaces",
    "users",
    "members",
    "groups",
    "group_members",
    "scenarios",
    "programs",
    "assignments",
    "sessions",
];

const LAST_IDS: Sql = Sql {
    sqlite: "SELECT
        (SELECT coalesce(max(id), 0) FROM workspaces) AS workspaces,
        (SELECT coalesce(max(id), 0) FROM users) AS users,
        (SELECT coalesce(max(id), 0) FROM groups) AS groups,
        (SELECT coalesce(max(id), 0) FROM scenarios) AS scenarios,
        (SELECT coalesce(max(id), 0) FROM programs) AS programs,
        (SELECT coalesce(max(id), 0) FROM assignments) AS assignments,
        (SELECT coalesce(max(id), 0) FROM sessions) AS sessions",
    // Numbers are not in the order of any index there.
    postgres: "SELECT
        coalesce(pg_sequence_last_value(pg_get_serial_sequence('workspaces', 'id')), 0) AS workspaces,
        coalesce(pg_sequence_last_value(pg_get_serial_sequence('users', 'id')), 0) AS users,
        coalesce(pg_sequence_last_value(pg_get_serial_sequence('groups', 'id')), 0) AS groups,
        coalesce(pg_sequence_last_value(pg_get_serial_sequence('scenarios', 'id')), 0) AS scenarios,
        coalesce(pg_sequence_last_value(pg_get_serial_sequence('programs', 'id')), 0) AS programs,
        coalesce(pg_sequence_last_value(pg_get_serial_sequence('assignments', 'id')), 0) AS assignments,
        coalesce(pg_sequence_last_value(pg_get_serial_sequence('sessions', 'id')), 0) AS sessions",
};

const HAS_SESSIONS: Sql = Sql::same(
    "SELECT EXISTS (SELECT 1 FROM assignments AS a
        JOIN sessions AS s ON s.workspace_id = a.workspace_id AND s.user_id = a.user_id
            AND s.scenario_id = a.scenario_id AND s.assignment_id = a.id
        WHERE a.uuid = $1)",
);

/// The one transaction of an import. Dropped, it leaves the database as before.
#[derive(Debug)]
pub(crate) struct ImportTransaction {
    database: Database,
    transaction: Transaction,
    first_sessions: Option<FirstSessions>,
    /// The number of this import's change of sessions, once it has changed any.
    revision: Option<i64>,
    /// Whose attempts are to be numbered.
    unnumbered: HashSet<Whose>,
    /// How often sessions were saved, if there were none before: then nothing is known of them for plans.
    first_saves: Option<u32>,
}

impl ImportTransaction {
    /// Begins it; nobody else can change people, groups or training until it ends.
    pub(crate) async fn begin(store: &Store) -> Result<Self> {
        let mut transaction = store.database.begin_write(Alone::AsImport).await?;
        if let Transaction::Sqlite(sqlite) = &mut transaction {
            sqlx::query(LARGE_CACHE).execute(&mut **sqlite).await?;
        }
        let first_sessions = FirstSessions::begin(&mut transaction).await?;
        let first_saves = first_sessions.is_some().then_some(0);
        Ok(Self {
            database: store.database.clone(),
            transaction,
            first_sessions,
            revision: None,
            unnumbered: HashSet::new(),
            first_saves,
        })
    }

    /// The greatest number that each table has given away.
    pub(crate) async fn last_ids(&mut self) -> Result<LastIds> {
        let row = self.transaction.one(LAST_IDS).await?;
        Ok(LastIds {
            workspaces: row.get("workspaces")?,
            users: row.get("users")?,
            groups: row.get("groups")?,
            scenarios: row.get("scenarios")?,
            programs: row.get("programs")?,
            assignments: row.get("assignments")?,
            sessions: row.get("sessions")?,
        })
    }

    /// Whether any session refers to the assignment.
    pub(crate) async fn has_sessions(&mut self, assignment: Uuid) -> Result<bool> {
        self.index_sessions().await?;
        self.transaction.one(HAS_SESSIONS.bind(assignment)).await?.get(0)
    }

    /// Lets the database see what is there: with the first sessions, and whenever they have become four times as many.
    async fn look_at_what_is_saved(&mut self) -> Result<()> {
        let Some(saves) = &mut self.first_saves else {
            return Ok(());
        };
        *saves += 1;
        if saves.is_power_of_two() && saves.trailing_zeros().is_multiple_of(2) {
            analyze_within(&mut self.transaction, &CHANGED).await?;
        }
        Ok(())
    }

    /// Makes it last; these numbers are given away.
    pub(crate) async fn commit(mut self, last: LastIds) -> Result<()> {
        self.index_sessions().await?;
        self.number_attempts().await?;
        if let Transaction::Sqlite(sqlite) = &mut self.transaction {
            sqlx::query(USUAL_CACHE).execute(&mut **sqlite).await?;
        }
        go_on_numbering(&mut self.transaction, &last.by_table()).await?;
        self.transaction.commit().await?;
        analyze(&self.database, &CHANGED).await;
        Ok(())
    }
}

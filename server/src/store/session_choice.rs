//! Which of a workspace's sessions an export holds, as conditions of its queries.

use app::domain::Timestamp;
use uuid::Uuid;

use super::{
    database::{Query, Sql, Transaction},
    records::SessionCount,
    snapshot::Record,
};

/// Limits of an export; without any it holds all sessions that are exported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SessionChoice {
    /// Started then or later.
    pub(crate) from: Option<Timestamp>,
    /// Started before.
    pub(crate) until: Option<Timestamp>,
    /// Of people in this group.
    pub(crate) group: Option<Uuid>,
    /// Of this scenario.
    pub(crate) scenario: Option<Uuid>,
    /// From this program.
    pub(crate) program: Option<Uuid>,
    /// Only valid attempts.
    pub(crate) only_valid: bool,
    /// Only those that a later revision wrote.
    pub(crate) since: Option<i64>,
}

/// A condition in the words of each database; in it `$1` is the workspace's key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Condition {
    pub(super) sqlite: String,
    pub(super) postgres: String,
}

/// An id in the words of SQLite and of PostgreSQL.
fn literals(uuid: Uuid) -> [String; 2] {
    let simple = uuid.simple();
    [format!("x'{simple}'"), format!("'{simple}'::uuid")]
}

impl Condition {
    fn and(&mut self, sqlite: &str, postgres: &str) {
        self.sqlite.push_str(" AND ");
        self.sqlite.push_str(sqlite);
        self.postgres.push_str(" AND ");
        self.postgres.push_str(postgres);
    }

    pub(super) fn and_same(&mut self, condition: &str) {
        self.and(condition, condition);
    }

    fn and_key(&mut self, uuid: Uuid, condition: impl Fn(&str) -> String) {
        let [sqlite, postgres] = literals(uuid);
        self.and(&condition(&sqlite), &condition(&postgres));
    }

    fn and_started(&mut self, comparison: &str, at: Timestamp) {
        let seconds = at.0;
        self.and(
            &format!("started_at {comparison} {seconds}"),
            &format!("started_at {comparison} to_timestamp({seconds})"),
        );
    }

    /// The text in the words of this transaction's database.
    pub(super) fn text(&self, transaction: &Transaction) -> &str {
        match transaction {
            Transaction::Sqlite(_) => &self.sqlite,
            Transaction::Postgres(_) => &self.postgres,
        }
    }

    /// The statement with this in the place of `$2`.
    pub(super) fn within(&self, sql: Sql) -> (String, String) {
        (
            sql.sqlite.replace("$2", &self.sqlite),
            sql.postgres.replace("$2", &self.postgres),
        )
    }

    /// The same, to be asked in a transaction.
    pub(super) fn made_within(&self, sql: Sql, transaction: &Transaction) -> Query<'static> {
        let (sqlite, postgres) = self.within(sql);
        Query::made(match transaction {
            Transaction::Sqlite(_) => sqlite,
            Transaction::Postgres(_) => postgres,
        })
    }
}

impl SessionChoice {
    /// Whether it holds all sessions.
    pub(crate) fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The query that counts the rows of the file; in it `$2` is the condition.
    pub(super) fn count(&self) -> Sql {
        if self.is_all() {
            SessionCount::OF_ALL
        } else {
            SessionCount::QUERY
        }
    }

    /// What holds for the sessions that the file has rows of.
    pub(super) fn condition(&self) -> Condition {
        let mut condition = Condition::default();
        if let Some(from) = self.from {
            condition.and_started(">=", from);
        }
        if let Some(until) = self.until {
            condition.and_started("<", until);
        }
        if let Some(group) = self.group {
            condition.and_key(group, |uuid| {
                format!(
                    "user_id IN (SELECT gm.user_id FROM group_members gm JOIN groups g
                        ON g.workspace_id = gm.workspace_id AND g.id = gm.group_id
                        WHERE gm.workspace_id = $1 AND g.uuid = {uuid})"
                )
            });
        }
        if let Some(scenario) = self.scenario {
            condition.and_key(scenario, |uuid| {
                format!("scenario_id = {}", key_of_scenario(uuid))
            });
        }
        if let Some(program) = self.program {
            let [sqlite, postgres] = literals(program);
            condition.and(&self.is_from(&sqlite, 0), &self.is_from(&postgres, 1));
        }
        if self.only_valid {
            condition.and_same("valid_attempt");
        }
        if let Some(since) = self.since {
            condition.and_same(&format!("revision > {since}"));
        }
        condition
    }

    /// Whether a session is from the program, in the words of one of the databases.
    fn is_from(&self, program: &str, database: usize) -> String {
        // A session is of the scenario that was assigned; so fewer assignments are to be known.
        let of_scenario = self.scenario.map_or(String::new(), |scenario| {
            let uuid = &literals(scenario)[database];
            format!(" AND a.scenario_id = {}", key_of_scenario(uuid))
        });
        format!(
            "assignment_id IN (SELECT a.id FROM assignments a JOIN programs p
                ON p.workspace_id = a.workspace_id AND p.id = a.program_id
                WHERE a.workspace_id = $1 AND p.uuid = {program}{of_scenario})"
        )
    }
}

fn key_of_scenario(uuid: &str) -> String {
    format!("(SELECT id FROM scenarios WHERE workspace_id = $1 AND uuid = {uuid})")
}

//! Loads what a batch of lines is about.

use std::collections::HashSet;

use app::domain::{Score, Timestamp};
use sqlx::{Row, sqlite::SqliteRow};
use uuid::Uuid;

use super::{super::row::DomainRow, ImportTransaction};
use crate::{
    Error, Result,
    import::{
        Assignment, AssignmentPlace, Group, Known, Line, Place, Program, Scenario, Session, SessionFacts,
        User, WantedIds, WantedPairs, Workspace,
    },
};

impl ImportTransaction {
    /// Loads what the lines are about.
    pub(crate) async fn load(&mut self, lines: &[Line], known: &mut Known) -> Result<()> {
        let wanted = WantedIds::of(lines, &known.references);
        self.load_people(&wanted, known).await?;
        self.load_claims(&wanted, known).await?;
        self.load_training(&wanted, known).await?;
        let pairs = WantedPairs::of(lines, &known.references);
        self.load_pairs(&pairs, known).await
    }

    async fn load_people(&mut self, wanted: &WantedIds, known: &mut Known) -> Result<()> {
        let sql = "SELECT id, uuid, name, slug FROM workspaces
            WHERE uuid IN (SELECT unhex(value) FROM json_each(?))";
        for row in self.rows(sql, &wanted.workspaces).await? {
            let (id, uuid) = (row.try_get("id")?, row.uuid("uuid")?);
            let workspace = Workspace {
                name: row.try_get("name")?,
                slug: row.try_get("slug")?,
            };
            known.workspaces.found(uuid, id, workspace);
            known.references.workspaces.insert(uuid, id);
        }
        let sql = "SELECT id, uuid, email, first_name, last_name FROM users
            WHERE uuid IN (SELECT unhex(value) FROM json_each(?))";
        for row in self.rows(sql, &wanted.users).await? {
            let (id, uuid) = (row.try_get("id")?, row.uuid("uuid")?);
            let user = User {
                email: row.try_get("email")?,
                first_name: row.try_get("first_name")?,
                last_name: row.try_get("last_name")?,
            };
            known.users.found(uuid, id, user);
            known.references.users.insert(uuid, id);
        }
        let sql = "SELECT id, uuid, workspace_id, name, deleted_at FROM groups
            WHERE uuid IN (SELECT unhex(value) FROM json_each(?))";
        for row in self.rows(sql, &wanted.groups).await? {
            let (place, uuid) = (place(&row)?, row.uuid("uuid")?);
            let group = Group {
                workspace: place.workspace,
                name: row.try_get("name")?,
                deleted_at: time(&row, "deleted_at")?,
            };
            known.groups.found(uuid, place.id, group);
            known.references.groups.insert(uuid, place);
        }
        Ok(())
    }

    async fn load_training(&mut self, wanted: &WantedIds, known: &mut Known) -> Result<()> {
        let sql = "SELECT id, uuid, workspace_id, name, difficulty, archived_at FROM scenarios
            WHERE uuid IN (SELECT unhex(value) FROM json_each(?))";
        for row in self.rows(sql, &wanted.scenarios).await? {
            let (place, uuid) = (place(&row)?, row.uuid("uuid")?);
            let scenario = Scenario {
                workspace: place.workspace,
                name: row.try_get("name")?,
                difficulty: row.optional_word("difficulty")?,
                archived_at: time(&row, "archived_at")?,
            };
            known.scenarios.found(uuid, place.id, scenario);
            known.references.scenarios.insert(uuid, place);
        }
        let sql = "SELECT id, uuid, workspace_id, name FROM programs
            WHERE uuid IN (SELECT unhex(value) FROM json_each(?))";
        for row in self.rows(sql, &wanted.programs).await? {
            let (place, uuid) = (place(&row)?, row.uuid("uuid")?);
            let program = Program {
                workspace: place.workspace,
                name: row.try_get("name")?,
            };
            known.programs.found(uuid, place.id, program);
            known.references.programs.insert(uuid, place);
        }
        self.load_assignments(wanted, known).await?;
        self.load_sessions(wanted, known).await
    }

    async fn load_assignments(&mut self, wanted: &WantedIds, known: &mut Known) -> Result<()> {
        let sql = "SELECT id, uuid, workspace_id, user_id, scenario_id, program_id, assigned_by
            FROM assignments WHERE uuid IN (SELECT unhex(value) FROM json_each(?))";
        for row in self.rows(sql, &wanted.assignments).await? {
            let (Place { id, workspace }, uuid) = (place(&row)?, row.uuid("uuid")?);
            let (user, scenario) = (row.try_get("user_id")?, row.try_get("scenario_id")?);
            let assignment = Assignment {
                workspace,
                user,
                scenario,
                program: row.try_get("program_id")?,
                assigned_by: row.try_get("assigned_by")?,
            };
            known.assignments.found(uuid, id, assignment);
            let place = AssignmentPlace {
                id,
                workspace,
                user,
                scenario,
            };
            known.references.assignments.insert(uuid, place);
        }
        Ok(())
    }

    async fn load_sessions(&mut self, wanted: &WantedIds, known: &mut Known) -> Result<()> {
        let sql = "SELECT id, uuid, workspace_id, user_id, scenario_id, assignment_id, status,
                started_at, ended_at, graded_at, score_hundredths, demo, archived_at
            FROM sessions WHERE uuid IN (SELECT unhex(value) FROM json_each(?))";
        for row in self.rows(sql, &wanted.sessions).await? {
            let Place { id, workspace } = place(&row)?;
            let session = Session {
                workspace,
                user: row.try_get("user_id")?,
                scenario: row.try_get("scenario_id")?,
                assignment: row.try_get("assignment_id")?,
                facts: session_facts(&row)?,
            };
            known.sessions.found(row.uuid("uuid")?, id, session);
        }
        Ok(())
    }

    /// The rows whose UUIDs are in a list.
    async fn rows(&mut self, sql: &'static str, uuids: &HashSet<Uuid>) -> Result<Vec<SqliteRow>> {
        self.rows_of_list(sql, uuids.iter().map(|uuid| uuid.simple()))
            .await
    }
}

fn place(row: &SqliteRow) -> Result<Place> {
    Ok(Place {
        id: row.try_get("id")?,
        workspace: row.try_get("workspace_id")?,
    })
}

fn session_facts(row: &SqliteRow) -> Result<SessionFacts> {
    let hundredths: Option<u16> = row.try_get("score_hundredths")?;
    Ok(SessionFacts {
        status: row.word("status")?,
        started_at: Timestamp(row.try_get("started_at")?),
        ended_at: time(row, "ended_at")?,
        graded_at: time(row, "graded_at")?,
        score: hundredths.map(Score),
        demo: row.try_get("demo")?,
        archived_at: time(row, "archived_at")?,
    })
}

pub(super) fn time(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>> {
    let seconds: Option<i64> = row.try_get(column).map_err(Error::from)?;
    Ok(seconds.map(Timestamp))
}

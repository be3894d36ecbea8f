//! Loads what a batch of lines is about.

use std::collections::HashSet;

use uuid::Uuid;

use super::ImportTransaction;
use crate::{
    Result,
    import::{
        Assignment, AssignmentPlace, Group, Known, Line, Place, Program, Scenario, Session, SessionFacts,
        User, WantedIds, WantedPairs, Workspace,
    },
    store::database::{Row, Sql},
};

/// A query for the rows whose UUIDs are in a list, which is the one parameter.
macro_rules! by_uuid {
    ($query:literal) => {
        Sql {
            sqlite: concat!($query, " WHERE uuid IN (SELECT unhex(value) FROM json_each($1))"),
            postgres: concat!($query, " WHERE uuid = ANY($1)"),
        }
    };
}

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
        let sql = by_uuid!("SELECT id, uuid, name, slug FROM workspaces");
        for row in self.rows(sql, &wanted.workspaces).await? {
            let (id, uuid) = (row.get("id")?, row.uuid("uuid")?);
            let workspace = Workspace {
                name: row.get("name")?,
                slug: row.get("slug")?,
            };
            known.workspaces.found(uuid, id, workspace);
            known.references.workspaces.insert(uuid, id);
        }
        let sql = by_uuid!("SELECT id, uuid, email, first_name, last_name FROM users");
        for row in self.rows(sql, &wanted.users).await? {
            let (id, uuid) = (row.get("id")?, row.uuid("uuid")?);
            let user = User {
                email: row.get("email")?,
                first_name: row.get("first_name")?,
                last_name: row.get("last_name")?,
            };
            known.users.found(uuid, id, user);
            known.references.users.insert(uuid, id);
        }
        let sql = by_uuid!("SELECT id, uuid, workspace_id, name, deleted_at FROM groups");
        for row in self.rows(sql, &wanted.groups).await? {
            let (place, uuid) = (place(&row)?, row.uuid("uuid")?);
            let group = Group {
                workspace: place.workspace,
                name: row.get("name")?,
                deleted_at: row.optional_time("deleted_at")?,
            };
            known.groups.found(uuid, place.id, group);
            known.references.groups.insert(uuid, place);
        }
        Ok(())
    }

    async fn load_training(&mut self, wanted: &WantedIds, known: &mut Known) -> Result<()> {
        let sql = by_uuid!("SELECT id, uuid, workspace_id, name, difficulty, archived_at FROM scenarios");
        for row in self.rows(sql, &wanted.scenarios).await? {
            let (place, uuid) = (place(&row)?, row.uuid("uuid")?);
            let scenario = Scenario {
                workspace: place.workspace,
                name: row.get("name")?,
                difficulty: row.optional_word("difficulty")?,
                archived_at: row.optional_time("archived_at")?,
            };
            known.scenarios.found(uuid, place.id, scenario);
            known.references.scenarios.insert(uuid, place);
        }
        let sql = by_uuid!("SELECT id, uuid, workspace_id, name FROM programs");
        for row in self.rows(sql, &wanted.programs).await? {
            let (place, uuid) = (place(&row)?, row.uuid("uuid")?);
            let program = Program {
                workspace: place.workspace,
                name: row.get("name")?,
            };
            known.programs.found(uuid, place.id, program);
            known.references.programs.insert(uuid, place);
        }
        self.load_assignments(wanted, known).await?;
        self.load_sessions(wanted, known).await
    }

    async fn load_assignments(&mut self, wanted: &WantedIds, known: &mut Known) -> Result<()> {
        let sql = by_uuid!(
            "SELECT id, uuid, workspace_id, user_id, scenario_id, program_id, assigned_by
            FROM assignments"
        );
        for row in self.rows(sql, &wanted.assignments).await? {
            let (Place { id, workspace }, uuid) = (place(&row)?, row.uuid("uuid")?);
            let (user, scenario) = (row.get("user_id")?, row.get("scenario_id")?);
            let assignment = Assignment {
                workspace,
                user,
                scenario,
                program: row.get("program_id")?,
                assigned_by: row.get("assigned_by")?,
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
        if !self.may_have_sessions(&wanted.sessions).await? {
            return Ok(());
        }
        let sql = by_uuid!(
            "SELECT id, uuid, workspace_id, user_id, scenario_id, assignment_id, status,
                started_at, ended_at, graded_at, score_hundredths, demo, archived_at
            FROM sessions"
        );
        for row in self.rows(sql, &wanted.sessions).await? {
            let Place { id, workspace } = place(&row)?;
            let session = Session {
                workspace,
                user: row.get("user_id")?,
                scenario: row.get("scenario_id")?,
                assignment: row.get("assignment_id")?,
                facts: session_facts(&row)?,
            };
            known.sessions.found(row.uuid("uuid")?, id, session);
        }
        Ok(())
    }

    /// The rows whose UUIDs are in a list.
    pub(super) async fn rows(&mut self, sql: Sql, uuids: &HashSet<Uuid>) -> Result<Vec<Row>> {
        if uuids.is_empty() {
            return Ok(Vec::new());
        }
        let uuids: Vec<Uuid> = uuids.iter().copied().collect();
        self.transaction.all(sql.bind(uuids)).await
    }
}

fn place(row: &Row) -> Result<Place> {
    Ok(Place {
        id: row.get("id")?,
        workspace: row.get("workspace_id")?,
    })
}

fn session_facts(row: &Row) -> Result<SessionFacts> {
    Ok(SessionFacts {
        status: row.word("status")?,
        started_at: row.time("started_at")?,
        ended_at: row.optional_time("ended_at")?,
        graded_at: row.optional_time("graded_at")?,
        score: row.score("score_hundredths")?,
        demo: row.get("demo")?,
        archived_at: row.optional_time("archived_at")?,
    })
}

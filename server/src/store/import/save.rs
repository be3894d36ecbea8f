//! Saves what a batch of lines changes, in an order in which what is referred to comes first.
//!
//! Columns that the format doesn't have (passwords, say) stay as they are.

use super::ImportTransaction;
use crate::{
    Result,
    auth::email_key,
    import::Known,
    store::{
        database::{Query, Sql},
        upsert::{Conflict, Upsert},
    },
};

const ROW: Sql = Sql::same("id");
/// In PostgreSQL every key of what belongs to a workspace has the workspace's in it.
const ROW_OF_WORKSPACE: Sql = Sql {
    sqlite: "id",
    postgres: "workspace_id, id",
};

const WORKSPACES: Upsert<'_> = Upsert {
    table: "workspaces",
    columns: "id, uuid, name, slug",
    on_conflict: Conflict::Update {
        key: ROW,
        set: "name = excluded.name, slug = excluded.slug",
    },
};

const USERS: Upsert<'_> = Upsert {
    table: "users",
    columns: "id, uuid, email, email_key, first_name, first_name_key, last_name, last_name_key",
    on_conflict: Conflict::Update {
        key: ROW,
        set: "email = excluded.email, email_key = excluded.email_key,
        first_name = excluded.first_name, first_name_key = excluded.first_name_key,
        last_name = excluded.last_name, last_name_key = excluded.last_name_key",
    },
};

const MEMBERS: Upsert<'_> = Upsert {
    table: "members",
    columns: "workspace_id, user_id, role, seat_type, joined_at, last_login_at, deactivated_at",
    on_conflict: Conflict::Update {
        key: Sql::same("workspace_id, user_id"),
        set: "role = excluded.role, seat_type = excluded.seat_type,
        joined_at = excluded.joined_at, last_login_at = excluded.last_login_at,
        deactivated_at = excluded.deactivated_at",
    },
};

const GROUPS: Upsert<'_> = Upsert {
    table: "groups",
    columns: "id, uuid, workspace_id, name, name_key, deleted_at",
    on_conflict: Conflict::Update {
        key: ROW_OF_WORKSPACE,
        set: "name = excluded.name, name_key = excluded.name_key,
        deleted_at = excluded.deleted_at",
    },
};

const GROUP_MEMBERS: Upsert<'_> = Upsert {
    table: "group_members",
    columns: "workspace_id, group_id, user_id, role",
    on_conflict: Conflict::Update {
        key: Sql::same("workspace_id, group_id, user_id"),
        set: "role = excluded.role",
    },
};

const SCENARIOS: Upsert<'_> = Upsert {
    table: "scenarios",
    columns: "id, uuid, workspace_id, name, name_key, difficulty, archived_at",
    on_conflict: Conflict::Update {
        key: ROW_OF_WORKSPACE,
        set: "name = excluded.name, name_key = excluded.name_key,
        difficulty = excluded.difficulty, archived_at = excluded.archived_at",
    },
};

const PROGRAMS: Upsert<'_> = Upsert {
    table: "programs",
    columns: "id, uuid, workspace_id, name",
    on_conflict: Conflict::Update {
        key: ROW_OF_WORKSPACE,
        set: "name = excluded.name",
    },
};

const ASSIGNMENTS: Upsert<'_> = Upsert {
    table: "assignments",
    columns: "id, uuid, workspace_id, user_id, scenario_id, program_id, assigned_by",
    on_conflict: Conflict::Update {
        key: ROW_OF_WORKSPACE,
        set: "user_id = excluded.user_id, scenario_id = excluded.scenario_id,
        program_id = excluded.program_id, assigned_by = excluded.assigned_by",
    },
};

const SESSIONS: Upsert<'_> = Upsert {
    table: "sessions",
    columns: "id, uuid, workspace_id, user_id, scenario_id, assignment_id, status, started_at, ended_at,
        graded_at, score_hundredths, demo, archived_at, exported, valid_attempt, revision, attempt_number",
    on_conflict: Conflict::Update {
        key: ROW_OF_WORKSPACE,
        set: "user_id = excluded.user_id, scenario_id = excluded.scenario_id,
        assignment_id = excluded.assignment_id, status = excluded.status, started_at = excluded.started_at,
        ended_at = excluded.ended_at, graded_at = excluded.graded_at,
        score_hundredths = excluded.score_hundredths, demo = excluded.demo, archived_at = excluded.archived_at,
        exported = excluded.exported, valid_attempt = excluded.valid_attempt, revision = excluded.revision,
        attempt_number = excluded.attempt_number",
    },
};

impl ImportTransaction {
    /// Saves all that waits to be saved.
    pub(crate) async fn save(&mut self, known: &Known) -> Result<()> {
        self.save_people(known).await?;
        self.save_groups(known).await?;
        self.save_training(known).await?;
        self.save_assignments(known).await?;
        self.save_sessions(known).await
    }

    async fn save_people(&mut self, known: &Known) -> Result<()> {
        let rows = known.workspaces.unsaved();
        WORKSPACES
            .run(&mut self.transaction, rows, |query, (uuid, id, row)| {
                query.bind(id).bind(uuid).bind(&row.name).bind(&row.slug)
            })
            .await?;
        let rows = known.users.unsaved();
        USERS
            .run(&mut self.transaction, rows, |query, (uuid, id, row)| {
                let query = query
                    .bind(id)
                    .bind(uuid)
                    .bind(&row.email)
                    .bind(email_key(&row.email));
                text_and_key(text_and_key(query, &row.first_name), &row.last_name)
            })
            .await?;
        let rows = known.members.unsaved();
        MEMBERS
            .run(
                &mut self.transaction,
                rows,
                |query, ((workspace, user), _, row)| {
                    query
                        .bind(workspace)
                        .bind(user)
                        .bind(row.role.key())
                        .bind(row.seat_type.key())
                        .bind(row.joined_at)
                        .bind(row.last_login_at)
                        .bind(row.deactivated_at)
                },
            )
            .await
    }

    async fn save_groups(&mut self, known: &Known) -> Result<()> {
        let rows = known.groups.unsaved();
        GROUPS
            .run(&mut self.transaction, rows, |query, (uuid, id, row)| {
                let query = query.bind(id).bind(uuid).bind(row.workspace);
                text_and_key(query, &row.name).bind(row.deleted_at)
            })
            .await?;
        let rows = known.group_members.unsaved();
        GROUP_MEMBERS
            .run(&mut self.transaction, rows, |query, ((group, user), _, row)| {
                query
                    .bind(row.workspace)
                    .bind(group)
                    .bind(user)
                    .bind(row.role.key())
            })
            .await
    }

    async fn save_training(&mut self, known: &Known) -> Result<()> {
        let rows = known.scenarios.unsaved();
        SCENARIOS
            .run(&mut self.transaction, rows, |query, (uuid, id, row)| {
                let query = query.bind(id).bind(uuid).bind(row.workspace);
                text_and_key(query, &row.name)
                    .bind(row.difficulty.map(app::domain::Difficulty::key))
                    .bind(row.archived_at)
            })
            .await?;
        let rows = known.programs.unsaved();
        PROGRAMS
            .run(&mut self.transaction, rows, |query, (uuid, id, row)| {
                query.bind(id).bind(uuid).bind(row.workspace).bind(&row.name)
            })
            .await
    }

    async fn save_assignments(&mut self, known: &Known) -> Result<()> {
        if known.assignments.has_updates() {
            // The database looks for the sessions that refer to them.
            self.index_sessions().await?;
        }
        let rows = known.assignments.unsaved();
        ASSIGNMENTS
            .run(&mut self.transaction, rows, |query, (uuid, id, row)| {
                query
                    .bind(id)
                    .bind(uuid)
                    .bind(row.workspace)
                    .bind(row.user)
                    .bind(row.scenario)
                    .bind(row.program)
                    .bind(row.assigned_by)
            })
            .await
    }

    async fn save_sessions(&mut self, known: &Known) -> Result<()> {
        let rows = known.sessions.unsaved();
        if rows.len() == 0 {
            return Ok(());
        }
        if known.sessions.has_updates() {
            // Who is counted already must not be counted again.
            self.index_sessions().await?;
        }
        let revision = self.revision().await?;
        let attempts = self.attempts(known).await?;
        SESSIONS
            .run(&mut self.transaction, rows, |query, (uuid, id, row)| {
                query
                    .bind(id)
                    .bind(uuid)
                    .bind(row.workspace)
                    .bind(row.user)
                    .bind(row.scenario)
                    .bind(row.assignment)
                    .bind(row.facts.status.key())
                    .bind(row.facts.started_at)
                    .bind(row.facts.ended_at)
                    .bind(row.facts.graded_at)
                    .bind(row.facts.score)
                    .bind(row.facts.demo)
                    .bind(row.facts.archived_at)
                    .bind(row.facts.is_exported())
                    .bind(row.facts.is_valid_attempt())
                    .bind(revision)
                    .bind(attempts.get(&uuid).copied().unwrap_or_default())
            })
            .await?;
        self.look_at_what_is_saved().await?;
        self.number_many_attempts().await
    }
}

/// Binds text and the lower-case form of it by which it is ordered and found.
fn text_and_key<'query>(query: Query<'query>, text: &'query str) -> Query<'query> {
    query.bind(text).bind(text.to_lowercase())
}

//! The attempt numbers of the sessions that an import saves.
//!
//! New sessions of people at scenarios where they had none are saved with their numbers; all others are numbered once
//! everything is saved, however often a person and a scenario come.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::ImportTransaction;
use crate::{
    Result,
    import::{Known, Session},
    store::{
        attempts::{Whose, number_attempts},
        database::{Row, Sql},
    },
};

/// So many people and scenarios may wait to be numbered: a few megabytes.
const MOST_WAITING: usize = 100_000;

/// Those of a list who have attempts.
const WITH_ATTEMPTS: Sql = Sql {
    sqlite: "SELECT wanted.value ->> 0 AS workspace_id, wanted.value ->> 1 AS user_id, wanted.value ->> 2 AS scenario_id
        FROM json_each($1) AS wanted
        WHERE EXISTS (SELECT 1 FROM sessions AS s WHERE s.workspace_id = wanted.value ->> 0
            AND s.user_id = wanted.value ->> 1 AND s.scenario_id = wanted.value ->> 2 AND s.exported)",
    postgres: "SELECT (wanted ->> 0)::bigint AS workspace_id, (wanted ->> 1)::bigint AS user_id,
            (wanted ->> 2)::bigint AS scenario_id
        FROM jsonb_array_elements($1::jsonb) AS wanted CROSS JOIN LATERAL (
            SELECT 1 FROM sessions
            WHERE workspace_id = (wanted ->> 0)::bigint AND user_id = (wanted ->> 1)::bigint
                AND scenario_id = (wanted ->> 2)::bigint AND exported
            -- Looked up one by one: what a plan could know of sessions of this transaction is not known yet.
            LIMIT 1
        ) attempt",
};

/// Of whom and of what these sessions are now.
const OF_SESSIONS: Sql = Sql {
    sqlite: "SELECT workspace_id, user_id, scenario_id FROM sessions
        WHERE uuid IN (SELECT unhex(value) FROM json_each($1))",
    postgres: "SELECT workspace_id, user_id, scenario_id FROM sessions WHERE uuid = ANY($1)",
};

impl ImportTransaction {
    /// The attempt number of each session that waits to be saved: none of those that are numbered later, or that take
    /// no number.
    pub(super) async fn attempts(&mut self, known: &Known) -> Result<HashMap<Uuid, i64>> {
        if self.numbers_all_sessions() {
            return Ok(HashMap::new());
        }
        if known.sessions.has_updates() {
            let ids: HashSet<Uuid> = known.sessions.unsaved().map(|(uuid, ..)| uuid).collect();
            let rows = self.rows(OF_SESSIONS, &ids).await?;
            self.leave_unnumbered(&rows)?;
        }
        let mut exported: Vec<_> = known
            .sessions
            .unsaved()
            .filter(|(_, _, session)| session.facts.is_exported())
            .map(|(uuid, _, session)| (whose(session), session.facts.started_at, uuid))
            .collect();
        exported.sort_unstable();
        let mut wanted: Vec<Whose> = exported.iter().map(|(whose, ..)| *whose).collect();
        wanted.dedup();
        let rows = self.rows_of_list(WITH_ATTEMPTS, wanted.iter()).await?;
        self.leave_unnumbered(&rows)?;
        let first = exported
            .chunk_by(|(one, ..), (other, ..)| one == other)
            .filter(|attempts| !self.unnumbered.contains(&attempts[0].0));
        Ok(first
            .flat_map(|attempts| (1..).zip(attempts))
            .map(|(number, (_, _, uuid))| (*uuid, number))
            .collect())
    }

    fn leave_unnumbered(&mut self, rows: &[Row]) -> Result<()> {
        for row in rows {
            let whose = (
                row.get("workspace_id")?,
                row.get("user_id")?,
                row.get("scenario_id")?,
            );
            self.unnumbered.insert(whose);
        }
        Ok(())
    }

    /// Numbers what was left unnumbered if it is much.
    pub(super) async fn number_many_attempts(&mut self) -> Result<()> {
        if self.unnumbered.len() < MOST_WAITING {
            return Ok(());
        }
        self.number_attempts().await
    }

    /// Numbers what was left unnumbered.
    pub(super) async fn number_attempts(&mut self) -> Result<()> {
        let mut whose: Vec<Whose> = self.unnumbered.drain().collect();
        whose.sort_unstable();
        number_attempts(&mut self.transaction, &whose).await
    }
}

fn whose(session: &Session<i64>) -> Whose {
    (session.workspace, session.user, session.scenario)
}

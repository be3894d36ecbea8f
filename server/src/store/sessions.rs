//! Roleplay sessions, for the table and the review.

mod archive;
mod days;
mod filter;
mod narrow;
mod offer;

use std::collections::HashMap;

use app::domain::{ExportKind, Page, PersonName, SessionQuery, SessionReview, SessionRow, Timestamp};
use uuid::Uuid;

use self::filter::SessionFilter;
use super::{
    Store,
    database::{Query, Row, Sql},
    exports::settle,
};
use crate::Result;

/// SQLite is to look each up by its key, not for all in an index of the workspace's.
const BY_KEY: Sql = Sql {
    sqlite: "sessions s NOT INDEXED",
    postgres: "sessions s",
};

const ROWS: &str = "SELECT s.id, s.uuid, s.status, s.score_hundredths, s.started_at, s.demo, s.archived_at,
        u.first_name, u.last_name, u.email, c.name AS scenario, c.difficulty
    FROM $sessions
    JOIN users u ON u.id = s.user_id
    JOIN scenarios c ON c.workspace_id = s.workspace_id AND c.id = s.scenario_id
    WHERE s.workspace_id = $1 AND s.id IN (ids)";

const ONE: Sql = Sql::same(
    "SELECT s.uuid, s.status, s.score_hundredths, s.started_at, s.ended_at, s.demo, s.archived_at,
        s.valid_attempt, s.exported, u.uuid AS participant_id,
        u.first_name, u.last_name, u.email, c.name AS scenario, c.difficulty,
        p.name AS program,
        b.first_name AS assigner_first_name, b.last_name AS assigner_last_name, b.email AS assigner_email,
        s.attempt_number,
        (SELECT count(*) FROM sessions e
            WHERE e.workspace_id = s.workspace_id AND e.user_id = s.user_id AND e.scenario_id = s.scenario_id
              AND e.exported) AS attempts,
        (SELECT e.uuid FROM sessions e
            WHERE e.workspace_id = s.workspace_id AND e.user_id = s.user_id AND e.scenario_id = s.scenario_id
              AND e.exported AND s.exported
              AND (e.started_at, e.uuid) < (s.started_at, s.uuid)
            ORDER BY e.started_at DESC, e.uuid DESC LIMIT 1) AS previous_attempt,
        (SELECT e.uuid FROM sessions e
            WHERE e.workspace_id = s.workspace_id AND e.user_id = s.user_id AND e.scenario_id = s.scenario_id
              AND e.exported AND s.exported
              AND (e.started_at, e.uuid) > (s.started_at, s.uuid)
            ORDER BY e.started_at, e.uuid LIMIT 1) AS next_attempt
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    JOIN scenarios c ON c.workspace_id = s.workspace_id AND c.id = s.scenario_id
    LEFT JOIN assignments a ON a.workspace_id = s.workspace_id AND a.id = s.assignment_id
    LEFT JOIN programs p ON p.workspace_id = a.workspace_id AND p.id = a.program_id
    LEFT JOIN users b ON b.id = a.assigned_by AND a.program_id IS NULL
    WHERE s.workspace_id = $1 AND s.uuid = $2 AND ($3 IS NULL OR s.user_id = $3)",
);

impl Store {
    /// A page of the sessions that are asked for, newest first; those of one person if `only_of` names them.
    ///
    /// # Errors
    /// [`app::AppError::Invalid`] for limits by which no export could be made: an unknown group, say.
    pub(crate) async fn sessions(
        &self,
        workspace_id: i64,
        only_of: Option<i64>,
        query: &SessionQuery,
        now: Timestamp,
    ) -> Result<Page<SessionRow>> {
        let mut read = self.database.begin_read().await?;
        let kind = ExportKind::Sessions;
        let settled = settle(&mut read, workspace_id, None, kind, query.limits(), now).await?;
        let choice = settled.sessions()?;
        let filter = SessionFilter::of(&mut read, workspace_id, only_of, query, &choice).await?;
        let Page {
            rows: ids,
            total,
            page,
        } = if filter.is_narrow() {
            narrow::page_of(&mut read, &filter, query).await?
        } else {
            days::page_of(&mut read, &filter, query).await?
        };
        let mut sessions = HashMap::new();
        if !ids.is_empty() {
            let list: Vec<String> = ids.iter().map(i64::to_string).collect();
            let table = if read.is_sqlite() {
                BY_KEY.sqlite
            } else {
                BY_KEY.postgres
            };
            let rows = ROWS.replace("$sessions", table);
            let rows = Query::made(rows.replace("(ids)", &format!("({})", list.join(", "))));
            for row in read.all(rows.bind(workspace_id)).await? {
                sessions.insert(row.get::<i64>("id")?, session_row(&row)?);
            }
        }
        let rows = ids.iter().filter_map(|id| sessions.remove(id)).collect();
        Ok(Page { rows, total, page })
    }

    /// Everything that the export says of one session; none if the workspace, or the one person, has
    /// no such session. `link` leads to it.
    pub(crate) async fn session(
        &self,
        workspace_id: i64,
        only_of: Option<i64>,
        id: Uuid,
        link: String,
    ) -> Result<Option<SessionReview>> {
        let query = ONE.bind(workspace_id).bind(id).bind(only_of);
        let row = self.database.optional(query).await?;
        row.map(|row| review(&row, link)).transpose()
    }
}

fn session_row(row: &Row) -> Result<SessionRow> {
    Ok(SessionRow {
        id: row.uuid("uuid")?,
        participant: row.person()?,
        scenario: row.get("scenario")?,
        difficulty: row.optional_word("difficulty")?,
        status: row.word("status")?,
        score: row.score("score_hundredths")?,
        started_at: row.time("started_at")?,
        demo: row.get("demo")?,
        archived: row.optional_time("archived_at")?.is_some(),
    })
}

fn review(row: &Row, session_link: String) -> Result<SessionReview> {
    let assigner = PersonName {
        first_name: row.text_or_empty("assigner_first_name")?,
        last_name: row.text_or_empty("assigner_last_name")?,
        email: row.text_or_empty("assigner_email")?,
    };
    Ok(SessionReview {
        session: session_row(row)?,
        attempt_number: if row.get("exported")? {
            Some(row.small_number("attempt_number")?)
        } else {
            None
        },
        attempts: row.count("attempts")?,
        previous_attempt: row.get("previous_attempt")?,
        next_attempt: row.get("next_attempt")?,
        participant_id: row.uuid("participant_id")?,
        archived_at: row.optional_time("archived_at")?,
        valid_attempt: row.get("valid_attempt")?,
        program: row.text_or_empty("program")?,
        assigner_name: assigner.full_name(),
        assigned_by: assigner.email,
        ended_at: row.optional_time("ended_at")?,
        session_link,
    })
}

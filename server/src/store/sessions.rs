//! Roleplay sessions, for the table and the review.

use app::domain::{PAGE_SIZE, Page, PersonName, SessionReview, SessionRow, TableQuery};
use uuid::Uuid;

use super::{
    Store,
    database::{Row, Sql},
};
use crate::Result;

const COUNT: Sql = Sql::same(
    "SELECT count(*) AS total FROM sessions WHERE workspace_id = $1 AND ($2 IS NULL OR user_id = $2)",
);

const COUNT_FOUND: Sql = Sql::same(
    "SELECT count(*) AS total
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    JOIN scenarios c ON c.workspace_id = s.workspace_id AND c.id = s.scenario_id
    WHERE s.workspace_id = $1 AND ($2 IS NULL OR s.user_id = $2)
      AND ($3 = '' OR instr(u.search_key || ' ' || c.name_key, $3) > 0)",
);

const PAGE: Sql = Sql::same(
    "SELECT s.uuid, s.status, s.score_hundredths, s.started_at, s.demo, s.archived_at,
        u.first_name, u.last_name, u.email, c.name AS scenario, c.difficulty
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    JOIN scenarios c ON c.workspace_id = s.workspace_id AND c.id = s.scenario_id
    WHERE s.workspace_id = $1 AND ($2 IS NULL OR s.user_id = $2)
      AND ($3 = '' OR instr(u.search_key || ' ' || c.name_key, $3) > 0)
    ORDER BY s.started_at DESC, s.uuid DESC
    LIMIT $4 OFFSET $5",
);

const ONE: Sql = Sql::same(
    "SELECT s.uuid, s.status, s.score_hundredths, s.started_at, s.ended_at, s.demo, s.archived_at,
        s.valid_attempt,
        u.first_name, u.last_name, u.email, c.name AS scenario, c.difficulty,
        p.name AS program,
        b.first_name AS assigner_first_name, b.last_name AS assigner_last_name, b.email AS assigner_email,
        (SELECT count(*) FROM sessions e
            WHERE e.workspace_id = s.workspace_id AND e.user_id = s.user_id AND e.scenario_id = s.scenario_id
              AND e.exported
              AND (e.started_at, e.uuid) <= (s.started_at, s.uuid)) AS attempt_number
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    JOIN scenarios c ON c.workspace_id = s.workspace_id AND c.id = s.scenario_id
    LEFT JOIN assignments a ON a.workspace_id = s.workspace_id AND a.id = s.assignment_id
    LEFT JOIN programs p ON p.workspace_id = a.workspace_id AND p.id = a.program_id
    LEFT JOIN users b ON b.id = a.assigned_by AND a.program_id IS NULL
    WHERE s.workspace_id = $1 AND s.uuid = $2 AND ($3 IS NULL OR s.user_id = $3)",
);

impl Store {
    /// A page of sessions whose participant or scenario holds the text, newest first; those of one
    /// person if `only_of` names them.
    pub(crate) async fn sessions(
        &self,
        workspace_id: i64,
        only_of: Option<i64>,
        query: &TableQuery,
    ) -> Result<Page<SessionRow>> {
        let mut read = self.database.begin_read().await?;
        let search = query.search_key();
        let count = if search.is_empty() {
            COUNT.bind(workspace_id).bind(only_of)
        } else {
            COUNT_FOUND.bind(workspace_id).bind(only_of).bind(&search)
        };
        let total = read.one(count).await?.count("total")?;
        let query = query.within(total);
        let page = PAGE
            .bind(workspace_id)
            .bind(only_of)
            .bind(&search)
            .bind(PAGE_SIZE)
            .bind(query.offset());
        let rows = read.all(page).await?;
        let rows = rows.iter().map(session_row).collect::<Result<_>>()?;
        Ok(query.answer(rows, total))
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
    let session = session_row(row)?;
    let is_exported = !session.demo && !session.archived;
    let assigner = PersonName {
        first_name: row.text_or_empty("assigner_first_name")?,
        last_name: row.text_or_empty("assigner_last_name")?,
        email: row.text_or_empty("assigner_email")?,
    };
    Ok(SessionReview {
        session,
        attempt_number: if is_exported {
            Some(row.count("attempt_number")?)
        } else {
            None
        },
        valid_attempt: row.get("valid_attempt")?,
        program: row.text_or_empty("program")?,
        assigner_name: assigner.full_name(),
        assigned_by: assigner.email,
        ended_at: row.optional_time("ended_at")?,
        session_link,
    })
}

//! Roleplay sessions, for the table and the review.

use app::domain::{PAGE_SIZE, Page, PersonName, Score, SessionReview, SessionRow, TableQuery, Timestamp};
use sqlx::{Row, sqlite::SqliteRow};
use uuid::Uuid;

use super::{Store, row::DomainRow};
use crate::Result;

impl Store {
    /// A page of sessions whose participant or scenario holds the text, newest first; those of one
    /// person if `only_of` names them.
    pub(crate) async fn sessions(
        &self,
        workspace_id: i64,
        only_of: Option<i64>,
        query: &TableQuery,
    ) -> Result<Page<SessionRow>> {
        let mut read = self.reads.begin().await?;
        let search = query.search.trim().to_lowercase();
        let total: i64 = sqlx::query_scalar(
            "SELECT count(*)
            FROM sessions s
            JOIN users u ON u.id = s.user_id
            JOIN scenarios c ON c.id = s.scenario_id
            WHERE s.workspace_id = ?1 AND (?2 IS NULL OR s.user_id = ?2)
              AND (?3 = '' OR instr(
                  u.first_name_key || ' ' || u.last_name_key || ' ' || u.email_key || ' ' || c.name_key, ?3) > 0)",
        )
        .bind(workspace_id)
        .bind(only_of)
        .bind(&search)
        .fetch_one(&mut *read)
        .await?;
        let rows = sqlx::query(
            "SELECT s.uuid, s.status, s.score_hundredths, s.started_at, s.demo, s.archived_at,
                u.first_name, u.last_name, u.email, c.name AS scenario, c.difficulty
            FROM sessions s
            JOIN users u ON u.id = s.user_id
            JOIN scenarios c ON c.id = s.scenario_id
            WHERE s.workspace_id = ?1 AND (?2 IS NULL OR s.user_id = ?2)
              AND (?3 = '' OR instr(
                  u.first_name_key || ' ' || u.last_name_key || ' ' || u.email_key || ' ' || c.name_key, ?3) > 0)
            ORDER BY s.started_at DESC, s.uuid DESC
            LIMIT ?4 OFFSET ?5",
        )
        .bind(workspace_id)
        .bind(only_of)
        .bind(&search)
        .bind(PAGE_SIZE)
        .bind(query.offset().cast_signed())
        .fetch_all(&mut *read)
        .await?;
        Ok(Page {
            rows: rows.iter().map(session_row).collect::<Result<_>>()?,
            total: total.cast_unsigned(),
            page: query.page.max(1),
        })
    }

    /// Everything that the export says of one session; none if the workspace, or the one person, has
    /// no such session. `public_url` begins its link.
    pub(crate) async fn session(
        &self,
        workspace_id: i64,
        only_of: Option<i64>,
        id: Uuid,
        link: String,
    ) -> Result<Option<SessionReview>> {
        let row = sqlx::query(
            "SELECT s.uuid, s.status, s.score_hundredths, s.started_at, s.ended_at, s.demo, s.archived_at,
                s.status = 'completed' AND s.graded_at IS NOT NULL AND s.score_hundredths IS NOT NULL AS valid_attempt,
                u.first_name, u.last_name, u.email, c.name AS scenario, c.difficulty,
                p.name AS program,
                b.first_name AS assigner_first_name, b.last_name AS assigner_last_name, b.email AS assigner_email,
                (SELECT count(*) FROM sessions e
                    WHERE e.workspace_id = s.workspace_id AND e.user_id = s.user_id AND e.scenario_id = s.scenario_id
                      AND e.demo = 0 AND e.archived_at IS NULL
                      AND (e.started_at, e.uuid) <= (s.started_at, s.uuid)) AS attempt_number
            FROM sessions s
            JOIN users u ON u.id = s.user_id
            JOIN scenarios c ON c.id = s.scenario_id
            LEFT JOIN assignments a ON a.id = s.assignment_id
            LEFT JOIN programs p ON p.id = a.program_id
            LEFT JOIN users b ON b.id = a.assigned_by AND a.program_id IS NULL
            WHERE s.workspace_id = ?1 AND s.uuid = ?2 AND (?3 IS NULL OR s.user_id = ?3)",
        )
        .bind(workspace_id)
        .bind(&id.as_bytes()[..])
        .bind(only_of)
        .fetch_optional(&self.reads)
        .await?;
        row.map(|row| review(&row, link)).transpose()
    }
}

fn session_row(row: &SqliteRow) -> Result<SessionRow> {
    Ok(SessionRow {
        id: row.uuid("uuid")?,
        participant: row.person()?,
        scenario: row.try_get("scenario")?,
        difficulty: row.optional_word("difficulty")?,
        status: row.word("status")?,
        score: row.try_get::<Option<u16>, _>("score_hundredths")?.map(Score),
        started_at: Timestamp(row.try_get("started_at")?),
        demo: row.try_get("demo")?,
        archived: row.try_get::<Option<i64>, _>("archived_at")?.is_some(),
    })
}

fn review(row: &SqliteRow, session_link: String) -> Result<SessionReview> {
    let session = session_row(row)?;
    let is_exported = !session.demo && !session.archived;
    let text = |column: &str| {
        row.try_get::<Option<String>, _>(column)
            .map(Option::unwrap_or_default)
    };
    let assigner = PersonName {
        first_name: text("assigner_first_name")?,
        last_name: text("assigner_last_name")?,
        email: text("assigner_email")?,
    };
    Ok(SessionReview {
        session,
        attempt_number: if is_exported {
            Some(row.try_get("attempt_number")?)
        } else {
            None
        },
        valid_attempt: row.try_get("valid_attempt")?,
        program: text("program")?,
        assigner_name: assigner.full_name(),
        assigned_by: assigner.email,
        ended_at: row.try_get::<Option<i64>, _>("ended_at")?.map(Timestamp),
        session_link,
    })
}

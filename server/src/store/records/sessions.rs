//! Sessions.

use app::domain::{Score, Timestamp};
use uuid::Uuid;

use crate::{
    Result,
    store::{
        database::Sql,
        snapshot::{Columns, Record},
    },
};

/// A session that the export holds; newest first.
pub(crate) struct SessionRecord {
    pub(crate) uuid: Uuid,
    pub(crate) user_id: i64,
    pub(crate) scenario_id: i64,
    pub(crate) assignment_id: Option<i64>,
    pub(crate) is_valid: bool,
    pub(crate) score: Option<Score>,
    pub(crate) started_at: Timestamp,
    pub(crate) ended_at: Option<Timestamp>,
    pub(crate) attempt_number: u32,
}

impl Record for SessionRecord {
    // All of it stands in the index `sessions_by_start`, in this order.
    const QUERY: Sql = Sql::same(
        "SELECT uuid, user_id, scenario_id, assignment_id, valid_attempt, score_hundredths, started_at, ended_at,
            attempt_number
        FROM sessions
        WHERE workspace_id = $1 AND exported$2
        ORDER BY started_at DESC, uuid DESC",
    );

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            uuid: columns.uuid()?,
            user_id: columns.number()?,
            scenario_id: columns.number()?,
            assignment_id: columns.optional_number()?,
            is_valid: columns.truth()?,
            score: columns.score()?,
            started_at: columns.time()?,
            ended_at: columns.optional_time()?,
            attempt_number: columns.small_number()?,
        })
    }
}

/// The last revision of all sessions; 0 before there are any.
pub(crate) struct RevisionRecord(pub(crate) i64);

impl Record for RevisionRecord {
    const QUERY: Sql = Sql::same("SELECT coalesce(max(number), 0) FROM revisions");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        columns.number().map(Self)
    }
}

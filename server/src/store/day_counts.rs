//! The counts of sessions of each day. Triggers keep them; who adds very many sessions at once has them counted once, at
//! the end.

use super::database::{Sql, Transaction};
use crate::Result;

const LATER: Sql = Sql {
    // There an import takes the triggers away.
    sqlite: "SELECT 1",
    postgres: "SELECT set_config('console.session_days', 'later', true)",
};

const AS_USUAL: Sql = Sql {
    sqlite: "SELECT 1",
    postgres: "SELECT set_config('console.session_days', '', true)",
};

const FORGET: Sql = Sql::same("DELETE FROM session_days");

const COUNT: Sql = Sql {
    sqlite: "INSERT INTO session_days
        SELECT workspace_id, (started_at - ((started_at % 86400) + 86400) % 86400) / 86400, status,
            CASE WHEN score_hundredths >= 9000 THEN 'a' WHEN score_hundredths >= 7500 THEN 'b'
                WHEN score_hundredths >= 5000 THEN 'c' WHEN score_hundredths >= 0 THEN 'd' ELSE 'none' END,
            demo, archived_at IS NOT NULL, count(*)
        FROM sessions GROUP BY 1, 2, 3, 4, 5, 6",
    postgres: "INSERT INTO session_days
        SELECT workspace_id, session_day(started_at), status, session_rank(score_hundredths), demo,
            archived_at IS NOT NULL, count(*)
        FROM sessions GROUP BY 1, 2, 3, 4, 5, 6",
};

/// Has sessions that the transaction adds from here on not counted.
pub(super) async fn count_days_later(write: &mut Transaction) -> Result<()> {
    write.all(LATER).await?;
    Ok(())
}

/// Counts all sessions, and from here on each as it is added.
pub(super) async fn count_days(write: &mut Transaction) -> Result<()> {
    write.execute(FORGET).await?;
    write.execute(COUNT).await?;
    write.all(AS_USUAL).await?;
    Ok(())
}

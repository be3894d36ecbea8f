//! Which attempt each session is: counted among all that exports hold of the same person at the same scenario, by their
//! start, then their id. Whoever writes sessions has those of the people and scenarios concerned numbered again.

use super::{
    database::{Sql, Transaction},
    lists::list,
};
use crate::Result;

/// Whose attempts are numbered together: the keys of workspace, person and scenario.
pub(super) type Whose = (i64, i64, i64);

/// People and scenarios that are numbered by one statement.
const AT_ONCE: usize = 1_000;

const ALL: Sql = Sql::same(
    "UPDATE sessions SET attempt_number = numbered.number
    FROM (
        SELECT workspace_id, id,
            row_number() OVER (PARTITION BY workspace_id, user_id, scenario_id ORDER BY started_at, uuid) AS number
        FROM sessions WHERE exported
    ) numbered
    WHERE sessions.workspace_id = numbered.workspace_id AND sessions.id = numbered.id",
);

const OF_SOME: Sql = Sql {
    sqlite: "UPDATE sessions SET attempt_number = numbered.number
        FROM (
            SELECT s.id, row_number() OVER (PARTITION BY s.workspace_id, s.user_id, s.scenario_id
                ORDER BY s.started_at, s.uuid) AS number
            FROM json_each($1) AS whose CROSS JOIN sessions AS s
                ON s.workspace_id = whose.value ->> 0 AND s.user_id = whose.value ->> 1
                AND s.scenario_id = whose.value ->> 2
            WHERE s.exported
        ) numbered
        WHERE sessions.id = numbered.id AND sessions.attempt_number <> numbered.number",
    postgres: "UPDATE sessions SET attempt_number = numbered.number
        FROM (
            SELECT s.workspace_id, s.id, row_number() OVER (PARTITION BY s.workspace_id, s.user_id, s.scenario_id
                ORDER BY s.started_at, s.uuid) AS number
            FROM jsonb_array_elements($1::jsonb) AS whose CROSS JOIN LATERAL (
                SELECT * FROM sessions
                WHERE workspace_id = (whose ->> 0)::bigint AND user_id = (whose ->> 1)::bigint
                    AND scenario_id = (whose ->> 2)::bigint AND exported
                -- Looked up one by one: what a plan could know of sessions of this transaction is not known yet.
                OFFSET 0
            ) s
        ) numbered
        WHERE sessions.workspace_id = numbered.workspace_id AND sessions.id = numbered.id
            AND sessions.attempt_number <> numbered.number",
};

/// Numbers the attempts of these people at these scenarios, each of which must come once.
pub(super) async fn number_attempts(write: &mut Transaction, whose: &[Whose]) -> Result<()> {
    for some in whose.chunks(AT_ONCE) {
        write.execute(OF_SOME.bind(list(some))).await?;
    }
    Ok(())
}

/// Numbers all attempts.
pub(super) async fn number_all_attempts(write: &mut Transaction) -> Result<()> {
    write.execute(ALL).await?;
    Ok(())
}

-- Which attempt each session is, as exports number it: kept by whoever writes sessions (store/attempts.rs), so that an
-- export needs no look at the others of the same person and scenario. 0 where exports don't hold the session.

DROP INDEX sessions_by_start;

ALTER TABLE sessions ADD COLUMN attempt_number integer NOT NULL DEFAULT 0
    CHECK (attempt_number >= 0 AND (exported OR attempt_number = 0));

-- No count of a day changes.
ALTER TABLE sessions DISABLE TRIGGER session_days_follow;

UPDATE sessions SET attempt_number = numbered.number
FROM (
    SELECT workspace_id, id,
        row_number() OVER (PARTITION BY workspace_id, user_id, scenario_id ORDER BY started_at, uuid) AS number
    FROM sessions WHERE exported
) numbered
WHERE sessions.workspace_id = numbered.workspace_id AND sessions.id = numbered.id;

ALTER TABLE sessions ENABLE TRIGGER session_days_follow;

-- The table of sessions, newest first, and their export. Short columns stand together, where they fit into the eight bytes
-- that a long one begins at: an export reads all of this index.
CREATE INDEX sessions_by_start ON sessions (workspace_id, started_at DESC, uuid DESC)
    INCLUDE (score_hundredths, exported, valid_attempt, attempt_number, user_id, scenario_id, assignment_id, ended_at);

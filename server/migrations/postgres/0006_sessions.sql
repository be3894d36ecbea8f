-- Sessions by what they are asked for; an export finds all that it needs of one in one index, in its order.

CREATE UNIQUE INDEX sessions_by_uuid ON sessions (uuid, workspace_id);
-- The table of sessions, newest first, and their export.
CREATE INDEX sessions_by_start ON sessions (workspace_id, started_at DESC, uuid DESC)
    INCLUDE (exported, user_id, scenario_id, assignment_id, score_hundredths, ended_at, valid_attempt);
-- One person's sessions, and their attempts at one scenario.
CREATE INDEX sessions_by_user ON sessions (workspace_id, user_id, scenario_id, started_at, uuid) INCLUDE (exported);

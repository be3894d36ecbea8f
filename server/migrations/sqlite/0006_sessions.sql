-- The ids of sessions get an index of their own, which an import can leave out until the first
-- sessions are all there; and an export finds all that it needs of a session in one index, in its order.

CREATE TABLE new_sessions (
    id               INTEGER PRIMARY KEY,
    uuid             BLOB NOT NULL CHECK (length(uuid) = 16),
    workspace_id     INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    -- Not a reference to members: sessions outlive the membership.
    user_id          INTEGER NOT NULL REFERENCES users (id),
    scenario_id      INTEGER NOT NULL,
    assignment_id    INTEGER,
    status           TEXT NOT NULL CHECK (status IN ('in_progress', 'completed', 'abandoned')),
    started_at       INTEGER NOT NULL,
    ended_at         INTEGER CHECK (ended_at >= started_at),
    graded_at        INTEGER,
    score_hundredths INTEGER CHECK (score_hundredths BETWEEN 0 AND 10000),
    demo             INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
    archived_at      INTEGER,
    -- Whether exports hold it, and whether it counts as an attempt there. Ordinary columns, for SQLite
    -- does not read generated ones from an index alone.
    exported         INTEGER NOT NULL CHECK (exported = (demo = 0 AND archived_at IS NULL)),
    valid_attempt    INTEGER NOT NULL CHECK (valid_attempt =
        (status = 'completed' AND graded_at IS NOT NULL AND score_hundredths IS NOT NULL)),
    FOREIGN KEY (workspace_id, scenario_id) REFERENCES scenarios (workspace_id, id),
    FOREIGN KEY (workspace_id, assignment_id, user_id, scenario_id)
        REFERENCES assignments (workspace_id, id, user_id, scenario_id),
    CHECK (status <> 'completed' OR ended_at IS NOT NULL),
    CHECK (status <> 'in_progress' OR ended_at IS NULL)
) STRICT;

INSERT INTO new_sessions
SELECT id, uuid, workspace_id, user_id, scenario_id, assignment_id, status, started_at, ended_at, graded_at,
    score_hundredths, demo, archived_at, demo = 0 AND archived_at IS NULL,
    status = 'completed' AND graded_at IS NOT NULL AND score_hundredths IS NOT NULL
FROM sessions;
DROP TABLE sessions;
ALTER TABLE new_sessions RENAME TO sessions;

CREATE UNIQUE INDEX sessions_by_uuid ON sessions (uuid);
-- The table of sessions, newest first, and their export.
CREATE INDEX sessions_by_start ON sessions (workspace_id, started_at DESC, uuid DESC,
    exported, user_id, scenario_id, assignment_id, score_hundredths, ended_at, valid_attempt);
-- One person's sessions, and their attempts at one scenario.
CREATE INDEX sessions_by_user ON sessions (workspace_id, user_id, scenario_id, started_at, uuid, exported);

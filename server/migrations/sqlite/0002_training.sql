-- What people practise, what was assigned to them, and the sessions that they played.

CREATE TABLE scenarios (
    id           INTEGER PRIMARY KEY,
    uuid         BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    name         TEXT NOT NULL,
    name_key     TEXT NOT NULL,
    difficulty   TEXT CHECK (difficulty IN ('easy', 'medium', 'hard', 'very_hard', 'custom')),
    archived_at  INTEGER,
    UNIQUE (workspace_id, id)
) STRICT;

CREATE TABLE programs (
    id           INTEGER PRIMARY KEY,
    uuid         BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    name         TEXT NOT NULL,
    UNIQUE (workspace_id, id)
) STRICT;

CREATE TABLE assignments (
    id           INTEGER PRIMARY KEY,
    uuid         BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id      INTEGER NOT NULL REFERENCES users (id),
    scenario_id  INTEGER NOT NULL,
    program_id   INTEGER,
    assigned_by  INTEGER REFERENCES users (id),
    FOREIGN KEY (workspace_id, scenario_id) REFERENCES scenarios (workspace_id, id),
    FOREIGN KEY (workspace_id, program_id) REFERENCES programs (workspace_id, id),
    -- What a session's assignment must agree with.
    UNIQUE (workspace_id, id, user_id, scenario_id)
) STRICT;

CREATE INDEX assignments_by_scenario ON assignments (workspace_id, scenario_id);

CREATE TABLE sessions (
    id               INTEGER PRIMARY KEY,
    uuid             BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
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
    FOREIGN KEY (workspace_id, scenario_id) REFERENCES scenarios (workspace_id, id),
    FOREIGN KEY (workspace_id, assignment_id, user_id, scenario_id)
        REFERENCES assignments (workspace_id, id, user_id, scenario_id),
    CHECK (status <> 'completed' OR ended_at IS NOT NULL),
    CHECK (status <> 'in_progress' OR ended_at IS NULL)
) STRICT;

-- The table of sessions, newest first.
CREATE INDEX sessions_by_start ON sessions (workspace_id, started_at DESC, uuid DESC);
-- One person's sessions, and their attempts at one scenario.
CREATE INDEX sessions_by_user ON sessions (workspace_id, user_id, scenario_id, started_at, uuid);

-- Exports that somebody canceled. SQLite changes no constraint of a table that is there.

CREATE TABLE new_exports (
    id            INTEGER PRIMARY KEY,
    uuid          BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    workspace_id  INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    requested_by  INTEGER NOT NULL REFERENCES users (id),
    requested_at  INTEGER NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('sessions', 'users', 'groups')),
    exact         INTEGER NOT NULL CHECK (exact IN (0, 1)),
    state         TEXT NOT NULL CHECK (state IN ('queued', 'running', 'ready', 'failed', 'canceled')),
    -- The worker that has the job renews the lease; when it runs out another may take over.
    attempts      INTEGER NOT NULL DEFAULT 0,
    lease_until   INTEGER,
    rows_written  INTEGER NOT NULL DEFAULT 0,
    rows_expected INTEGER,
    finished_at   INTEGER,
    file_name     TEXT,
    -- Where the artifact store keeps the file.
    location      TEXT,
    size_bytes    INTEGER,
    sha256        BLOB CHECK (length(sha256) = 32),
    expires_at    INTEGER,
    reason        TEXT,
    turn          INTEGER,
    remark        TEXT,
    canceled_by   INTEGER REFERENCES users (id),
    CHECK (state <> 'ready' OR (file_name IS NOT NULL AND size_bytes IS NOT NULL AND sha256 IS NOT NULL)),
    CHECK (state <> 'failed' OR reason IS NOT NULL),
    CHECK ((state = 'canceled') = (canceled_by IS NOT NULL))
) STRICT;

INSERT INTO new_exports
SELECT id, uuid, workspace_id, requested_by, requested_at, kind, exact, state, attempts, lease_until, rows_written,
    rows_expected, finished_at, file_name, location, size_bytes, sha256, expires_at, reason, turn, remark, NULL
FROM exports;
DROP TABLE exports;
ALTER TABLE new_exports RENAME TO exports;

-- One job at a time for the same request, whoever asks.
CREATE UNIQUE INDEX exports_under_way ON exports (workspace_id, kind, exact) WHERE state IN ('queued', 'running');
CREATE INDEX exports_by_request ON exports (workspace_id, requested_at DESC, id DESC);
CREATE INDEX exports_waiting ON exports (state, lease_until) WHERE state IN ('queued', 'running');
CREATE INDEX exports_expiring ON exports (expires_at) WHERE location IS NOT NULL;
CREATE INDEX exports_by_turn ON exports (turn);
CREATE INDEX exports_by_workspace_turn ON exports (workspace_id, turn);

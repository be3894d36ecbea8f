-- What exports are limited to, and what each file held, so that the next can hold only what is new.

-- An IANA time zone, in which the workspace's days begin.
ALTER TABLE workspaces ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';

-- Changes of sessions, numbered in the order in which they became visible: who writes sessions adds the next
-- number in the same transaction, and two can't have the same.
CREATE TABLE revisions (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    at     INTEGER NOT NULL
) STRICT;

-- The revision that wrote the session last; 0 before there were any.
ALTER TABLE sessions ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE INDEX sessions_by_revision ON sessions (workspace_id, revision, user_id);

-- The options but for `exact`, as JSON with nothing that is as by default, and with days for periods.
ALTER TABLE exports ADD COLUMN options TEXT NOT NULL DEFAULT '';
-- What the options' ids were called, as JSON.
ALTER TABLE exports ADD COLUMN names TEXT NOT NULL DEFAULT '';
-- Where the options' days begin; empty without any.
ALTER TABLE exports ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';
-- Only sessions of later revisions are wanted; and when the export was finished that held those before.
ALTER TABLE exports ADD COLUMN since_revision INTEGER;
ALTER TABLE exports ADD COLUMN since_at INTEGER;
-- The last revision that the file's instant saw.
ALTER TABLE exports ADD COLUMN revision INTEGER;
ALTER TABLE exports ADD COLUMN guarded_cells INTEGER NOT NULL DEFAULT 0;
-- The first of them, as JSON, while the file is kept.
ALTER TABLE exports ADD COLUMN guarded_examples TEXT;

-- One job at a time for the same request, whoever asks.
DROP INDEX exports_under_way;
CREATE UNIQUE INDEX exports_under_way
    ON exports (workspace_id, kind, exact, options, time_zone, coalesce(since_revision, -1))
    WHERE state IN ('queued', 'running');

-- The options that an admin chose last, as JSON.
CREATE TABLE export_choices (
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id      INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    options      TEXT NOT NULL,
    PRIMARY KEY (workspace_id, user_id)
) STRICT, WITHOUT ROWID;

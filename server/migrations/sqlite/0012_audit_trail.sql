-- What was done with exports, by whom: entries that are only ever added, each with the hash of the one before.

CREATE TABLE audit_entries (
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id),
    -- Its place in the workspace's trail, from 1.
    number       INTEGER NOT NULL CHECK (number > 0),
    at           INTEGER NOT NULL,
    -- The e-mail of the person, as it was then; empty for the server.
    actor        TEXT NOT NULL,
    action       TEXT NOT NULL,
    kind         TEXT,
    -- Not a reference: the trail outlives what it tells of.
    export_uuid  BLOB CHECK (length(export_uuid) = 16),
    detail       TEXT NOT NULL,
    previous     BLOB NOT NULL CHECK (length(previous) = 32),
    hash         BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (workspace_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_entries_by_export ON audit_entries (workspace_id, export_uuid);

-- The last entry of each trail; its row is what those take turns on who add one.
CREATE TABLE audit_heads (
    workspace_id INTEGER NOT NULL PRIMARY KEY REFERENCES workspaces (id),
    number       INTEGER NOT NULL,
    hash         BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Against mistakes; against malice there are the hashes. A trail goes only with its head, as when a whole
-- database is emptied.
CREATE TRIGGER audit_entries_stay_as_they_are BEFORE UPDATE ON audit_entries
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only ever added to');
END;
CREATE TRIGGER audit_entries_are_kept BEFORE DELETE ON audit_entries
WHEN EXISTS (SELECT 1 FROM audit_heads h WHERE h.workspace_id = OLD.workspace_id)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only ever added to');
END;

-- Exports from before there was a trail are not told of in it.
ALTER TABLE exports ADD COLUMN audited INTEGER NOT NULL DEFAULT 0 CHECK (audited IN (0, 1));
CREATE INDEX exports_by_sha256 ON exports (sha256) WHERE sha256 IS NOT NULL;

-- What was done with exports, by whom: entries that are only ever added, each with the hash of the one before.

CREATE TABLE audit_entries (
    workspace_id bigint NOT NULL REFERENCES workspaces (id),
    -- Its place in the workspace's trail, from 1.
    number       bigint NOT NULL CHECK (number > 0),
    at           timestamptz NOT NULL,
    -- The e-mail of the person, as it was then; empty for the server.
    actor        text NOT NULL,
    action       text NOT NULL,
    kind         text,
    -- Not a reference: the trail outlives what it tells of.
    export_uuid  uuid,
    detail       text NOT NULL,
    previous     bytea NOT NULL CHECK (octet_length(previous) = 32),
    hash         bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (workspace_id, number)
);

CREATE INDEX audit_entries_by_export ON audit_entries (workspace_id, export_uuid);

-- The last entry of each trail; its row is what those take turns on who add one.
CREATE TABLE audit_heads (
    workspace_id bigint NOT NULL PRIMARY KEY REFERENCES workspaces (id),
    number       bigint NOT NULL,
    hash         bytea NOT NULL CHECK (octet_length(hash) = 32)
);

-- Against mistakes; against malice there are the hashes. A trail goes only with its head, as when a whole
-- database is emptied.
CREATE FUNCTION keep_audit_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM audit_heads h WHERE h.workspace_id = OLD.workspace_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit trail is only ever added to';
END
$$;

CREATE TRIGGER audit_entries_are_kept BEFORE UPDATE OR DELETE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION keep_audit_entries();

-- Exports from before there was a trail are not told of in it.
ALTER TABLE exports ADD COLUMN audited boolean NOT NULL DEFAULT false;
CREATE INDEX exports_by_sha256 ON exports (sha256) WHERE sha256 IS NOT NULL;

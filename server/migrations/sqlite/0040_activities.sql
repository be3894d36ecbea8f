-- What was changed of people and groups: by whom, and what stood there before and after.

CREATE TABLE activities (
    id           INTEGER PRIMARY KEY,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    at           INTEGER NOT NULL,
    -- The e-mail of the person, as it was then; empty for the server.
    actor        TEXT NOT NULL,
    action       TEXT NOT NULL,
    -- The e-mail of a person or the name of a group, as it was then: the list outlives what it tells of.
    subject      TEXT NOT NULL,
    before       TEXT NOT NULL,
    after        TEXT NOT NULL
) STRICT;

CREATE INDEX activities_by_workspace ON activities (workspace_id, id);

-- Workspaces, people, and who is in which workspace and group.
--
-- Keys are integers; a UUID (16 bytes) is how the outside knows a row. Times are whole seconds
-- since 1970, UTC. A column that ends in `_key` is its neighbour in Unicode lower case, which
-- SQLite cannot compute itself: it carries order, search and uniqueness.

CREATE TABLE workspaces (
    id   INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*')
) STRICT;

CREATE TABLE users (
    id                INTEGER PRIMARY KEY,
    uuid              BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    email             TEXT NOT NULL,
    email_key         TEXT NOT NULL UNIQUE,
    first_name        TEXT NOT NULL DEFAULT '',
    first_name_key    TEXT NOT NULL DEFAULT '',
    last_name         TEXT NOT NULL DEFAULT '',
    last_name_key     TEXT NOT NULL DEFAULT '',
    -- Argon2id in the PHC string format; none for people who never set a password.
    password_hash     TEXT,
    last_workspace_id INTEGER REFERENCES workspaces (id) ON DELETE SET NULL
) STRICT;

CREATE TABLE members (
    workspace_id   INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id        INTEGER NOT NULL REFERENCES users (id),
    role           TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'staff', 'member')),
    seat_type      TEXT NOT NULL CHECK (seat_type IN ('full', 'basic', 'exec_staff')),
    joined_at      INTEGER NOT NULL,
    last_login_at  INTEGER,
    deactivated_at INTEGER,
    PRIMARY KEY (workspace_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX members_by_user ON members (user_id, workspace_id);

CREATE TABLE groups (
    id           INTEGER PRIMARY KEY,
    uuid         BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    name         TEXT NOT NULL CHECK (trim(name) <> ''),
    name_key     TEXT NOT NULL,
    deleted_at   INTEGER,
    UNIQUE (workspace_id, id)
) STRICT;

CREATE UNIQUE INDEX live_groups_by_name ON groups (workspace_id, name_key) WHERE deleted_at IS NULL;

CREATE TABLE group_members (
    workspace_id INTEGER NOT NULL,
    group_id     INTEGER NOT NULL,
    user_id      INTEGER NOT NULL,
    role         TEXT NOT NULL CHECK (role IN ('admin', 'member')),
    PRIMARY KEY (workspace_id, group_id, user_id),
    FOREIGN KEY (workspace_id, group_id) REFERENCES groups (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, user_id) REFERENCES members (workspace_id, user_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX group_members_by_user ON group_members (workspace_id, user_id);

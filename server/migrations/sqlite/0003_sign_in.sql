-- Who is signed in, and who tried.

CREATE TABLE sign_ins (
    -- SHA-256 of the cookie's secret, which itself is stored nowhere.
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    used_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_ins_by_user ON sign_ins (user_id);

-- The workspaces that a sign-in has entered; the first entry is that workspace's log-in.
CREATE TABLE entries (
    token_hash   BLOB NOT NULL REFERENCES sign_ins (token_hash) ON DELETE CASCADE,
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    PRIMARY KEY (token_hash, workspace_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE failed_sign_ins (
    id        INTEGER PRIMARY KEY,
    email_key TEXT NOT NULL,
    address   TEXT NOT NULL,
    failed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX failed_sign_ins_by_email ON failed_sign_ins (email_key, failed_at);
CREATE INDEX failed_sign_ins_by_address ON failed_sign_ins (address, failed_at);

-- Accounts of the demo, whose password is public.
CREATE TABLE demo_accounts (
    user_id     INTEGER NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    description TEXT NOT NULL
) STRICT;

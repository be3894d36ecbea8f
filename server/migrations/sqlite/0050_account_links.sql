-- Links by which somebody sets a password: an invitation into a workspace, or a new password for one that was
-- forgotten. And what a sign-in was made with, for the list of one's sign-ins.

CREATE TABLE account_links (
    id            INTEGER PRIMARY KEY,
    -- SHA-256 of the link's secret, which itself is stored nowhere.
    token_hash    BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    kind          TEXT NOT NULL CHECK (kind IN ('invitation', 'new_password')),
    -- The workspace that is entered, or whose admin has made the link; none where the person has asked for it.
    workspace_id  INTEGER,
    user_id       INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    made_at       INTEGER NOT NULL,
    -- The admin; none where the person has asked for it.
    made_by       INTEGER REFERENCES users (id) ON DELETE SET NULL,
    -- Whether the admin was shown the link: it then works only as long as they may make one like it.
    seen_by_maker INTEGER NOT NULL CHECK (seen_by_maker IN (0, 1)),
    mailed_at     INTEGER,
    expires_at    INTEGER NOT NULL,
    used_at       INTEGER,
    revoked_at    INTEGER,
    CHECK (kind = 'new_password' OR workspace_id IS NOT NULL),
    FOREIGN KEY (workspace_id, user_id) REFERENCES members (workspace_id, user_id) ON DELETE CASCADE
) STRICT;

-- One open invitation of a member at a time; those before stay known.
CREATE UNIQUE INDEX open_invitations ON account_links (workspace_id, user_id)
    WHERE kind = 'invitation' AND used_at IS NULL AND revoked_at IS NULL;

CREATE INDEX account_links_by_user ON account_links (user_id, workspace_id);

CREATE INDEX account_links_by_end ON account_links (expires_at);

ALTER TABLE sign_ins ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';

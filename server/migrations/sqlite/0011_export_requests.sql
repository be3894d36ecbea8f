-- Who asked for which export, also those who joined one that ran; and whether they have its file.

CREATE TABLE export_requests (
    export_id  INTEGER NOT NULL REFERENCES exports (id) ON DELETE CASCADE,
    user_id    INTEGER NOT NULL REFERENCES users (id),
    -- When they got the file, or put it away.
    settled_at INTEGER,
    PRIMARY KEY (export_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX export_requests_open ON export_requests (user_id) WHERE settled_at IS NULL;

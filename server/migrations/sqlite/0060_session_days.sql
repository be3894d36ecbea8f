-- How many sessions began on each day (of UTC) with each status, rank and reason to be left out of exports: a
-- table of a million sessions is counted by these, and its pages are found. The database itself keeps them so;
-- who writes many sessions at once may do without the triggers, and add to the counts then.

CREATE TABLE session_days (
    workspace_id INTEGER NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    -- Counted from 1970-01-01.
    day          INTEGER NOT NULL,
    status       TEXT NOT NULL,
    -- By the platform's four tiers, as `Score::rank` has them.
    rank         TEXT NOT NULL CHECK (rank IN ('a', 'b', 'c', 'd', 'none')),
    demo         INTEGER NOT NULL CHECK (demo IN (0, 1)),
    archived     INTEGER NOT NULL CHECK (archived IN (0, 1)),
    sessions     INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, day, status, rank, demo, archived)
) STRICT, WITHOUT ROWID;

INSERT INTO session_days
SELECT workspace_id, (started_at - ((started_at % 86400) + 86400) % 86400) / 86400, status,
    CASE WHEN score_hundredths >= 9000 THEN 'a' WHEN score_hundredths >= 7500 THEN 'b'
        WHEN score_hundredths >= 5000 THEN 'c' WHEN score_hundredths >= 0 THEN 'd' ELSE 'none' END,
    demo, archived_at IS NOT NULL, count(*)
FROM sessions GROUP BY 1, 2, 3, 4, 5, 6;

CREATE TRIGGER session_days_gain AFTER INSERT ON sessions BEGIN
    INSERT INTO session_days (workspace_id, day, status, rank, demo, archived, sessions)
    VALUES (new.workspace_id, (new.started_at - ((new.started_at % 86400) + 86400) % 86400) / 86400, new.status,
        CASE WHEN new.score_hundredths >= 9000 THEN 'a' WHEN new.score_hundredths >= 7500 THEN 'b'
            WHEN new.score_hundredths >= 5000 THEN 'c' WHEN new.score_hundredths >= 0 THEN 'd' ELSE 'none' END,
        new.demo, new.archived_at IS NOT NULL, 1)
    ON CONFLICT DO UPDATE SET sessions = sessions + 1;
END;

CREATE TRIGGER session_days_lose AFTER DELETE ON sessions BEGIN
    UPDATE session_days SET sessions = sessions - 1
    WHERE workspace_id = old.workspace_id
        AND day = (old.started_at - ((old.started_at % 86400) + 86400) % 86400) / 86400 AND status = old.status
        AND rank = CASE WHEN old.score_hundredths >= 9000 THEN 'a' WHEN old.score_hundredths >= 7500 THEN 'b'
            WHEN old.score_hundredths >= 5000 THEN 'c' WHEN old.score_hundredths >= 0 THEN 'd' ELSE 'none' END
        AND demo = old.demo AND archived = (old.archived_at IS NOT NULL);
END;

CREATE TRIGGER session_days_follow
AFTER UPDATE OF workspace_id, started_at, status, score_hundredths, demo, archived_at ON sessions
WHEN (old.workspace_id, old.started_at, old.status, old.score_hundredths, old.demo, old.archived_at)
    IS NOT (new.workspace_id, new.started_at, new.status, new.score_hundredths, new.demo, new.archived_at)
BEGIN
    UPDATE session_days SET sessions = sessions - 1
    WHERE workspace_id = old.workspace_id
        AND day = (old.started_at - ((old.started_at % 86400) + 86400) % 86400) / 86400 AND status = old.status
        AND rank = CASE WHEN old.score_hundredths >= 9000 THEN 'a' WHEN old.score_hundredths >= 7500 THEN 'b'
            WHEN old.score_hundredths >= 5000 THEN 'c' WHEN old.score_hundredths >= 0 THEN 'd' ELSE 'none' END
        AND demo = old.demo AND archived = (old.archived_at IS NOT NULL);
    INSERT INTO session_days (workspace_id, day, status, rank, demo, archived, sessions)
    VALUES (new.workspace_id, (new.started_at - ((new.started_at % 86400) + 86400) % 86400) / 86400, new.status,
        CASE WHEN new.score_hundredths >= 9000 THEN 'a' WHEN new.score_hundredths >= 7500 THEN 'b'
            WHEN new.score_hundredths >= 5000 THEN 'c' WHEN new.score_hundredths >= 0 THEN 'd' ELSE 'none' END,
        new.demo, new.archived_at IS NOT NULL, 1)
    ON CONFLICT DO UPDATE SET sessions = sessions + 1;
END;

-- How many sessions began on each day (of UTC) with each status, rank and reason to be left out of exports: a
-- table of a million sessions is counted by these, and its pages are found. The database itself keeps them so,
-- once for each statement.

CREATE TABLE session_days (
    workspace_id bigint NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    -- Counted from 1970-01-01.
    day          bigint NOT NULL,
    status       text NOT NULL,
    -- By the platform's four tiers, as `Score::rank` has them.
    rank         text NOT NULL CHECK (rank IN ('a', 'b', 'c', 'd', 'none')),
    demo         boolean NOT NULL,
    archived     boolean NOT NULL,
    sessions     bigint NOT NULL,
    PRIMARY KEY (workspace_id, day, status, rank, demo, archived)
);

CREATE FUNCTION session_day(started_at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE
RETURN floor(extract(epoch FROM started_at) / 86400)::bigint;

CREATE FUNCTION session_rank(score_hundredths smallint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE WHEN score_hundredths >= 9000 THEN 'a' WHEN score_hundredths >= 7500 THEN 'b'
    WHEN score_hundredths >= 5000 THEN 'c' WHEN score_hundredths >= 0 THEN 'd' ELSE 'none' END;

INSERT INTO session_days
SELECT workspace_id, session_day(started_at), status, session_rank(score_hundredths), demo,
    archived_at IS NOT NULL, count(*)
FROM sessions GROUP BY 1, 2, 3, 4, 5, 6;

CREATE FUNCTION session_days_gain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- In order, so that two who add to the same counts don't wait for each other.
    INSERT INTO session_days
    SELECT workspace_id, session_day(started_at), status, session_rank(score_hundredths), demo,
        archived_at IS NOT NULL, count(*)
    FROM gained GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (workspace_id, day, status, rank, demo, archived)
        DO UPDATE SET sessions = session_days.sessions + excluded.sessions;
    RETURN NULL;
END $$;

CREATE FUNCTION session_days_lose() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE session_days d SET sessions = d.sessions - l.sessions
    FROM (
        SELECT workspace_id, session_day(started_at) AS day, status, session_rank(score_hundredths) AS rank, demo,
            archived_at IS NOT NULL AS archived, count(*) AS sessions
        FROM lost GROUP BY 1, 2, 3, 4, 5, 6
    ) l
    WHERE d.workspace_id = l.workspace_id AND d.day = l.day AND d.status = l.status AND d.rank = l.rank
        AND d.demo = l.demo AND d.archived = l.archived;
    RETURN NULL;
END $$;

CREATE FUNCTION session_days_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO session_days
    SELECT workspace_id, session_day(started_at), status, session_rank(score_hundredths), demo,
        archived_at IS NOT NULL, sum(sessions)
    FROM (
        SELECT workspace_id, started_at, status, score_hundredths, demo, archived_at, 1 AS sessions FROM gained
        UNION ALL
        SELECT workspace_id, started_at, status, score_hundredths, demo, archived_at, -1 FROM lost
    ) changed
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(sessions) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (workspace_id, day, status, rank, demo, archived)
        DO UPDATE SET sessions = session_days.sessions + excluded.sessions;
    RETURN NULL;
END $$;

CREATE TRIGGER session_days_gain AFTER INSERT ON sessions
REFERENCING NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION session_days_gain();
CREATE TRIGGER session_days_lose AFTER DELETE ON sessions
REFERENCING OLD TABLE AS lost FOR EACH STATEMENT EXECUTE FUNCTION session_days_lose();
CREATE TRIGGER session_days_follow AFTER UPDATE ON sessions
REFERENCING OLD TABLE AS lost NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION session_days_follow();

-- Who writes very many sessions in one transaction counts them once, at its end (store/day_counts.rs): a count that is
-- changed a thousand times leaves a thousand versions until then, and each change looks through all of them.

CREATE OR REPLACE FUNCTION session_days_gain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('console.session_days', true) = 'later' THEN
        RETURN NULL;
    END IF;
    -- In order, so that two who add to the same counts don't wait for each other.
    INSERT INTO session_days
    SELECT workspace_id, session_day(started_at), status, session_rank(score_hundredths), demo,
        archived_at IS NOT NULL, count(*)
    FROM gained GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (workspace_id, day, status, rank, demo, archived)
        DO UPDATE SET sessions = session_days.sessions + excluded.sessions;
    RETURN NULL;
END $$;

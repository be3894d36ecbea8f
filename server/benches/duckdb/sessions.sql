-- The Sessions file as one would ask the database for it.
SELECT u.first_name, u.last_name, u.email, c.name AS scenario, c.difficulty,
    s.score_hundredths / 100.0 AS score,
    CASE WHEN s.score_hundredths >= 9000 THEN 'A' WHEN s.score_hundredths >= 7500 THEN 'B'
        WHEN s.score_hundredths >= 5000 THEN 'C' WHEN s.score_hundredths IS NOT NULL THEN 'D' END AS rank,
    row_number() OVER (PARTITION BY s.user_id, s.scenario_id ORDER BY s.started_at, s.uuid) AS attempt_number,
    CASE WHEN s.valid_attempt THEN 'true' ELSE 'false' END AS valid_attempt,
    p.name AS program, b.email AS assigned_by, trim(b.first_name || ' ' || b.last_name) AS assigner_name,
    strftime(make_timestamp(s.started_at * 1000000), '%Y-%m-%dT%H:%M:%SZ') AS started_at,
    strftime(make_timestamp(s.ended_at * 1000000), '%Y-%m-%dT%H:%M:%SZ') AS ended_at,
    s.ended_at - s.started_at AS duration_seconds,
    s.uuid AS session_link
FROM sessions s
JOIN users u ON u.id = s.user_id
JOIN scenarios c ON c.workspace_id = s.workspace_id AND c.id = s.scenario_id
LEFT JOIN assignments a ON a.workspace_id = s.workspace_id AND a.id = s.assignment_id
LEFT JOIN programs p ON p.workspace_id = a.workspace_id AND p.id = a.program_id
-- Otherwise DuckDB compares each row with all people.
LEFT JOIN users b ON b.id = CASE WHEN a.program_id IS NULL THEN a.assigned_by END
WHERE s.workspace_id = 1 AND s.exported
ORDER BY s.started_at DESC, s.uuid DESC

-- The sessions of a scenario and of a program: which pass a filter, and in which order, stands in one index.

CREATE INDEX sessions_by_scenario ON sessions (workspace_id, scenario_id, started_at DESC, uuid DESC,
    status, score_hundredths, demo, archived_at);
CREATE INDEX sessions_by_assignment ON sessions (workspace_id, assignment_id, started_at DESC, uuid DESC,
    scenario_id, status, score_hundredths, demo, archived_at)
    WHERE assignment_id IS NOT NULL;
CREATE INDEX assignments_by_program ON assignments (workspace_id, program_id) WHERE program_id IS NOT NULL;

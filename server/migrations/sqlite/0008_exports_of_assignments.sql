-- An export finds all that it needs of an assignment in one index.

DROP INDEX assignments_by_scenario;
CREATE INDEX assignments_by_scenario ON assignments (workspace_id, scenario_id, program_id, assigned_by);

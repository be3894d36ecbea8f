-- The migration before made this index anew without what 0020 had added to it.

DROP INDEX exports_under_way;
CREATE UNIQUE INDEX exports_under_way
    ON exports (workspace_id, kind, exact, options, time_zone, coalesce(since_revision, -1))
    WHERE state IN ('queued', 'running');

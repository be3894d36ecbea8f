-- Exports of everything at once. SQLite changes no constraint of a column that is there: a new column takes the
-- old one's place, so that this needs to know nothing of the table's other columns but those of the index.

DROP INDEX exports_under_way;
ALTER TABLE exports ADD COLUMN new_kind TEXT NOT NULL DEFAULT 'everything'
    CHECK (new_kind IN ('sessions', 'users', 'groups', 'everything'));
UPDATE exports SET new_kind = kind;
ALTER TABLE exports DROP COLUMN kind;
ALTER TABLE exports RENAME COLUMN new_kind TO kind;
CREATE UNIQUE INDEX exports_under_way
    ON exports (workspace_id, kind, exact, options, time_zone, coalesce(since_revision, -1))
    WHERE state IN ('queued', 'running');

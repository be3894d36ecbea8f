-- Exports of everything at once.

ALTER TABLE exports DROP CONSTRAINT exports_kind_check;
ALTER TABLE exports ADD CONSTRAINT exports_kind_check
    CHECK (kind IN ('sessions', 'users', 'groups', 'everything'));

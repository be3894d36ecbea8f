-- Exports that somebody canceled.

ALTER TABLE exports ADD COLUMN canceled_by bigint REFERENCES users (id);
ALTER TABLE exports DROP CONSTRAINT exports_state_check;
ALTER TABLE exports ADD CONSTRAINT exports_state_check
    CHECK (state IN ('queued', 'running', 'ready', 'failed', 'canceled'));
ALTER TABLE exports ADD CONSTRAINT exports_canceled_by_check
    CHECK ((state = 'canceled') = (canceled_by IS NOT NULL));

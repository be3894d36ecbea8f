-- How many members there are of each role, seat and status, and the few of a rare one.

CREATE INDEX members_by_role ON members (workspace_id, role);
CREATE INDEX members_by_seat ON members (workspace_id, seat_type);
CREATE INDEX members_by_status ON members (workspace_id, deactivated_at);

-- The table of users in the order of each time; by name there is an index already.

CREATE INDEX members_by_joined ON members (workspace_id, joined_at, user_id);
CREATE INDEX members_by_login ON members (workspace_id, last_login_at NULLS FIRST, user_id);

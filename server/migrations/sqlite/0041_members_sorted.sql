-- The table of users in each order, whatever is looked for: one index holds all that members are searched,
-- filtered and ordered by, and each of the two times has one of its own.

DROP INDEX members_by_name;
CREATE INDEX members_by_name ON members (workspace_id, last_name_key, first_name_key, email_key,
    role, seat_type, deactivated_at, joined_at, last_login_at);
CREATE INDEX members_by_joined ON members (workspace_id, joined_at);
CREATE INDEX members_by_login ON members (workspace_id, last_login_at);

-- Pages far down the table of users: each order's index holds all that members are searched and filtered by, so
-- that those before the page are counted without looking them up.

DROP INDEX members_by_joined;
DROP INDEX members_by_login;
DROP INDEX members_by_group;
CREATE INDEX members_by_joined ON members (workspace_id, joined_at, user_id,
    role, seat_type, deactivated_at, email_key, last_name_key, first_name_key);
CREATE INDEX members_by_login ON members (workspace_id, last_login_at, user_id,
    role, seat_type, deactivated_at, email_key, last_name_key, first_name_key);
CREATE INDEX members_by_group ON members (workspace_id, group_key, user_id,
    role, seat_type, deactivated_at, email_key, last_name_key, first_name_key);

-- A page of members is found by its index alone, however many there are: what they are ordered and
-- found by stands with the membership, and the database itself keeps it what the person's row says.

ALTER TABLE members ADD COLUMN last_name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN first_name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN email_key TEXT NOT NULL DEFAULT '';

UPDATE members SET (last_name_key, first_name_key, email_key) =
    (SELECT u.last_name_key, u.first_name_key, u.email_key FROM users u WHERE u.id = members.user_id);

ALTER TABLE members ADD COLUMN search_key TEXT NOT NULL
    GENERATED ALWAYS AS (first_name_key || ' ' || last_name_key || ' ' || email_key) VIRTUAL;

CREATE INDEX members_by_name ON members (workspace_id, last_name_key, first_name_key, email_key);

CREATE TRIGGER members_take_names AFTER INSERT ON members BEGIN
    UPDATE members SET (last_name_key, first_name_key, email_key) =
        (SELECT u.last_name_key, u.first_name_key, u.email_key FROM users u WHERE u.id = new.user_id)
    WHERE workspace_id = new.workspace_id AND user_id = new.user_id;
END;

CREATE TRIGGER members_follow_names AFTER UPDATE OF last_name_key, first_name_key, email_key ON users
WHEN old.last_name_key <> new.last_name_key OR old.first_name_key <> new.first_name_key
    OR old.email_key <> new.email_key
BEGIN
    UPDATE members SET last_name_key = new.last_name_key, first_name_key = new.first_name_key,
        email_key = new.email_key
    WHERE user_id = new.id;
END;

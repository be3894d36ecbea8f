-- A page of members is found by its index alone, however many there are: what they are ordered and
-- found by stands with the membership, and the database itself keeps it what the person's row says.

ALTER TABLE members
    ADD COLUMN last_name_key text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN first_name_key text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN email_key text COLLATE "C" NOT NULL DEFAULT '';

UPDATE members m SET last_name_key = u.last_name_key, first_name_key = u.first_name_key, email_key = u.email_key
FROM users u WHERE u.id = m.user_id;

ALTER TABLE members ADD COLUMN search_key text COLLATE "C" NOT NULL
    GENERATED ALWAYS AS (first_name_key || ' ' || last_name_key || ' ' || email_key) STORED;

CREATE INDEX members_by_name ON members (workspace_id, last_name_key, first_name_key, email_key);

CREATE FUNCTION members_take_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Who changes the names at the same moment is waited for.
    SELECT u.last_name_key, u.first_name_key, u.email_key
    INTO new.last_name_key, new.first_name_key, new.email_key
    FROM users u WHERE u.id = new.user_id FOR SHARE;
    RETURN new;
END $$;

CREATE TRIGGER members_take_names BEFORE INSERT ON members
FOR EACH ROW EXECUTE FUNCTION members_take_names();

CREATE FUNCTION members_follow_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members SET last_name_key = new.last_name_key, first_name_key = new.first_name_key,
        email_key = new.email_key
    WHERE user_id = new.id;
    RETURN NULL;
END $$;

CREATE TRIGGER members_follow_names AFTER UPDATE OF last_name_key, first_name_key, email_key ON users
FOR EACH ROW WHEN (old.last_name_key <> new.last_name_key OR old.first_name_key <> new.first_name_key
    OR old.email_key <> new.email_key)
EXECUTE FUNCTION members_follow_names();

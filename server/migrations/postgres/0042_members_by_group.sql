-- The table of users by groups: what the first of somebody's live groups is called stands with the membership,
-- and the database itself keeps it so.

ALTER TABLE members ADD COLUMN group_key text COLLATE "C";

CREATE FUNCTION first_group_key(workspace bigint, person bigint) RETURNS text LANGUAGE sql STABLE
RETURN (
    SELECT min(g.name_key) FROM group_members gm
    JOIN groups g ON g.workspace_id = gm.workspace_id AND g.id = gm.group_id
    WHERE gm.workspace_id = workspace AND gm.user_id = person AND g.deleted_at IS NULL);

UPDATE members SET group_key = first_group_key(workspace_id, user_id);

CREATE FUNCTION members_join_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members m SET group_key = first.name_key
    FROM (
        SELECT a.workspace_id, a.user_id, min(g.name_key) AS name_key
        FROM added a JOIN groups g ON g.workspace_id = a.workspace_id AND g.id = a.group_id
        WHERE g.deleted_at IS NULL
        GROUP BY a.workspace_id, a.user_id
    ) first
    WHERE m.workspace_id = first.workspace_id AND m.user_id = first.user_id
        AND (m.group_key IS NULL OR first.name_key < m.group_key);
    RETURN NULL;
END $$;

CREATE TRIGGER members_join_groups AFTER INSERT ON group_members
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION members_join_groups();

CREATE FUNCTION members_leave_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members m SET group_key = first_group_key(m.workspace_id, m.user_id)
    FROM (SELECT DISTINCT workspace_id, user_id FROM gone) g
    WHERE m.workspace_id = g.workspace_id AND m.user_id = g.user_id;
    RETURN NULL;
END $$;

CREATE TRIGGER members_leave_groups AFTER DELETE ON group_members
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION members_leave_groups();

CREATE FUNCTION members_follow_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members m SET group_key = first_group_key(m.workspace_id, m.user_id)
    FROM group_members gm
    WHERE gm.workspace_id = new.workspace_id AND gm.group_id = new.id
        AND m.workspace_id = gm.workspace_id AND m.user_id = gm.user_id;
    RETURN NULL;
END $$;

CREATE TRIGGER members_follow_groups AFTER UPDATE OF name_key, deleted_at ON groups
FOR EACH ROW WHEN (old.name_key <> new.name_key OR (old.deleted_at IS NULL) <> (new.deleted_at IS NULL))
EXECUTE FUNCTION members_follow_groups();

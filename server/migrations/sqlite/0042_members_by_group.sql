-- The table of users by groups: what the first of somebody's live groups is called stands with the membership,
-- and the database itself keeps it so.

ALTER TABLE members ADD COLUMN group_key TEXT;

UPDATE members SET group_key = (
    SELECT min(g.name_key) FROM group_members gm CROSS JOIN groups g
    WHERE gm.workspace_id = members.workspace_id AND gm.user_id = members.user_id
        AND g.workspace_id = gm.workspace_id AND g.id = gm.group_id AND g.deleted_at IS NULL);

CREATE INDEX members_by_group ON members (workspace_id, group_key);

CREATE TRIGGER members_join_groups AFTER INSERT ON group_members BEGIN
    UPDATE members SET group_key = (SELECT g.name_key FROM groups g WHERE g.id = new.group_id)
    WHERE workspace_id = new.workspace_id AND user_id = new.user_id AND EXISTS (
        SELECT 1 FROM groups g WHERE g.id = new.group_id AND g.deleted_at IS NULL
            AND (members.group_key IS NULL OR g.name_key < members.group_key));
END;

CREATE TRIGGER members_leave_groups AFTER DELETE ON group_members BEGIN
    UPDATE members SET group_key = (
        SELECT min(g.name_key) FROM group_members gm CROSS JOIN groups g
        WHERE gm.workspace_id = old.workspace_id AND gm.user_id = old.user_id
            AND g.workspace_id = gm.workspace_id AND g.id = gm.group_id AND g.deleted_at IS NULL)
    WHERE workspace_id = old.workspace_id AND user_id = old.user_id;
END;

CREATE TRIGGER members_follow_groups AFTER UPDATE OF name_key, deleted_at ON groups
WHEN old.name_key <> new.name_key OR (old.deleted_at IS NULL) <> (new.deleted_at IS NULL)
BEGIN
    UPDATE members SET group_key = (
        SELECT min(g.name_key) FROM group_members gm CROSS JOIN groups g
        WHERE gm.workspace_id = members.workspace_id AND gm.user_id = members.user_id
            AND g.workspace_id = gm.workspace_id AND g.id = gm.group_id AND g.deleted_at IS NULL)
    WHERE workspace_id = new.workspace_id AND user_id IN (
        SELECT gm.user_id FROM group_members gm
        WHERE gm.workspace_id = new.workspace_id AND gm.group_id = new.id);
END;

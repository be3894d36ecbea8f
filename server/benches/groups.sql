-- The Groups file as one would ask the database for it.
SELECT g.name AS group_name, u.first_name, u.last_name, u.email, gm.role,
    CASE WHEN m.deactivated_at IS NULL THEN 'Active' ELSE 'Deactivated' END AS status
FROM groups g
LEFT JOIN group_members gm ON gm.workspace_id = g.workspace_id AND gm.group_id = g.id
LEFT JOIN members m ON m.workspace_id = gm.workspace_id AND m.user_id = gm.user_id
LEFT JOIN users u ON u.id = m.user_id
WHERE g.workspace_id = 1 AND g.deleted_at IS NULL
ORDER BY g.name_key, g.uuid, u.last_name_key, u.first_name_key, u.email_key, u.uuid

-- The Users file as one would ask the database for it.
SELECT u.first_name, u.last_name, u.email, m.role, m.seat_type,
    (SELECT group_concat(name, ', ') FROM (
        SELECT g.name FROM group_members gm JOIN groups g ON g.id = gm.group_id
        WHERE gm.workspace_id = m.workspace_id AND gm.user_id = m.user_id AND g.deleted_at IS NULL
        ORDER BY g.name_key, g.uuid)) AS groups,
    strftime('%Y-%m-%dT%H:%M:%SZ', m.joined_at, 'unixepoch') AS date_joined,
    strftime('%Y-%m-%dT%H:%M:%SZ', m.last_login_at, 'unixepoch') AS last_login,
    CASE WHEN m.deactivated_at IS NULL THEN 'Active' ELSE 'Deactivated' END AS status
FROM members m
JOIN users u ON u.id = m.user_id
WHERE m.workspace_id = 1
ORDER BY u.last_name_key, u.first_name_key, u.email_key, u.uuid;

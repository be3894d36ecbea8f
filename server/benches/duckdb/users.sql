-- The Users file as one would ask the database for it.
SELECT u.first_name, u.last_name, u.email, m.role, m.seat_type,
    (SELECT string_agg(g.name, ', ' ORDER BY g.name_key, g.uuid)
        FROM group_members gm JOIN groups g ON g.workspace_id = gm.workspace_id AND g.id = gm.group_id
        WHERE gm.workspace_id = m.workspace_id AND gm.user_id = m.user_id AND g.deleted_at IS NULL) AS groups,
    strftime(make_timestamp(m.joined_at * 1000000), '%Y-%m-%dT%H:%M:%SZ') AS date_joined,
    strftime(make_timestamp(m.last_login_at * 1000000), '%Y-%m-%dT%H:%M:%SZ') AS last_login,
    CASE WHEN m.deactivated_at IS NULL THEN 'Active' ELSE 'Deactivated' END AS status
FROM members m
JOIN users u ON u.id = m.user_id
WHERE m.workspace_id = 1
ORDER BY u.last_name_key, u.first_name_key, u.email_key, u.uuid

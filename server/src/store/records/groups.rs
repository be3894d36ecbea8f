//! Groups, and who is in them.

use uuid::Uuid;

use crate::{
    Result,
    store::{
        database::Sql,
        snapshot::{Columns, Numbers, Record},
    },
};

/// A live group.
pub(crate) struct GroupRecord {
    pub(crate) id: i64,
    pub(crate) uuid: Uuid,
    pub(crate) name: String,
}

impl Record for GroupRecord {
    const QUERY: Sql =
        Sql::same("SELECT id, uuid, name FROM groups WHERE workspace_id = $1 AND deleted_at IS NULL");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            id: columns.number()?,
            uuid: columns.uuid()?,
            name: columns.text()?.to_owned(),
        })
    }
}

/// A live group with nobody in it.
pub(crate) struct EmptyGroupRecord;

impl Record for EmptyGroupRecord {
    const QUERY: Sql = Sql::same(
        "SELECT g.id FROM groups g WHERE g.workspace_id = $1 AND g.deleted_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM group_members gm
                WHERE gm.workspace_id = g.workspace_id AND gm.group_id = g.id)
        LIMIT 1",
    );

    fn read(_: &mut impl Columns) -> Result<Self> {
        Ok(Self)
    }
}

/// Some of those who are in a group, live or not, by their role there.
pub(crate) struct GroupMembersRecord {
    pub(crate) group_id: i64,
    pub(crate) admin_ids: Numbers,
    pub(crate) member_ids: Numbers,
}

impl Record for GroupMembersRecord {
    const QUERY: Sql = Sql {
        sqlite: "SELECT group_id, iif(role = 'admin', user_id, NULL), iif(role = 'member', user_id, NULL)
            FROM group_members WHERE workspace_id = $1",
        postgres: "SELECT group_id,
                string_agg(int8send(user_id), '') FILTER (WHERE role = 'admin'),
                string_agg(int8send(user_id), '') FILTER (WHERE role = 'member')
            FROM group_members WHERE workspace_id = $1 GROUP BY group_id",
    };

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            group_id: columns.number()?,
            admin_ids: columns.numbers()?,
            member_ids: columns.numbers()?,
        })
    }
}

//! Groups of members, for the pages of groups.

use app::domain::{GroupDetail, GroupMemberRow, GroupRow, NewGroup, PAGE_SIZE, Page, TableQuery};
use uuid::Uuid;

use super::{
    Store,
    database::{Alone, Sql},
    users::status,
};
use crate::Result;

const COUNT: Sql = Sql::same(
    "SELECT count(*) AS total FROM groups WHERE workspace_id = $1 AND deleted_at IS NULL AND instr(name_key, $2) > 0",
);

const PAGE: Sql = Sql::same(
    "SELECT g.id, g.uuid, g.name,
        (SELECT count(*) FROM group_members gm
            WHERE gm.workspace_id = g.workspace_id AND gm.group_id = g.id) AS members
    FROM groups g
    WHERE g.workspace_id = $1 AND g.deleted_at IS NULL AND instr(g.name_key, $2) > 0
    ORDER BY g.name_key, g.uuid
    LIMIT $3 OFFSET $4",
);

const ADMINS: Sql = Sql::same(
    "SELECT u.first_name, u.last_name, u.email
    FROM group_members gm JOIN users u ON u.id = gm.user_id
    WHERE gm.workspace_id = $1 AND gm.group_id = $2 AND gm.role = 'admin'
    ORDER BY u.last_name_key, u.first_name_key, u.email_key, u.uuid",
);

const GROUP: Sql =
    Sql::same("SELECT id, name FROM groups WHERE workspace_id = $1 AND uuid = $2 AND deleted_at IS NULL");

const COUNT_MEMBERS: Sql = Sql::same(
    "SELECT count(*) AS total FROM group_members gm JOIN users u ON u.id = gm.user_id
    WHERE gm.workspace_id = $1 AND gm.group_id = $2 AND instr(u.search_key, $3) > 0",
);

const PAGE_OF_MEMBERS: Sql = Sql::same(
    "SELECT u.uuid, u.first_name, u.last_name, u.email, gm.role, m.deactivated_at
    FROM group_members gm
    JOIN users u ON u.id = gm.user_id
    JOIN members m ON m.workspace_id = gm.workspace_id AND m.user_id = gm.user_id
    WHERE gm.workspace_id = $1 AND gm.group_id = $2 AND instr(u.search_key, $3) > 0
    ORDER BY u.last_name_key, u.first_name_key, u.email_key, u.uuid
    LIMIT $4 OFFSET $5",
);

const TAKEN_NAME: Sql =
    Sql::same("SELECT name FROM groups WHERE workspace_id = $1 AND name_key = $2 AND deleted_at IS NULL");

// Nothing is added where the name was taken a moment ago.
const ADD_GROUP: Sql = Sql::same(
    "INSERT INTO groups (uuid, workspace_id, name, name_key) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING RETURNING id",
);

const ADD_MEMBER: Sql = Sql::same(
    "INSERT INTO group_members (workspace_id, group_id, user_id, role)
    SELECT m.workspace_id, $1, m.user_id, 'member'
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.workspace_id = $2 AND u.uuid = $3
    ON CONFLICT (workspace_id, group_id, user_id) DO UPDATE SET role = excluded.role",
);

/// Why a group could not be added.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// A live group has the name already; this is how it writes it.
    NameTaken(String),
    /// Somebody is no member of the workspace.
    NoMember(Uuid),
}

impl Store {
    /// A page of live groups whose name holds the text, in the order of the Groups export.
    pub(crate) async fn groups(&self, workspace_id: i64, query: &TableQuery) -> Result<Page<GroupRow>> {
        let mut read = self.database.begin_read().await?;
        let search = query.search_key();
        let total = read
            .one(COUNT.bind(workspace_id).bind(&search))
            .await?
            .count("total")?;
        let query = query.within(total);
        let page = PAGE
            .bind(workspace_id)
            .bind(&search)
            .bind(PAGE_SIZE)
            .bind(query.offset());
        let rows = read.all(page).await?;
        let mut groups = Vec::with_capacity(rows.len());
        for row in &rows {
            let admins = ADMINS.bind(workspace_id).bind(row.get::<i64>("id")?);
            let admins = read.all(admins).await?;
            groups.push(GroupRow {
                id: row.uuid("uuid")?,
                name: row.get("name")?,
                members: row.count("members")?,
                admins: admins
                    .iter()
                    .map(|admin| Ok(admin.person()?.display_name()))
                    .collect::<Result<_>>()?,
            });
        }
        Ok(query.answer(groups, total))
    }

    /// A live group and a page of its members, in the order of the Groups export; none if there is no such group.
    pub(crate) async fn group(
        &self,
        workspace_id: i64,
        id: Uuid,
        query: &TableQuery,
    ) -> Result<Option<GroupDetail>> {
        let mut read = self.database.begin_read().await?;
        let Some(group) = read.optional(GROUP.bind(workspace_id).bind(id)).await? else {
            return Ok(None);
        };
        let group_id: i64 = group.get("id")?;
        let search = query.search_key();
        let count = COUNT_MEMBERS.bind(workspace_id).bind(group_id).bind(&search);
        let total = read.one(count).await?.count("total")?;
        let query = query.within(total);
        let page = PAGE_OF_MEMBERS
            .bind(workspace_id)
            .bind(group_id)
            .bind(&search)
            .bind(PAGE_SIZE)
            .bind(query.offset());
        let rows = read.all(page).await?;
        let members = rows
            .iter()
            .map(|row| {
                Ok(GroupMemberRow {
                    id: row.uuid("uuid")?,
                    person: row.person()?,
                    role: row.word("role")?,
                    status: status(row)?,
                })
            })
            .collect::<Result<_>>()?;
        Ok(Some(GroupDetail {
            id,
            name: group.get("name")?,
            members: query.answer(members, total),
        }))
    }

    /// Adds a live group with its first members.
    pub(crate) async fn add_group(&self, workspace_id: i64, new: &NewGroup) -> Result<Result<Uuid, Refused>> {
        let (id, name) = (Uuid::new_v4(), new.name.trim());
        let name_key = name.to_lowercase();
        let mut write = self.database.begin_write(Alone::FromImports).await?;
        let group = ADD_GROUP.bind(id).bind(workspace_id).bind(name).bind(&name_key);
        let Some(added) = write.optional(group).await? else {
            let taken = write.one(TAKEN_NAME.bind(workspace_id).bind(&name_key)).await?;
            return Ok(Err(Refused::NameTaken(taken.get("name")?)));
        };
        let group_id: i64 = added.get("id")?;
        for member in &new.members {
            let place = ADD_MEMBER.bind(group_id).bind(workspace_id).bind(*member);
            if write.execute(place).await? == 0 {
                return Ok(Err(Refused::NoMember(*member)));
            }
        }
        write.commit().await?;
        Ok(Ok(id))
    }
}

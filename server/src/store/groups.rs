//! Groups of members, for the pages of groups.

mod change;
mod members;

use app::domain::{GroupDetail, GroupMemberRow, GroupName, GroupRow, PAGE_SIZE, Page, TableQuery};
use uuid::Uuid;

use super::{Store, database::Sql, users::status};
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

const NAMES: Sql = Sql::same(
    "SELECT uuid, name FROM groups WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY name_key, uuid LIMIT $2",
);

/// The most groups that a choice of one offers.
const MOST_NAMES: u32 = 1_000;

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

    /// The live groups by name, as many as a choice of one offers.
    pub(crate) async fn group_names(&self, workspace_id: i64) -> Result<Vec<GroupName>> {
        let rows = self
            .database
            .all(NAMES.bind(workspace_id).bind(MOST_NAMES))
            .await?;
        rows.iter()
            .map(|row| {
                Ok(GroupName {
                    id: row.uuid("uuid")?,
                    name: row.get("name")?,
                })
            })
            .collect()
    }
}

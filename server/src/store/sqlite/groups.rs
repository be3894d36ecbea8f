//! Groups of members, for the pages of groups.

use app::domain::{GroupDetail, GroupMemberRow, GroupRow, NewGroup, PAGE_SIZE, Page, PersonName, TableQuery};
use sqlx::Row;
use uuid::Uuid;

use super::{Store, row::DomainRow, users::status};
use crate::Result;

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
        let mut read = self.reads.begin().await?;
        let search = query.search.trim().to_lowercase();
        let total: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM groups WHERE workspace_id = ? AND deleted_at IS NULL AND instr(name_key, ?) > 0",
        )
        .bind(workspace_id)
        .bind(&search)
        .fetch_one(&mut *read)
        .await?;
        let rows = sqlx::query(
            "SELECT g.id, g.uuid, g.name,
                (SELECT count(*) FROM group_members gm WHERE gm.workspace_id = g.workspace_id AND gm.group_id = g.id) AS members
            FROM groups g
            WHERE g.workspace_id = ? AND g.deleted_at IS NULL AND instr(g.name_key, ?) > 0
            ORDER BY g.name_key, g.uuid
            LIMIT ? OFFSET ?",
        )
        .bind(workspace_id)
        .bind(&search)
        .bind(PAGE_SIZE)
        .bind(query.offset().cast_signed())
        .fetch_all(&mut *read)
        .await?;
        let mut groups = Vec::with_capacity(rows.len());
        for row in &rows {
            let admins = sqlx::query(
                "SELECT u.first_name, u.last_name, u.email
                FROM group_members gm JOIN users u ON u.id = gm.user_id
                WHERE gm.workspace_id = ? AND gm.group_id = ? AND gm.role = 'admin'
                ORDER BY u.last_name_key, u.first_name_key, u.email_key, u.uuid",
            )
            .bind(workspace_id)
            .bind(row.try_get::<i64, _>("id")?)
            .fetch_all(&mut *read)
            .await?;
            groups.push(GroupRow {
                id: row.uuid("uuid")?,
                name: row.try_get("name")?,
                members: row.try_get("members")?,
                admins: admins
                    .iter()
                    .map(|admin| admin.person().map(|person: PersonName| person.display_name()))
                    .collect::<Result<_>>()?,
            });
        }
        Ok(Page {
            rows: groups,
            total: total.cast_unsigned(),
            page: query.page.max(1),
        })
    }

    /// A live group and a page of its members, in the order of the Groups export; none if there is no such group.
    pub(crate) async fn group(
        &self,
        workspace_id: i64,
        id: Uuid,
        query: &TableQuery,
    ) -> Result<Option<GroupDetail>> {
        let mut read = self.reads.begin().await?;
        let found = sqlx::query(
            "SELECT id, name FROM groups WHERE workspace_id = ? AND uuid = ? AND deleted_at IS NULL",
        )
        .bind(workspace_id)
        .bind(&id.as_bytes()[..])
        .fetch_optional(&mut *read)
        .await?;
        let Some(group) = found else { return Ok(None) };
        let group_id: i64 = group.try_get("id")?;
        let search = query.search.trim().to_lowercase();
        let total: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM group_members gm JOIN users u ON u.id = gm.user_id
            WHERE gm.workspace_id = ?1 AND gm.group_id = ?2
              AND instr(u.first_name_key || ' ' || u.last_name_key || ' ' || u.email_key, ?3) > 0",
        )
        .bind(workspace_id)
        .bind(group_id)
        .bind(&search)
        .fetch_one(&mut *read)
        .await?;
        let rows = sqlx::query(
            "SELECT u.uuid, u.first_name, u.last_name, u.email, gm.role, m.deactivated_at
            FROM group_members gm
            JOIN users u ON u.id = gm.user_id
            JOIN members m ON m.workspace_id = gm.workspace_id AND m.user_id = gm.user_id
            WHERE gm.workspace_id = ?1 AND gm.group_id = ?2
              AND instr(u.first_name_key || ' ' || u.last_name_key || ' ' || u.email_key, ?3) > 0
            ORDER BY u.last_name_key, u.first_name_key, u.email_key, u.uuid
            LIMIT ?4 OFFSET ?5",
        )
        .bind(workspace_id)
        .bind(group_id)
        .bind(&search)
        .bind(PAGE_SIZE)
        .bind(query.offset().cast_signed())
        .fetch_all(&mut *read)
        .await?;
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
        let page = Page {
            rows: members,
            total: total.cast_unsigned(),
            page: query.page.max(1),
        };
        Ok(Some(GroupDetail {
            id,
            name: group.try_get("name")?,
            members: page,
        }))
    }

    /// Adds a live group with its first members.
    pub(crate) async fn add_group(&self, workspace_id: i64, new: &NewGroup) -> Result<Result<Uuid, Refused>> {
        let (id, name) = (Uuid::new_v4(), new.name.trim());
        let mut write = self.begin_write().await?;
        let taken: Option<String> = sqlx::query_scalar(
            "SELECT name FROM groups WHERE workspace_id = ? AND name_key = ? AND deleted_at IS NULL",
        )
        .bind(workspace_id)
        .bind(name.to_lowercase())
        .fetch_optional(&mut *write)
        .await?;
        if let Some(taken) = taken {
            return Ok(Err(Refused::NameTaken(taken)));
        }
        let group_id =
            sqlx::query("INSERT INTO groups (uuid, workspace_id, name, name_key) VALUES (?, ?, ?, ?)")
                .bind(&id.as_bytes()[..])
                .bind(workspace_id)
                .bind(name)
                .bind(name.to_lowercase())
                .execute(&mut *write)
                .await?
                .last_insert_rowid();
        for member in &new.members {
            let joined = sqlx::query(
                "INSERT INTO group_members (workspace_id, group_id, user_id, role)
                SELECT m.workspace_id, ?, m.user_id, 'member'
                FROM members m JOIN users u ON u.id = m.user_id
                WHERE m.workspace_id = ? AND u.uuid = ?
                ON CONFLICT DO UPDATE SET role = excluded.role",
            )
            .bind(group_id)
            .bind(workspace_id)
            .bind(&member.as_bytes()[..])
            .execute(&mut *write)
            .await?;
            if joined.rows_affected() == 0 {
                return Ok(Err(Refused::NoMember(*member)));
            }
        }
        write.commit().await?;
        Ok(Ok(id))
    }
}

//! A member as the database has them at this moment.

use app::domain::{GroupPlace, GroupRole, MemberFields, MemberStatus, PersonName};
use uuid::Uuid;

use crate::{
    Result,
    export::group_names::quoted,
    store::{
        database::{Sql, Transaction},
        users::status,
    },
};

macro_rules! member {
    ($ending:literal) => {
        concat!(
            "SELECT u.id, u.uuid, u.first_name, u.last_name, u.email, m.role, m.seat_type, m.deactivated_at
            FROM users u JOIN members m ON m.user_id = u.id
            WHERE u.uuid = $2 AND m.workspace_id = $1",
            $ending
        )
    };
}

const MEMBER: Sql = Sql::same(member!(""));

const MEMBER_TO_CHANGE: Sql = Sql {
    sqlite: member!(""),
    // Whoever signs in at this moment takes the rows in the same order.
    postgres: member!(" FOR UPDATE OF m"),
};

const PLACES: Sql = Sql::same(
    "SELECT g.uuid, g.name, gm.role FROM group_members gm CROSS JOIN groups g
    WHERE gm.workspace_id = $1 AND gm.user_id = $2
        AND g.workspace_id = gm.workspace_id AND g.id = gm.group_id AND g.deleted_at IS NULL
    ORDER BY g.name_key, g.uuid",
);

/// A member.
pub(in crate::store) struct Current {
    pub(in crate::store) user_id: i64,
    pub(in crate::store) id: Uuid,
    pub(in crate::store) email: String,
    pub(in crate::store) fields: MemberFields,
    pub(in crate::store) status: MemberStatus,
}

impl Current {
    /// Reads a member; none if there is no such member.
    pub(in crate::store) async fn read(
        read: &mut Transaction,
        workspace_id: i64,
        id: Uuid,
    ) -> Result<Option<Self>> {
        Self::read_by(MEMBER, read, workspace_id, id).await
    }

    /// The same, before they are changed.
    pub(in crate::store) async fn read_to_change(
        write: &mut Transaction,
        workspace_id: i64,
        id: Uuid,
    ) -> Result<Option<Self>> {
        Self::read_by(MEMBER_TO_CHANGE, write, workspace_id, id).await
    }

    async fn read_by(sql: Sql, read: &mut Transaction, workspace_id: i64, id: Uuid) -> Result<Option<Self>> {
        let Some(row) = read.optional(sql.bind(workspace_id).bind(id)).await? else {
            return Ok(None);
        };
        let user_id = row.get("id")?;
        let PersonName {
            first_name,
            last_name,
            email,
        } = row.person()?;
        Ok(Some(Self {
            user_id,
            id,
            email,
            fields: MemberFields {
                first_name,
                last_name,
                role: row.word("role")?,
                seat_type: row.word("seat_type")?,
                groups: places(read, workspace_id, user_id).await?,
            },
            status: status(&row)?,
        }))
    }

    /// Who it is.
    pub(super) fn person(&self) -> PersonName {
        PersonName {
            first_name: self.fields.first_name.clone(),
            last_name: self.fields.last_name.clone(),
            email: self.email.clone(),
        }
    }

    /// Their name, or their e-mail if they have none.
    pub(super) fn name(&self) -> String {
        self.person().display_name()
    }
}

/// The live groups that somebody is in, by name.
pub(in crate::store) async fn places(
    read: &mut Transaction,
    workspace_id: i64,
    user_id: i64,
) -> Result<Vec<GroupPlace>> {
    let rows = read.all(PLACES.bind(workspace_id).bind(user_id)).await?;
    rows.iter()
        .map(|row| {
            Ok(GroupPlace {
                id: row.uuid("uuid")?,
                name: row.get("name")?,
                role: row.word("role")?,
            })
        })
        .collect()
}

/// Groups in the form of the Users export, the role after the name where somebody is a group's admin.
pub(in crate::store) fn places_text(places: &[GroupPlace]) -> String {
    let texts: Vec<String> = places
        .iter()
        .map(|place| {
            let name = quoted(&place.name);
            match place.role {
                GroupRole::Admin => format!("{name} ({})", GroupRole::Admin.label()),
                GroupRole::Member => name.into_owned(),
            }
        })
        .collect();
    texts.join(", ")
}

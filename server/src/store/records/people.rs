//! People, as members or by themselves.

use app::domain::{MemberStatus, PersonName, Role, SeatType, Timestamp};

use crate::{
    Result,
    store::{
        database::{Sql, parse_word},
        snapshot::{Columns, Record},
    },
};

/// Asks for all members, and for these columns of their memberships.
macro_rules! of_members {
    ($($column:literal),*) => {
        Sql {
            // In this order SQLite goes through both tables; by itself it takes an index of members that has all
            // columns, and finds each person at another end of the file.
            sqlite: concat!(of_members!(@any_order $($column),*), " ORDER BY m.user_id"),
            postgres: of_members!(@any_order $($column),*),
        }
    };
    (@any_order $($column:literal),*) => {
        concat!(
            "SELECT u.id, u.first_name, u.last_name, u.email", $(", m.", $column,)*
            " FROM members m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1"
        )
    };
}

/// A person who is a member, or who is asked for by key.
pub(crate) struct PersonRecord {
    pub(crate) id: i64,
    pub(crate) name: PersonName,
}

/// Somebody who has sessions that the export holds, and is no member any more.
pub(crate) struct FormerParticipant(pub(crate) PersonRecord);

impl Record for FormerParticipant {
    const QUERY: Sql = Sql::same(
        "SELECT u.id, u.first_name, u.last_name, u.email
        FROM users u
        WHERE u.id IN (SELECT DISTINCT user_id FROM sessions WHERE workspace_id = $1 AND exported)
            AND NOT EXISTS (SELECT 1 FROM members m WHERE m.workspace_id = $1 AND m.user_id = u.id)",
    );

    fn read(columns: &mut impl Columns) -> Result<Self> {
        PersonRecord::read(columns).map(Self)
    }
}

impl PersonRecord {
    /// The one query that is about people and not about a workspace: `$1` are their keys.
    pub(in crate::store) const BY_KEY: Sql =
        Sql::same("SELECT id, first_name, last_name, email FROM users WHERE id IN ($1)");
}

impl Record for PersonRecord {
    const QUERY: Sql = of_members!();

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            id: columns.number()?,
            name: PersonName {
                first_name: columns.text()?.to_owned(),
                last_name: columns.text()?.to_owned(),
                email: columns.text()?.to_owned(),
            },
        })
    }
}

/// A member of the workspace, and what is asked for of the membership: each column has its price.
pub(crate) struct MemberRecord<Known> {
    pub(crate) person: PersonRecord,
    pub(crate) known: Known,
}

impl Record for MemberRecord<MemberStatus> {
    const QUERY: Sql = of_members!("deactivated_at");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            person: PersonRecord::read(columns)?,
            known: status(columns)?,
        })
    }
}

/// All that files show of a membership.
#[derive(Clone, Copy)]
pub(crate) struct Membership {
    pub(crate) role: Role,
    pub(crate) seat_type: SeatType,
    pub(crate) joined_at: Timestamp,
    pub(crate) last_login_at: Option<Timestamp>,
    pub(crate) status: MemberStatus,
}

impl Record for MemberRecord<Membership> {
    const QUERY: Sql = of_members!(
        "role",
        "seat_type",
        "joined_at",
        "last_login_at",
        "deactivated_at"
    );

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            person: PersonRecord::read(columns)?,
            known: Membership {
                role: parse_word("role", columns.text()?)?,
                seat_type: parse_word("seat_type", columns.text()?)?,
                joined_at: columns.time()?,
                last_login_at: columns.optional_time()?,
                status: status(columns)?,
            },
        })
    }
}

fn status(columns: &mut impl Columns) -> Result<MemberStatus> {
    Ok(match columns.optional_time()? {
        None => MemberStatus::Active,
        Some(_) => MemberStatus::Deactivated,
    })
}

//! How many rows files have.

use crate::{
    Result,
    store::{
        database::Sql,
        snapshot::{Columns, Record},
    },
};

/// How many rows the file of users has.
macro_rules! rows_of_users {
    () => {
        "SELECT count(*) AS total FROM members WHERE workspace_id = $1"
    };
}

/// How many rows the file of groups has: a group with nobody in it is one.
macro_rules! rows_of_groups {
    () => {
        "SELECT (SELECT count(*) FROM group_members gm JOIN groups g
                ON g.workspace_id = gm.workspace_id AND g.id = gm.group_id
                WHERE gm.workspace_id = $1 AND g.deleted_at IS NULL)
            + (SELECT count(*) FROM groups g WHERE g.workspace_id = $1 AND g.deleted_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM group_members gm
                    WHERE gm.workspace_id = g.workspace_id AND gm.group_id = g.id)) AS total"
    };
}

pub(in crate::store) use {rows_of_groups, rows_of_users};

/// How many rows the files of users and of groups have together.
pub(crate) struct RosterRows(pub(crate) u64);

impl Record for RosterRows {
    const QUERY: Sql = Sql::same(concat!(
        "SELECT (",
        rows_of_users!(),
        ") + (",
        rows_of_groups!(),
        ")"
    ));

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self(columns.number()?.cast_unsigned()))
    }
}

/// How many rows a file of sessions will have.
pub(crate) struct SessionCount(pub(crate) u64);

impl Record for SessionCount {
    const QUERY: Sql =
        Sql::same("SELECT count(*) AS total FROM sessions WHERE workspace_id = $1 AND exported$2");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self(columns.number()?.cast_unsigned()))
    }
}

impl SessionCount {
    /// The query for a file of all sessions: the database keeps counts of each day.
    pub(in crate::store) const OF_ALL: Sql = Sql::same(
        "SELECT CAST(coalesce(sum(sessions), 0) AS bigint) AS total FROM session_days
        WHERE workspace_id = $1 AND NOT demo AND NOT archived",
    );
}

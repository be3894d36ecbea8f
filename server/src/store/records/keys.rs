//! Between which keys records lie, so that a place can be made for each before they are read.

use crate::{
    Result,
    store::{
        database::Sql,
        snapshot::{Columns, Record},
    },
};

/// The lowest and the highest key, zeros if there are none, and how many there are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keys {
    pub(crate) lowest: i64,
    pub(crate) highest: i64,
    pub(crate) count: usize,
}

/// Asks for the keys of a table. Each by itself: SQLite finds the ends at once, and counts faster than it compares.
macro_rules! keys_of {
    ($table:literal, $key:literal) => {
        Sql::same(concat!(
            "SELECT coalesce((SELECT min(",
            $key,
            ") FROM ",
            $table,
            " WHERE workspace_id = $1), 0),
                coalesce((SELECT max(",
            $key,
            ") FROM ",
            $table,
            " WHERE workspace_id = $1), 0),
                (SELECT count(*) FROM ",
            $table,
            " WHERE workspace_id = $1)",
        ))
    };
}

impl Keys {
    /// Those of records that were read already.
    pub(crate) fn of(keys: impl ExactSizeIterator<Item = i64> + Clone) -> Self {
        Self {
            lowest: keys.clone().min().unwrap_or_default(),
            highest: keys.clone().max().unwrap_or_default(),
            count: keys.len(),
        }
    }

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            lowest: columns.number()?,
            highest: columns.number()?,
            count: usize::try_from(columns.number()?).unwrap_or_default(),
        })
    }
}

/// The workspace's members, by person.
pub(crate) struct MemberKeys(pub(crate) Keys);

impl Record for MemberKeys {
    const QUERY: Sql = keys_of!("members", "user_id");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Keys::read(columns).map(Self)
    }
}

/// The workspace's assignments.
pub(crate) struct AssignmentKeys(pub(crate) Keys);

impl Record for AssignmentKeys {
    const QUERY: Sql = keys_of!("assignments", "id");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Keys::read(columns).map(Self)
    }
}

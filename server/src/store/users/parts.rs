//! A table that stands in parts, one after the other: one for each word that it is ordered by.

use app::domain::{Role, SeatType, UserQuery, UserSort};

use super::filter::Filter;
use crate::{Result, store::database::Transaction};

/// The parts in their order.
pub(super) struct Parts {
    /// The column that tells them apart, and what it says in each; nothing where there is only one.
    conditions: Vec<Option<(&'static str, String)>>,
}

/// One of the parts, or the whole table.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// What is said of it after other conditions.
    pub(super) condition: String,
    /// The index that SQLite is to find it by, where it would not choose well by itself.
    pub(super) index: Option<&'static str>,
}

/// What counting the parts has found.
pub(super) struct Counted {
    pub(super) counts: Vec<u64>,
    /// The keys of all members in no order, as a JSON list.
    pub(super) gathered: Option<String>,
}

impl Parts {
    /// The parts of the table in the order that is asked for.
    pub(super) fn of(query: &UserQuery) -> Self {
        let words = |column: &'static str, keys: Vec<&'static str>| {
            let part = |key| Some((column, format!(" = '{key}'")));
            keys.into_iter().map(part).collect()
        };
        let present = |column: &'static str, is_first: bool| {
            let (null, not_null) = (" IS NULL".to_owned(), " IS NOT NULL".to_owned());
            let (first, second) = if is_first {
                (not_null, null)
            } else {
                (null, not_null)
            };
            vec![Some((column, first)), Some((column, second))]
        };
        let mut conditions: Vec<_> = match query.order() {
            UserSort::Role => words("role", Role::ALL.iter().map(|role| role.key()).collect()),
            UserSort::Seat => words("seat_type", SeatType::ALL.iter().map(|seat| seat.key()).collect()),
            UserSort::Status => present("deactivated_at", false),
            // Who is in no group comes last, also backwards.
            UserSort::Groups => present("group_key", !query.descending),
            UserSort::Name | UserSort::Joined | UserSort::LastLogin => vec![None],
        };
        if query.descending {
            conditions.reverse();
        }
        Self { conditions }
    }

    /// The condition of a part, after others. A part of many is not to be found by its own index, for it stands in
    /// another order there; groups and their members stand in theirs.
    pub(super) fn condition(&self, place: usize, is_large: bool) -> String {
        match &self.conditions[place] {
            None => String::new(),
            Some((column, says)) => {
                let sign = if is_large && *column != "group_key" {
                    "+"
                } else {
                    ""
                };
                format!(" AND {sign}m.{column}{says}")
            }
        }
    }

    /// The index that leads to the members of a part, few as they are; in no order of theirs.
    pub(super) fn index(&self, place: usize) -> Option<&'static str> {
        match self.conditions[place].as_ref()?.0 {
            "role" => Some("members_by_role"),
            "seat_type" => Some("members_by_seat"),
            "deactivated_at" => Some("members_by_status"),
            _ => None,
        }
    }

    /// How many members each part has; and the members, if only some are asked for and these are few, so that
    /// nobody has to look for them once more.
    pub(super) async fn count(&self, read: &mut Transaction, filter: &Filter, few: u64) -> Result<Counted> {
        let by_index = read.is_sqlite() && filter.is_everybody();
        let count = |place: usize| {
            let part = self.condition(place, false);
            let counted = match part.strip_prefix(" AND ") {
                Some(part) if !by_index => format!("count(*) FILTER (WHERE {part})"),
                _ if by_index => format!(
                    "(SELECT count(*) FROM members m WHERE {}{part})",
                    filter.condition()
                ),
                _ => "count(*)".to_owned(),
            };
            format!("{counted} AS part{place}")
        };
        let counts: Vec<String> = (0..self.conditions.len()).map(count).collect();
        let counts = counts.join(", ");
        let text = if filter.is_everybody() {
            let from = if by_index {
                ""
            } else {
                " FROM members m WHERE m.workspace_id = $1"
            };
            format!("SELECT {counts}, CAST(NULL AS TEXT) AS gathered{from}")
        } else {
            format!(
                "SELECT {counts}, string_agg(CAST(m.user_id AS TEXT), ',') AS gathered FROM members m WHERE {}",
                filter.condition()
            )
        };
        let row = read.one(filter.bind(text)).await?;
        let counts: Vec<u64> = (0..self.conditions.len())
            .map(|place| row.count(&format!("part{place}")))
            .collect::<Result<_>>()?;
        let gathered = match row.get::<Option<String>>("gathered")? {
            Some(ids) if counts.iter().sum::<u64>() <= few => Some(format!("[{ids}]")),
            _ => None,
        };
        Ok(Counted { counts, gathered })
    }
}

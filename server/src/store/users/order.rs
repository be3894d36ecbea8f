//! The orders of the table of users: which members stand on a page, found in an index as far as that goes.

use app::domain::{PAGE_SIZE, Page, Role, SeatType, UserQuery, UserSort};

use super::filter::Filter;
use crate::{Result, store::database::Transaction};

const BY_NAME: &str = "m.last_name_key, m.first_name_key, m.email_key";
const BY_NAME_BACKWARDS: &str = "m.last_name_key DESC, m.first_name_key DESC, m.email_key DESC";

/// The keys of the members on the page that is asked for, or on the last one if there are fewer.
pub(super) async fn page_of(read: &mut Transaction, filter: &Filter, query: &UserQuery) -> Result<Page<i64>> {
    let parts = Parts::of(query);
    let is_sqlite = read.is_sqlite();
    let order = |part: usize| order(query, filter, is_sqlite, part);
    let wanted = u64::from(PAGE_SIZE);
    // A page that is not full says how many there are before anybody has counted.
    let first = query.table_query();
    if parts.conditions.len() == 1 {
        let ids = ids(read, filter, "", &order(0), (wanted, first.offset())).await?;
        let found = ids.len() as u64;
        if found < wanted && (found > 0 || first.offset() == 0) {
            return Ok(first.answer(ids, first.offset() + found));
        }
        let total = parts.count(read, filter).await?.iter().sum();
        let last = first.within(total);
        if found > 0 || last.offset() == first.offset() {
            return Ok(first.answer(ids, total));
        }
    }
    let counts = parts.count(read, filter).await?;
    let total = counts.iter().sum();
    let table_query = first.within(total);
    let mut skip = table_query.offset();
    let mut rows = Vec::new();
    for (place, (part, count)) in parts.conditions.iter().zip(counts).enumerate() {
        if skip >= count {
            skip -= count;
            continue;
        }
        let room = wanted - rows.len() as u64;
        rows.extend(ids(read, filter, part, &order(place), (room, skip)).await?);
        if rows.len() as u64 >= wanted {
            break;
        }
        skip = 0;
    }
    Ok(table_query.answer(rows, total))
}

/// The keys of so many members of a part, after the first few.
async fn ids(
    read: &mut Transaction,
    filter: &Filter,
    part: &str,
    order: &str,
    (limit, offset): (u64, u64),
) -> Result<Vec<i64>> {
    let place = filter.next_place();
    let text = format!(
        "SELECT m.user_id FROM members m WHERE {}{part} ORDER BY {order} LIMIT ${place} OFFSET ${}",
        filter.condition(),
        place + 1
    );
    let rows = read.all(filter.bind(text).bind(limit).bind(offset)).await?;
    rows.iter().map(|row| row.get("user_id")).collect()
}

/// The order within a part of the table.
fn order(query: &UserQuery, filter: &Filter, is_sqlite: bool, part: usize) -> String {
    let (direction, nulls) = if query.descending {
        ("DESC", "LAST")
    } else {
        ("ASC", "FIRST")
    };
    // Of few members SQLite would look up each in the order of all; it shall order the few.
    let sign = if is_sqlite && !filter.is_everybody() {
        "+"
    } else {
        ""
    };
    let by_time = |column: &str| {
        // SQLite has nothing before everything else by itself, and an index of it.
        let nulls = if is_sqlite {
            String::new()
        } else {
            format!(" NULLS {nulls}")
        };
        format!("{sign}m.{column} {direction}{nulls}, m.user_id {direction}")
    };
    match query.order() {
        UserSort::Name if query.descending => BY_NAME_BACKWARDS.to_owned(),
        UserSort::Joined => by_time("joined_at"),
        UserSort::LastLogin => by_time("last_login_at"),
        UserSort::Groups if part == 0 => format!("{sign}m.group_key {direction}, m.user_id {direction}"),
        // The parts are in order; in each there are names.
        UserSort::Name | UserSort::Role | UserSort::Seat | UserSort::Status | UserSort::Groups => {
            BY_NAME.to_owned()
        }
    }
}

/// A table that stands in parts, one after the other: one for each word that it is ordered by.
struct Parts {
    /// A condition for each part; nothing where there is only one.
    conditions: Vec<String>,
}

impl Parts {
    fn of(query: &UserQuery) -> Self {
        let words = |column: &str, keys: Vec<&str>| -> Vec<String> {
            let part = |key: &str| format!(" AND m.{column} = '{key}'");
            keys.into_iter().map(part).collect()
        };
        let present = |column: &str, is_first: bool| {
            let (null, not_null) = (
                format!(" AND m.{column} IS NULL"),
                format!(" AND m.{column} IS NOT NULL"),
            );
            if is_first {
                vec![not_null, null]
            } else {
                vec![null, not_null]
            }
        };
        let mut conditions = match query.order() {
            UserSort::Role => words("role", Role::ALL.iter().map(|role| role.key()).collect()),
            UserSort::Seat => words("seat_type", SeatType::ALL.iter().map(|seat| seat.key()).collect()),
            UserSort::Status => present("deactivated_at", false),
            // Who is in no group comes last, also backwards.
            UserSort::Groups => present("group_key", !query.descending),
            _ => vec![String::new()],
        };
        if query.descending {
            conditions.reverse();
        }
        Self { conditions }
    }

    /// How many members each part has.
    async fn count(&self, read: &mut Transaction, filter: &Filter) -> Result<Vec<u64>> {
        let counts: Vec<String> = self
            .conditions
            .iter()
            .enumerate()
            .map(|(place, part)| match part.strip_prefix(" AND ") {
                Some(part) => format!("count(*) FILTER (WHERE {part}) AS part{place}"),
                None => format!("count(*) AS part{place}"),
            })
            .collect();
        let text = format!(
            "SELECT {} FROM members m WHERE {}",
            counts.join(", "),
            filter.condition()
        );
        let row = read.one(filter.bind(text)).await?;
        (0..self.conditions.len())
            .map(|place| row.count(&format!("part{place}")))
            .collect()
    }
}

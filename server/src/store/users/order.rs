//! The orders of the table of users: which members stand on a page, found in an index as far as that goes.

use std::collections::HashMap;

use app::domain::{MemberStatus, PAGE_SIZE, Page, Role, SeatType, UserQuery, UserSort};

use super::filter::Filter;
use crate::{Result, store::database::Transaction};

const BY_NAME: &str = "m.last_name_key, m.first_name_key, m.email_key";
const BY_NAME_BACKWARDS: &str = "m.last_name_key DESC, m.first_name_key DESC, m.email_key DESC";

/// What the first of somebody's live groups is called; nothing if they are in none.
const FIRST_GROUP: &str = "(SELECT min(g.name_key) FROM group_members gm JOIN groups g
        ON g.workspace_id = gm.workspace_id AND g.id = gm.group_id AND g.deleted_at IS NULL
    WHERE gm.workspace_id = m.workspace_id AND gm.user_id = m.user_id)";

/// The keys of the members on the page that is asked for, or on the last one if there are fewer.
pub(super) async fn page_of(read: &mut Transaction, filter: &Filter, query: &UserQuery) -> Result<Page<i64>> {
    let parts = Parts::of(query);
    let counts = parts.count(read, filter).await?;
    let total = counts.iter().sum();
    let table_query = query.table_query().within(total);
    let mut skip = table_query.offset();
    let mut ids = Vec::new();
    for (part, count) in parts.conditions.iter().zip(counts) {
        if skip >= count {
            skip -= count;
            continue;
        }
        let wanted = u64::from(PAGE_SIZE) - ids.len() as u64;
        let order = order(query, filter, read.is_sqlite());
        let place = filter.next_place();
        let text = format!(
            "SELECT m.user_id FROM members m WHERE {}{part} ORDER BY {order} LIMIT ${place} OFFSET ${}",
            filter.condition(),
            place + 1
        );
        for row in read.all(filter.bind(text).bind(wanted).bind(skip)).await? {
            ids.push(row.get::<i64>("user_id")?);
        }
        if ids.len() as u64 >= u64::from(PAGE_SIZE) {
            break;
        }
        skip = 0;
    }
    Ok(table_query.answer(ids, total))
}

/// The order within a part of the table.
fn order(query: &UserQuery, filter: &Filter, is_sqlite: bool) -> String {
    let (direction, nulls) = if query.descending {
        ("DESC", "LAST")
    } else {
        ("ASC", "FIRST")
    };
    let by_time = |column: &str| {
        // Of few members SQLite would look up each in the order of all; it shall order the few.
        let sign = if is_sqlite && !filter.is_everybody() {
            "+"
        } else {
            ""
        };
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
        // The parts are in order; in each there are names.
        UserSort::Name | UserSort::Role | UserSort::Seat | UserSort::Status => BY_NAME.to_owned(),
        UserSort::Joined => by_time("joined_at"),
        UserSort::LastLogin => by_time("last_login_at"),
        UserSort::Groups => format!("{FIRST_GROUP} {direction} NULLS LAST, {BY_NAME}"),
    }
}

/// A table that stands in parts, one after the other: one for each word that it is ordered by.
struct Parts {
    /// What tells the parts apart; nothing where there is only one.
    word: &'static str,
    /// The words in their order.
    words: Vec<&'static str>,
    /// A condition for each part.
    conditions: Vec<String>,
}

impl Parts {
    fn of(query: &UserQuery) -> Self {
        let (word, mut words): (_, Vec<_>) = match query.order() {
            UserSort::Role => ("m.role", Role::ALL.iter().map(|role| role.key()).collect()),
            UserSort::Seat => (
                "m.seat_type",
                SeatType::ALL.iter().map(|seat| seat.key()).collect(),
            ),
            UserSort::Status => (
                "CASE WHEN m.deactivated_at IS NULL THEN 'active' ELSE 'deactivated' END",
                MemberStatus::ALL.iter().map(|status| status.key()).collect(),
            ),
            _ => ("", vec![""]),
        };
        if query.descending {
            words.reverse();
        }
        let conditions = words.iter().map(|key| match (word, *key) {
            ("", _) => String::new(),
            (_, "active") => " AND m.deactivated_at IS NULL".to_owned(),
            (_, "deactivated") => " AND m.deactivated_at IS NOT NULL".to_owned(),
            _ => format!(" AND {word} = '{key}'"),
        });
        Self {
            conditions: conditions.collect(),
            word,
            words,
        }
    }

    /// How many members each part has.
    async fn count(&self, read: &mut Transaction, filter: &Filter) -> Result<Vec<u64>> {
        if self.word.is_empty() {
            let text = format!(
                "SELECT count(*) AS total FROM members m WHERE {}",
                filter.condition()
            );
            return Ok(vec![read.one(filter.bind(text)).await?.count("total")?]);
        }
        let text = format!(
            "SELECT {} AS word, count(*) AS total FROM members m WHERE {} GROUP BY 1",
            self.word,
            filter.condition()
        );
        let mut totals: HashMap<String, u64> = HashMap::new();
        for row in read.all(filter.bind(text)).await? {
            totals.insert(row.get("word")?, row.count("total")?);
        }
        let totals = self
            .words
            .iter()
            .map(|word| totals.remove(*word).unwrap_or_default());
        Ok(totals.collect())
    }
}

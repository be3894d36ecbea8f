//! The orders of the table of users: which members stand on a page, found in an index as far as that goes.
//!
//! Everybody in the order of words (roles, say) is found part by part, each in the order of names, which is an
//! index; few members are counted and gathered by one look at all, and put in order then.

use app::domain::{PAGE_SIZE, Page, Role, SeatType, UserQuery, UserSort};

use super::{
    filter::Filter,
    parts::{Counted, Part, Parts},
};
use crate::{Result, store::database::Transaction};

const BY_NAME: &str = "m.last_name_key, m.first_name_key, m.email_key";
const BY_NAME_BACKWARDS: &str = "m.last_name_key DESC, m.first_name_key DESC, m.email_key DESC";

/// So many members can be put in order while one waits.
const FEW: u64 = 4_000;
/// A part of so many is found in the order of all sooner than it is put in order.
const LARGE_PART: u64 = 2_000;

/// The keys of the members on the page that is asked for, or on the last one if there are fewer.
pub(super) async fn page_of(read: &mut Transaction, filter: &Filter, query: &UserQuery) -> Result<Page<i64>> {
    let order = Order {
        query,
        is_sqlite: read.is_sqlite(),
    };
    if query.order() == UserSort::Name {
        return by_name(read, filter, &order).await;
    }
    let parts = Parts::of(query);
    let Counted { counts, gathered } = parts.count(read, filter, FEW).await?;
    let total = counts.iter().sum();
    let page = query.table_query().within(total);
    let ids = match gathered {
        Some(few) => {
            let range = (PAGE_SIZE.into(), page.offset());
            filter.in_order(read, &few, &order.of_few(), range).await?
        }
        None => in_parts(read, filter, &order, (&parts, counts), page.offset()).await?,
    };
    Ok(page.answer(ids, total))
}

/// A page that is not full says how many members there are before anybody has counted.
async fn by_name(read: &mut Transaction, filter: &Filter, order: &Order<'_>) -> Result<Page<i64>> {
    let asked = order.query.table_query();
    let direction = if order.query.descending {
        BY_NAME_BACKWARDS
    } else {
        BY_NAME
    };
    let range = (u64::from(PAGE_SIZE), asked.offset());
    let ids = filter.ids(read, &Part::default(), direction, range).await?;
    let found = ids.len() as u64;
    if found < range.0 && (found > 0 || range.1 == 0) {
        return Ok(asked.answer(ids, range.1 + found));
    }
    let total = filter.count(read).await?;
    let last = asked.within(total);
    if found > 0 {
        return Ok(asked.answer(ids, total));
    }
    let range = (range.0, last.offset());
    let ids = filter.ids(read, &Part::default(), direction, range).await?;
    Ok(last.answer(ids, total))
}

/// A page of a table that stands in parts, one after the other, each of so many members.
async fn in_parts(
    read: &mut Transaction,
    filter: &Filter,
    order: &Order<'_>,
    (parts, counts): (&Parts, Vec<u64>),
    mut skip: u64,
) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    for (place, count) in counts.into_iter().enumerate() {
        if skip >= count {
            skip -= count;
            continue;
        }
        let room = u64::from(PAGE_SIZE) - ids.len() as u64;
        let is_large = count > LARGE_PART;
        let part = Part {
            condition: parts.condition(place, order.is_sqlite && is_large),
            index: parts.index(place).filter(|_| order.is_sqlite && !is_large),
        };
        let range = (room, skip);
        ids.extend(filter.ids(read, &part, &order.within_part(), range).await?);
        if ids.len() as u64 >= u64::from(PAGE_SIZE) {
            break;
        }
        skip = 0;
    }
    Ok(ids)
}

/// An order in the words of a database.
struct Order<'query> {
    query: &'query UserQuery,
    is_sqlite: bool,
}

impl Order<'_> {
    fn direction(&self) -> &'static str {
        if self.query.descending { "DESC" } else { "ASC" }
    }

    /// The order within a part of the table.
    fn within_part(&self) -> String {
        match self.query.order() {
            UserSort::Joined => self.by_column("", "joined_at"),
            UserSort::LastLogin => self.by_column("", "last_login_at"),
            UserSort::Groups => self.by_column("", "group_key"),
            UserSort::Name | UserSort::Role | UserSort::Seat | UserSort::Status => BY_NAME.to_owned(),
        }
    }

    /// The order of a whole table of few members: SQLite shall put them in order, not look for each in the
    /// order of all.
    fn of_few(&self) -> String {
        let sign = if self.is_sqlite { "+" } else { "" };
        let direction = self.direction();
        match self.query.order() {
            UserSort::Role => self.by_word("role", Role::ALL.iter().map(|role| role.key())),
            UserSort::Seat => self.by_word("seat_type", SeatType::ALL.iter().map(|seat| seat.key())),
            UserSort::Status => format!("(m.deactivated_at IS NOT NULL) {direction}, {BY_NAME}"),
            UserSort::Groups => {
                let by_group = self.by_column(sign, "group_key");
                format!("(m.group_key IS NULL), {by_group}")
            }
            UserSort::LastLogin => self.by_column(sign, "last_login_at"),
            UserSort::Joined | UserSort::Name => self.by_column(sign, "joined_at"),
        }
    }

    fn by_column(&self, sign: &str, column: &str) -> String {
        let direction = self.direction();
        // SQLite has nothing before everything else by itself; of the columns here only this one may be nothing in
        // the midst of a part, and its index in PostgreSQL says so, too.
        let nulls = match (self.is_sqlite || column != "last_login_at", self.query.descending) {
            (true, _) => "",
            (false, true) => " NULLS LAST",
            (false, false) => " NULLS FIRST",
        };
        format!("{sign}m.{column} {direction}{nulls}, m.user_id {direction}")
    }

    fn by_word(&self, column: &str, keys: impl Iterator<Item = &'static str>) -> String {
        let places: Vec<String> = keys
            .enumerate()
            .map(|(place, key)| format!(" WHEN '{key}' THEN {place}"))
            .collect();
        format!(
            "CASE m.{column}{} END {}, {BY_NAME}",
            places.concat(),
            self.direction()
        )
    }
}

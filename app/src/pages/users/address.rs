//! The query of an address, and what it asks of the table of users.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, params::ParamsMap};

use crate::domain::{MemberStatus, Role, SeatType, UserQuery, UserSort};

/// What the address asks for; what it does not understand asks for nothing.
pub(super) fn use_user_query() -> Memo<UserQuery> {
    let query = use_query_map();
    Memo::new(move |_| {
        query.with(|query| UserQuery {
            search: query.get("q").unwrap_or_default(),
            page: number(query.get_str("page")),
            role: query.get_str("role").and_then(|key| key.parse().ok()),
            seat_type: query.get_str("seat").and_then(|key| key.parse().ok()),
            status: query.get_str("status").and_then(|key| key.parse().ok()),
            group: query.get_str("group").and_then(|id| id.parse().ok()),
            sort: query.get_str("sort").and_then(|key| key.parse().ok()),
            descending: query.get_str("order") == Some("desc"),
        })
    })
}

fn number(page: Option<&str>) -> u32 {
    page.and_then(|page| page.parse().ok()).unwrap_or(1).max(1)
}

/// The query that asks for this: nothing for the first page of everybody by name.
pub(super) fn query_text(query: &UserQuery) -> String {
    let mut text = ParamsMap::new();
    let mut add = |name: &'static str, value: String| {
        if !value.is_empty() {
            text.insert(name, value);
        }
    };
    add("q", query.search.clone());
    add("role", key(query.role.map(Role::key)));
    add("seat", key(query.seat_type.map(SeatType::key)));
    add("status", key(query.status.map(MemberStatus::key)));
    add("group", query.group.map(|id| id.to_string()).unwrap_or_default());
    add("sort", key(query.sort.map(UserSort::key)));
    add("order", key(query.descending.then_some("desc")));
    add(
        "page",
        if query.page > 1 {
            query.page.to_string()
        } else {
            String::new()
        },
    );
    text.to_query_string()
}

fn key(key: Option<&'static str>) -> String {
    key.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asked_for_stands_in_it() {
        assert_eq!(query_text(&UserQuery::default()), "");
        let query = UserQuery {
            page: 2,
            role: Some(Role::Admin),
            sort: Some(UserSort::LastLogin),
            descending: true,
            ..UserQuery::of_search("a b".to_owned())
        };
        assert_eq!(
            query_text(&UserQuery { page: 2, ..query }),
            "?q=a%20b&role=admin&sort=last%5Flogin&order=desc&page=2"
        );
    }
}

//! The query of an address, and what it asks of the table of sessions.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, params::ParamsMap};
use uuid::Uuid;

use crate::domain::{Day, Period, RankChoice, SessionQuery, SessionStatus, Shown};

/// What the address asks for; what it does not understand asks for nothing, and nor does what only admins may ask.
pub(super) fn use_session_query(is_admin: bool) -> Memo<SessionQuery> {
    let query = use_query_map();
    Memo::new(move |_| {
        let query = query.with(read);
        if is_admin { query } else { query.of_own() }
    })
}

fn read(query: &ParamsMap) -> SessionQuery {
    let id = |name: &str| query.get_str(name).and_then(|id| id.parse::<Uuid>().ok());
    let day = |name: &str| query.get_str(name).and_then(|day| day.parse::<Day>().ok());
    let shown = |name: &str| query.get_str(name).and_then(|key| key.parse::<Shown>().ok());
    let period = query.get_str("period").and_then(|key| key.parse::<Period>().ok());
    let period = period.unwrap_or_default();
    // A period has its own days.
    let days = (period == Period::All).then(|| (day("from"), day("until")));
    let (from, until) = days.unwrap_or_default();
    SessionQuery {
        search: query.get("q").unwrap_or_default(),
        page: query
            .get_str("page")
            .and_then(|page| page.parse().ok())
            .unwrap_or(1)
            .max(1),
        person: id("person"),
        group: id("group"),
        scenario: id("scenario"),
        program: id("program"),
        status: query.get_str("status").and_then(|key| key.parse().ok()),
        rank: query.get_str("rank").and_then(|key| key.parse().ok()),
        period,
        from,
        until,
        archived: shown("archived").filter(|shown| *shown != Shown::Shown),
        demo: shown("demo").filter(|shown| *shown != Shown::Shown),
    }
}

/// The query that asks for this: nothing for the first page of all sessions.
pub(super) fn query_text(query: &SessionQuery) -> String {
    let mut text = ParamsMap::new();
    let mut add = |name: &'static str, value: Option<String>| {
        if let Some(value) = value {
            text.insert(name, value);
        }
    };
    let key = |key: Option<&'static str>| key.map(str::to_owned);
    add(
        "q",
        Some(query.search.clone()).filter(|search| !search.is_empty()),
    );
    add("person", query.person.map(|id| id.to_string()));
    add("group", query.group.map(|id| id.to_string()));
    add("scenario", query.scenario.map(|id| id.to_string()));
    add("program", query.program.map(|id| id.to_string()));
    add("status", key(query.status.map(SessionStatus::key)));
    add("rank", key(query.rank.map(RankChoice::key)));
    let period = Some(query.period).filter(|period| *period != Period::All);
    add("period", key(period.map(Period::key)));
    add("from", query.from.map(|day| day.to_string()));
    add("until", query.until.map(|day| day.to_string()));
    add("archived", key(query.archived.map(Shown::key)));
    add("demo", key(query.demo.map(Shown::key)));
    add("page", (query.page > 1).then(|| query.page.to_string()));
    text.to_query_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asked_for_stands_in_it_and_is_read_again() {
        assert_eq!(query_text(&SessionQuery::default()), "");
        let query = SessionQuery {
            page: 3,
            search: "a&b".to_owned(),
            person: Some(Uuid::from_u128(1)),
            scenario: Some(Uuid::from_u128(2)),
            status: Some(SessionStatus::InProgress),
            rank: Some(RankChoice::None),
            from: "2026-02-01".parse().ok(),
            archived: Some(Shown::Only),
            ..SessionQuery::default()
        };
        let text = query_text(&query);
        assert!(
            text.contains("from=2026") && text.ends_with("archived=only&page=3"),
            "{text}"
        );
        let mut params = ParamsMap::new();
        for (name, value) in [
            ("q", "a&b"),
            ("person", "00000000-0000-0000-0000-000000000001"),
            ("scenario", "00000000-0000-0000-0000-000000000002"),
            ("status", "in_progress"),
            ("rank", "none"),
            ("period", "between"),
            ("from", "2026-02-01"),
            ("until", "soon"),
            ("archived", "only"),
            ("demo", "shown"),
            ("page", "3"),
        ] {
            params.insert(name, value.to_owned());
        }
        assert_eq!(read(&params), query);
    }

    #[test]
    fn a_period_comes_before_days() {
        let mut params = ParamsMap::new();
        params.insert("period", "this_month".to_owned());
        params.insert("from", "2026-02-01".to_owned());
        let query = read(&params);
        assert_eq!((query.period, query.from), (Period::ThisMonth, None));
    }
}

//! The table of sessions: what it is filtered by, against a plain recount of what was imported.

use std::collections::HashSet;

use app::domain::RankChoice;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{EDGE, Practice, TestConsole, id_of, in_order, lines_of, more_practice, practice_of};

type IsMeant = Box<dyn Fn(&Practice) -> bool>;

fn filters(lines: &[Value]) -> Vec<(Value, IsMeant)> {
    let user = id_of(lines, "user", "email", "ada@acme.test");
    let scenario = id_of(lines, "scenario", "name", "Handling objections, part 2");
    let sales = id_of(lines, "group", "name", "Sales");
    let in_sales: HashSet<Uuid> = lines
        .iter()
        .filter(|line| line["type"] == "group_member" && line["group"] == sales.to_string())
        .map(|line| line["user"].as_str().unwrap().parse().unwrap())
        .collect();
    let program = practice_of(lines)
        .iter()
        .find_map(|session| session.program)
        .unwrap();
    // The 5th of January in a zone that is five hours and a half ahead of UTC.
    let kolkata = 1_767_571_200 - 19_800;
    let mut filters: Vec<(Value, IsMeant)> = vec![
        (json!({}), Box::new(|_| true)),
        (
            json!({ "person": user }),
            Box::new(move |session| session.user == user),
        ),
        (
            json!({ "scenario": scenario }),
            Box::new(move |session| session.scenario == scenario),
        ),
        (
            json!({ "program": program }),
            Box::new(move |session| session.program == Some(program)),
        ),
        (
            json!({ "group": sales }),
            Box::new(move |session| in_sales.contains(&session.user)),
        ),
        (
            json!({ "from": "2026-01-05", "until": "2026-01-20" }),
            Box::new(move |session| (kolkata..kolkata + 15 * 86_400).contains(&session.started_at)),
        ),
        (
            json!({ "until": "2026-01-05" }),
            Box::new(move |session| session.started_at < kolkata),
        ),
        (
            json!({ "from": "2026-01-05", "until": "2026-01-06" }),
            Box::new(move |session| (kolkata..kolkata + 86_400).contains(&session.started_at)),
        ),
        (
            json!({ "search": "LI@acme" }),
            Box::new(|session| session.person.contains("li@acme")),
        ),
        (
            json!({ "search": "objections" }),
            Box::new(|session| session.scenario_name.contains("objections")),
        ),
        (
            json!({ "search": "a" }),
            Box::new(|session| session.person.contains('a') || session.scenario_name.contains('a')),
        ),
        (json!({ "search": "nobody at all" }), Box::new(|_| false)),
        (json!({ "person": Uuid::nil() }), Box::new(|_| false)),
    ];
    for status in ["in_progress", "completed", "abandoned"] {
        filters.push((
            json!({ "status": status }),
            Box::new(move |session| session.status == status),
        ));
    }
    for rank in RankChoice::ALL {
        filters.push((
            json!({ "rank": rank.key() }),
            Box::new(move |session| RankChoice::from(session.score.map(app::domain::Score::rank)) == *rank),
        ));
    }
    for field in ["archived", "demo"] {
        let is = move |session: &Practice| {
            if field == "demo" {
                session.demo
            } else {
                session.archived
            }
        };
        filters.push((json!({ field: "only" }), Box::new(is)));
        filters.push((json!({ field: "hidden" }), Box::new(move |session| !is(session))));
        filters.push((json!({ field: "shown" }), Box::new(|_| true)));
    }
    filters
}

/// Both together, unless they say different things of the same.
fn together(one: &Value, other: &Value) -> Option<Value> {
    let mut both = one.clone();
    for (field, value) in other.as_object().unwrap() {
        if both.get(field).is_some() {
            return None;
        }
        both[field] = value.clone();
    }
    Some(both)
}

async fn console_in_kolkata(lines: &str) -> TestConsole {
    let console = TestConsole::with(lines).await;
    let set = "UPDATE workspaces SET time_zone = 'Asia/Kolkata' WHERE slug = 'acme'";
    console.folder.execute(set).await;
    console
}

#[tokio::test]
async fn each_filter_and_each_two_find_what_a_recount_finds() {
    let text = format!("{EDGE}{}", more_practice(230));
    let console = console_in_kolkata(&text).await;
    let ada = console.browser_of("ada@acme.test").await;
    let lines = lines_of(&text);
    let (all, filters) = (practice_of(&lines), filters(&lines));
    for (query, is_meant) in &filters {
        let expected = in_order(&all, is_meant);
        assert_eq!(ada.all_sessions(query).await, expected, "{query}");
        assert_eq!(
            expected.is_empty(),
            query.to_string().contains("nobody") || query["person"] == Uuid::nil().to_string()
        );
    }
    for (place, (one, is_one)) in filters.iter().enumerate() {
        for (other, is_other) in &filters[place + 1..] {
            if let Some(query) = together(one, other) {
                let expected = in_order(&all, |session| is_one(session) && is_other(session));
                let page = ada.sessions(&query).await;
                let ids: Vec<_> = page.rows.iter().map(|row| row.id).collect();
                assert_eq!(page.total, expected.len() as u64, "{query}");
                assert_eq!(ids, expected[..expected.len().min(50)], "{query}");
            }
        }
    }
    let three = json!({ "status": "completed", "rank": "a", "archived": "hidden", "from": "2026-01-05", "search": "ada" });
    let expected = in_order(&all, |session| {
        session.status == "completed"
            && session.score.is_some_and(|score| score.0 >= 9_000)
            && !session.archived
            && session.started_at >= 1_767_571_200 - 19_800
            && session.person.contains("ada")
    });
    assert!(!expected.is_empty());
    assert_eq!(ada.all_sessions(&three).await, expected);
    console.stop().await;
}

#[tokio::test]
async fn counts_follow_when_sessions_change() {
    let text = format!("{EDGE}{}", more_practice(120));
    // The first sessions of all, some more, and some of them changed.
    let console = console_in_kolkata(EDGE).await;
    console.import(&more_practice(60)).await;
    let changed = more_practice(120)
        .replace("\"status\":\"abandoned\"", "\"status\":\"completed\"")
        .replace("\"demo\":true", "\"demo\":false");
    console.import(&more_practice(120)).await;
    let ada = console.browser_of("ada@acme.test").await;
    for lines in [text, format!("{EDGE}{changed}")] {
        console.import(&lines).await;
        let lines = lines_of(&lines);
        let all = practice_of(&lines);
        for (query, is_meant) in filters(&lines) {
            assert_eq!(
                ada.all_sessions(&query).await,
                in_order(&all, is_meant),
                "{query}"
            );
        }
    }
    let delete = "DELETE FROM sessions WHERE status = 'completed'";
    console.folder.execute(delete).await;
    assert_eq!(ada.sessions(&json!({ "status": "completed" })).await.total, 0);
    let left = console
        .folder
        .number("SELECT count(*) FROM sessions s JOIN workspaces w ON w.id = s.workspace_id WHERE w.slug = 'acme'")
        .await;
    assert_eq!(ada.sessions(&json!({})).await.total, left.cast_unsigned());
    assert!(left > 0);
    console.stop().await;
}

#[tokio::test]
async fn pages_stay_as_they_are_and_none_is_beyond_the_last() {
    let text = format!("{EDGE}{}", more_practice(230));
    let console = console_in_kolkata(&text).await;
    let ada = console.browser_of("ada@acme.test").await;
    let scenario = id_of(&lines_of(EDGE), "scenario", "name", "Handling objections, part 2");
    for query in [
        json!({}),
        json!({ "scenario": scenario }),
        json!({ "search": "a" }),
    ] {
        let page = |number: u32| {
            let mut query = query.clone();
            query["page"] = json!(number);
            query
        };
        let first = ada.sessions(&page(1)).await;
        assert_eq!(ada.sessions(&page(0)).await.rows, first.rows);
        assert_eq!(ada.sessions(&page(1)).await, first);
        let last = ada.sessions(&page(first.pages())).await;
        assert_eq!(last.page, first.pages());
        assert_eq!(ada.sessions(&page(9_999)).await, last, "{query}");
    }
    console.stop().await;
}

#[tokio::test]
async fn days_are_those_of_the_workspace_and_periods_those_of_exports() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let offer: Value = ada.api("sessions/offer", json!({ "slug": "acme" })).await.json();
    let export: Value = ada.api("exports/offer", json!({ "slug": "acme" })).await.json();
    assert_eq!(offer, export);
    for (query, options) in [
        (json!({ "period": "last_year" }), json!({ "period": "last_year" })),
        (json!({ "period": "this_year" }), json!({ "period": "this_year" })),
        (json!({ "until": "2025-05-01" }), json!({ "until": "2025-05-01" })),
        (
            json!({ "scenario": export["scenarios"][0]["id"] }),
            json!({ "scenario": export["scenarios"][0]["id"] }),
        ),
        (
            json!({ "program": export["programs"][0]["id"] }),
            json!({ "program": export["programs"][0]["id"] }),
        ),
        (
            json!({ "group": export["groups"][0]["id"] }),
            json!({ "group": export["groups"][0]["id"] }),
        ),
    ] {
        let mut query = query;
        query["archived"] = json!("hidden");
        query["demo"] = json!("hidden");
        let call = json!({ "slug": "acme", "kind": "sessions", "options": options });
        let started = ada.api("exports/start", call).await.json();
        let export = ada.follow("acme", &started).await;
        let file = ada.get(&export.download_path("acme").unwrap()).await;
        let rows = crate::support::read_csv(file.text());
        let exported: Vec<Uuid> = rows[1..]
            .iter()
            .map(|row| row[15].rsplit('/').next().unwrap().parse().unwrap())
            .collect();
        assert_eq!(ada.all_sessions(&query).await, exported, "{query}");
    }
    console.stop().await;
}

#[tokio::test]
async fn what_no_export_could_be_limited_to_is_refused() {
    let console = TestConsole::edge().await;
    let (ada, hank) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("hank@globex.test").await,
    );
    let theirs: Value = hank
        .api("sessions/offer", json!({ "slug": "globex" }))
        .await
        .json();
    for query in [
        json!({ "group": theirs["groups"][0]["id"] }),
        json!({ "scenario": theirs["scenarios"][0]["id"] }),
        json!({ "program": Uuid::nil() }),
        json!({ "from": "2026-01-02", "until": "2026-01-02" }),
        json!({ "status": "lost" }),
    ] {
        let call = json!({ "slug": "acme", "query": query });
        assert_eq!(ada.api("sessions/list", call).await.status, 422, "{query}");
    }
    let call = json!({ "slug": "acme", "id": id_of(&lines_of(EDGE), "user", "email", "hank@globex.test") });
    assert_eq!(ada.api("sessions/person", call).await.status, 404);
    console.stop().await;
}

#[tokio::test]
async fn others_than_admins_filter_only_their_own() {
    let console = TestConsole::with(&format!("{EDGE}{}", more_practice(60))).await;
    let li = console.browser_of("li@acme.test").await;
    let lines = lines_of(&format!("{EDGE}{}", more_practice(60)));
    let all = practice_of(&lines);
    let own = id_of(&lines, "user", "email", "li@acme.test");
    for (query, is_meant) in filters(&lines) {
        let asks_for_others = query.get("person").is_some() || query.get("group").is_some();
        if asks_for_others {
            let call = json!({ "slug": "acme", "query": query });
            assert_eq!(li.api("sessions/list", call).await.status, 403, "{query}");
        } else if query.get("from").is_none() && query.get("until").is_none() {
            let expected = in_order(&all, |session| session.user == own && is_meant(session));
            assert_eq!(li.all_sessions(&query).await, expected, "{query}");
        }
    }
    let offer: Value = li.api("sessions/offer", json!({ "slug": "acme" })).await.json();
    let scenarios: HashSet<String> = all
        .iter()
        .filter(|session| session.user == own)
        .map(|session| session.scenario.to_string())
        .collect();
    let offered = offer["scenarios"].as_array().unwrap().iter();
    let offered: HashSet<String> = offered
        .map(|scenario| scenario["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(offered, scenarios);
    assert_eq!(offer["groups"], json!([]));
    console.stop().await;
}

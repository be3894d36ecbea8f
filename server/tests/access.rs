//! Who may do what, for everything that the router and the API really have.

use std::collections::BTreeMap;

use app::domain::ExportKind;
use axum::body::Body;
use http::Method;
use serde_json::{Value, json};
use server::{ROUTES, pages};

use crate::support::{Browser, TestConsole};

const NO_ID: &str = "00000000-0000-4000-8000-000000000000";

/// What a thing asks of the person.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Access {
    Everybody,
    SignedIn,
    Member,
    Admin,
}

/// Arguments for each server function; one that is not here fails the walk.
fn functions() -> BTreeMap<&'static str, (Access, Value)> {
    let (slug, query) = ("acme", json!({ "search": "", "page": 1 }));
    let new_users = json!({ "emails": "x@acme.test", "role": "member", "seat_type": "full", "groups": [] });
    BTreeMap::from([
        ("/api/sign-in", (Access::Everybody, json!(null))),
        ("/api/sign-out", (Access::SignedIn, json!(null))),
        ("/api/demo-accounts", (Access::Everybody, json!({}))),
        ("/api/language", (Access::Everybody, json!(null))),
        ("/api/home", (Access::SignedIn, json!({}))),
        ("/api/frame", (Access::Member, json!({ "slug": slug }))),
        (
            "/api/sessions/list",
            (Access::Member, json!({ "slug": slug, "query": query })),
        ),
        (
            "/api/sessions/load",
            (Access::Member, json!({ "slug": slug, "id": NO_ID })),
        ),
        (
            "/api/users/list",
            (Access::Admin, json!({ "slug": slug, "query": query })),
        ),
        (
            "/api/users/preview",
            (Access::Admin, json!({ "slug": slug, "new": new_users })),
        ),
        (
            "/api/users/add",
            (Access::Admin, json!({ "slug": slug, "new": new_users })),
        ),
        (
            "/api/groups/list",
            (Access::Admin, json!({ "slug": slug, "query": query })),
        ),
        (
            "/api/groups/load",
            (
                Access::Admin,
                json!({ "slug": slug, "id": NO_ID, "query": query }),
            ),
        ),
        (
            "/api/groups/add",
            (
                Access::Admin,
                json!({ "slug": slug, "new": { "name": "Walkers", "members": [] } }),
            ),
        ),
        (
            "/api/exports/start",
            (
                Access::Admin,
                json!({ "slug": slug, "kind": "users", "options": { "exact": false } }),
            ),
        ),
        (
            "/api/exports/watch",
            (Access::Admin, json!({ "slug": slug, "id": NO_ID })),
        ),
        (
            "/api/exports/cancel",
            (Access::Admin, json!({ "slug": slug, "id": NO_ID })),
        ),
        ("/api/exports/overview", (Access::Admin, json!({ "slug": slug }))),
        (
            "/api/exports/delete",
            (Access::Admin, json!({ "slug": slug, "id": NO_ID })),
        ),
        ("/api/exports/forecasts", (Access::Admin, json!({ "slug": slug }))),
        (
            "/api/exports/settle",
            (Access::Admin, json!({ "slug": slug, "id": NO_ID })),
        ),
        ("/api/exports/offer", (Access::Admin, json!({ "slug": slug }))),
        (
            "/api/exports/choose",
            (Access::Admin, json!({ "slug": slug, "options": {} })),
        ),
        (
            "/api/exports/guarded",
            (Access::Admin, json!({ "slug": slug, "id": NO_ID })),
        ),
        ("/api/exports/list", (Access::Admin, json!({ "slug": slug }))),
    ])
}

/// The same for sessions.
fn sessions() -> Vec<(&'static str, (Access, Value))> {
    let slug = "acme";
    let change = json!({ "sessions": [NO_ID], "archive": true });
    vec![
        ("/api/sessions/offer", (Access::Member, json!({ "slug": slug }))),
        (
            "/api/sessions/person",
            (Access::Admin, json!({ "slug": slug, "id": NO_ID })),
        ),
        (
            "/api/sessions/forecast-archive",
            (Access::Admin, json!({ "slug": slug, "change": change })),
        ),
        (
            "/api/sessions/archive",
            (Access::Admin, json!({ "slug": slug, "change": change })),
        ),
    ]
}

/// The same for what changes people and groups.
fn changes() -> Vec<(&'static str, (Access, Value))> {
    let (slug, query) = ("acme", json!({ "search": "", "page": 1 }));
    let fields =
        json!({ "first_name": "", "last_name": "", "role": "member", "seat_type": "full", "groups": [] });
    vec![
        (
            "/api/users/load",
            (Access::Admin, json!({ "slug": slug, "id": NO_ID })),
        ),
        (
            "/api/users/save",
            (
                Access::Admin,
                json!({ "slug": slug, "id": NO_ID, "edit": { "seen": fields, "wanted": fields } }),
            ),
        ),
        (
            "/api/users/set-status",
            (
                Access::Admin,
                json!({ "slug": slug, "id": NO_ID, "status": "deactivated" }),
            ),
        ),
        (
            "/api/users/remove",
            (Access::Admin, json!({ "slug": slug, "id": NO_ID })),
        ),
        (
            "/api/users/change",
            (
                Access::Admin,
                json!({ "slug": slug, "change": { "members": [], "action": "deactivate" } }),
            ),
        ),
        (
            "/api/activity/list",
            (Access::Admin, json!({ "slug": slug, "query": query })),
        ),
        ("/api/groups/names", (Access::Admin, json!({ "slug": slug }))),
        (
            "/api/groups/rename",
            (
                Access::Admin,
                json!({ "slug": slug, "id": NO_ID, "rename": { "seen": "a", "name": "b" } }),
            ),
        ),
        (
            "/api/groups/delete",
            (Access::Admin, json!({ "slug": slug, "id": NO_ID, "seen": "a" })),
        ),
        (
            "/api/groups/restore",
            (Access::Admin, json!({ "slug": slug, "id": NO_ID })),
        ),
        (
            "/api/groups/add-members",
            (
                Access::Admin,
                json!({ "slug": slug, "id": NO_ID, "new": { "emails": "ada@acme.test", "role": "member" } }),
            ),
        ),
        (
            "/api/groups/change-place",
            (
                Access::Admin,
                json!({ "slug": slug, "id": NO_ID, "edit": { "person": NO_ID, "seen": "member", "wanted": null } }),
            ),
        ),
    ]
}

/// The same for accounts.
fn accounts() -> Vec<(&'static str, (Access, Value))> {
    let of_member = || json!({ "slug": "acme", "id": NO_ID });
    let change = json!({ "present": "wrong", "new": "long enough" });
    vec![
        ("/api/invitations/load", (Access::Admin, of_member())),
        ("/api/invitations/make", (Access::Admin, of_member())),
        ("/api/invitations/revoke", (Access::Admin, of_member())),
        (
            "/api/invitations/open",
            (Access::Everybody, json!({ "token": "00" })),
        ),
        ("/api/invitations/accept", (Access::Everybody, json!(null))),
        ("/api/passwords/mail-is-set-up", (Access::Everybody, json!({}))),
        ("/api/passwords/forgotten", (Access::Everybody, json!(null))),
        (
            "/api/passwords/open",
            (Access::Everybody, json!({ "token": "00" })),
        ),
        ("/api/passwords/set", (Access::Everybody, json!(null))),
        ("/api/passwords/make-link", (Access::Admin, of_member())),
        (
            "/api/passwords/change",
            (Access::SignedIn, json!({ "change": change })),
        ),
        ("/api/sign-ins/list", (Access::SignedIn, json!({}))),
        ("/api/sign-ins/end", (Access::SignedIn, json!({ "id": NO_ID }))),
        ("/api/sign-ins/end-others", (Access::SignedIn, json!({}))),
    ]
}

/// What each page asks of the person; one that is not here fails the walk.
fn page_access(path: &str) -> Access {
    match path {
        "/" | "/sign-in" | "/invitation/{token}" | "/forgotten-password" | "/new-password/{token}" => {
            Access::Everybody
        }
        "/w/{slug}" | "/w/{slug}/sessions" | "/w/{slug}/sessions/{id}" | "/w/{slug}/account" => {
            Access::Member
        }
        "/w/{slug}/users"
        | "/w/{slug}/users/{id}"
        | "/w/{slug}/activity"
        | "/w/{slug}/groups"
        | "/w/{slug}/groups/{id}"
        | "/w/{slug}/export-data" => Access::Admin,
        other => panic!("{other}: who may see it?"),
    }
}

/// What each of the other routes asks of the person; one that is not here fails the walk.
fn route_access(path: &str) -> Access {
    match path {
        // For programs that watch over the server; they tell of no workspace and no person.
        "/health/live" | "/health/ready" | "/metrics" => Access::Everybody,
        "/w/{slug}/exports/{id}/{file_name}"
        | "/w/{slug}/audit.csv"
        | "/w/{slug}/activity.csv"
        | "/w/{slug}/users.csv" => Access::Admin,
        other => panic!("{other}: who may have it?"),
    }
}

struct People {
    nobody: Browser,
    member: Browser,
    deactivated: Browser,
    foreign_admin: Browser,
    admin: Browser,
}

impl People {
    async fn of(console: &TestConsole) -> Self {
        let deactivated = console.browser_of("zoe@acme.test").await;
        let zoe = crate::support::EDGE
            .lines()
            .find(|line| line.contains("zoe@acme.test"))
            .unwrap();
        let id = serde_json::from_str::<Value>(zoe).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let membership = crate::support::EDGE
            .lines()
            .find(|line| line.contains("\"type\":\"member\"") && line.contains(&id))
            .unwrap()
            .replace(
                "\"deactivated_at\":null",
                "\"deactivated_at\":\"2026-01-01T00:00:00Z\"",
            );
        console.import(&membership).await;
        Self {
            nobody: console.browser(),
            member: console.browser_of("li@acme.test").await,
            deactivated,
            foreign_admin: console.browser_of("hank@globex.test").await,
            admin: console.browser_of("ada@acme.test").await,
        }
    }

    /// Each person with the status that they must get.
    fn with_status(&self, access: Access) -> [(&'static str, &Browser, Option<u16>); 4] {
        let (signed_out, member, foreign) = match access {
            Access::Everybody => (None, None, None),
            Access::SignedIn => (Some(401), None, None),
            Access::Member => (Some(401), None, Some(404)),
            Access::Admin => (Some(401), Some(403), Some(404)),
        };
        [
            ("nobody", &self.nobody, signed_out),
            ("deactivated", &self.deactivated, signed_out),
            ("member", &self.member, member),
            ("admin of another workspace", &self.foreign_admin, foreign),
        ]
    }
}

fn is_refusal(status: u16) -> bool {
    matches!(status, 401 | 403)
}

#[tokio::test]
async fn every_server_function_checks_who_asks() {
    let console = TestConsole::edge().await;
    let people = People::of(&console).await;
    let known: BTreeMap<_, _> = functions()
        .into_iter()
        .chain(changes())
        .chain(sessions())
        .chain(accounts())
        .collect();
    let mut walked = 0;
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        let (access, arguments) = known
            .get(path)
            .unwrap_or_else(|| panic!("{path}: who may call it?"));
        assert_eq!(
            method,
            Method::POST,
            "{path}: the check of the origin covers what is not GET"
        );
        walked += 1;
        if arguments.is_null() {
            continue; // Forms: what is sent by them has tests of its own.
        }
        let function = path.trim_start_matches("/api/");
        for (who, browser, expected) in people.with_status(*access) {
            let status = browser.api(function, arguments.clone()).await.status.as_u16();
            match expected {
                Some(expected) => assert_eq!(status, expected, "{path} by {who}"),
                None => assert!(!is_refusal(status), "{path} by {who}: {status}"),
            }
        }
        let status = people
            .admin
            .api(function, arguments.clone())
            .await
            .status
            .as_u16();
        assert!(!is_refusal(status), "{path} by an admin: {status}");
    }
    assert_eq!(walked, known.len(), "every function of the list exists");
    assert_eq!(people.nobody.form("sign-out", "", &[]).await.status, 401);
    console.stop().await;
}

// Pages are rendered as the server does it, on several threads.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_checks_who_asks() {
    let console = TestConsole::edge().await;
    let people = People::of(&console).await;
    let pages = pages();
    assert!(pages.len() >= 9, "the walk has pages to walk");
    for page in pages {
        let access = page_access(page.path());
        let path = page.path().replace("{slug}", "acme").replace("{id}", NO_ID);
        for (who, browser, expected) in people.with_status(access) {
            let status = browser.get(&path).await.status.as_u16();
            match expected {
                Some(expected) => assert_eq!(status, expected, "{path} by {who}"),
                None => assert!(!is_refusal(status), "{path} by {who}: {status}"),
            }
        }
        let status = people.admin.get(&path).await.status.as_u16();
        assert!(
            !is_refusal(status) && status < 500,
            "{path} by an admin: {status}"
        );
    }
    console.stop().await;
}

#[tokio::test]
async fn every_other_route_checks_who_asks() {
    let console = TestConsole::edge().await;
    let people = People::of(&console).await;
    let table = people.admin.export("acme", ExportKind::Users).await;
    let archive = people.admin.export("acme", ExportKind::Everything).await;
    for ((method, route), export) in ROUTES
        .iter()
        .flat_map(|route| [(route, &table), (route, &archive)])
    {
        let ask = async |browser: &Browser, address: &str| {
            let answer = browser.send(method.clone(), address, &[], Body::empty()).await;
            answer.status.as_u16()
        };
        let path = export.download_path("acme").unwrap();
        let name = path.rsplit('/').next().unwrap();
        let address = route
            .replace("{slug}", "acme")
            .replace("{id}", &export.id.to_string())
            .replace("{file_name}", name);
        for (who, browser, expected) in people.with_status(route_access(route)) {
            let status = ask(browser, &address).await;
            assert_eq!(status, expected.unwrap_or(200), "{route} by {who}");
        }
        assert_eq!(ask(&people.admin, &address).await, 200, "{route} by an admin");
    }
    console.stop().await;
}

#[tokio::test]
async fn an_address_that_nobody_knows_is_not_found() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    for path in [
        "/nowhere",
        "/api/nowhere",
        "/w/acme/nowhere",
        "/w/nowhere/users",
        "/pkg/../Cargo.toml",
    ] {
        assert_eq!(ada.get(path).await.status, 404, "{path}");
    }
    assert_eq!(ada.api("nowhere", json!({})).await.status, 404);
    console.stop().await;
}

//! One member: edits, the end of access, and the rules about owners.

use app::{
    AppError,
    domain::{ExportKind, MemberDetail},
};
use futures::future::join_all;
use http_body_util::BodyExt;
use serde_json::json;

use crate::support::{Browser, EDGE, TestConsole, unguarded};

/// A second active owner of Acme.
fn second_owner() -> String {
    let line = |word: &str| EDGE.lines().find(|line| line.contains(word)).unwrap();
    let id = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].clone();
    let member = json!({ "type": "member", "workspace": id(line("\"slug\":\"acme\"")),
        "user": id(line("\"email\":\"ada@acme.test\"")), "role": "owner", "seat_type": "full",
        "joined_at": "2025-01-07T09:00:00Z" });
    format!("{EDGE}{member}\n")
}

/// The rows of an export that hold this e-mail.
async fn rows_of(browser: &Browser, kind: ExportKind, email: &str) -> Vec<Vec<String>> {
    let file = browser.download("acme", kind).await;
    let rows = crate::support::read_csv(file.text());
    rows.into_iter()
        .filter(|row| row.iter().any(|cell| unguarded(cell) == email))
        .collect()
}

#[tokio::test]
async fn names_role_seat_and_groups_are_edited_and_exported() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let li = ada.member("li@acme.test").await;
    let beta = ada.group("Beta").await.id;
    let saved = ada
        .save(&li, |wanted| {
            wanted["first_name"] = json!(" Éva ");
            wanted["last_name"] = json!("Àbel");
            wanted["role"] = json!("staff");
            wanted["seat_type"] = json!("exec_staff");
            wanted["groups"] = json!([{ "id": beta, "role": "admin" }]);
        })
        .await;
    let saved: MemberDetail = saved.json();
    assert_eq!(saved, ada.member("li@acme.test").await);
    let users = rows_of(&ada, ExportKind::Users, "li@acme.test").await;
    assert_eq!(
        users[0][..6],
        ["Éva", "Àbel", "li@acme.test", "Staff", "Exec Staff", "Beta"]
    );
    let groups = rows_of(&ada, ExportKind::Groups, "li@acme.test").await;
    assert_eq!(
        groups,
        [["Beta", "Éva", "Àbel", "li@acme.test", "Admin", "Active"].map(str::to_owned)]
    );
    let sessions = rows_of(&ada, ExportKind::Sessions, "li@acme.test").await;
    assert!(!sessions.is_empty() && sessions.iter().all(|row| row[0] == "Éva"));

    // The table orders and finds by the new name, in the export's own order.
    assert_eq!(ada.users(json!({ "search": "éva àbel" })).await.total, 1);
    assert_eq!(ada.users(json!({ "search": "小龍" })).await.total, 0);
    let file = ada.download("acme", ExportKind::Users).await;
    let exported: Vec<_> = crate::support::read_csv(file.text())[1..]
        .iter()
        .map(|row| unguarded(&row[2]).to_owned())
        .collect();
    let listed = ada.users(json!({})).await.rows;
    assert_eq!(
        listed.into_iter().map(|row| row.person.email).collect::<Vec<_>>(),
        exported
    );
    console.stop().await;
}

#[tokio::test]
async fn deactivated_they_keep_their_groups_and_lose_access_at_once() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let mut li = console.browser_of("li@acme.test").await;
    let before = ada.member("li@acme.test").await;
    assert_eq!(li.get("/w/acme/sessions").await.status, 200);
    assert_eq!(ada.set_status(before.id, "deactivated").await.status, 200);
    assert_eq!(
        li.get("/w/acme/sessions").await.status,
        401,
        "the open sign-in has ended"
    );
    assert!(
        li.sign_in("li@acme.test", crate::support::PASSWORD)
            .await
            .status
            .is_client_error()
    );
    assert_eq!(
        rows_of(&ada, ExportKind::Users, "li@acme.test").await[0][8],
        "Deactivated"
    );
    let groups = rows_of(&ada, ExportKind::Groups, "li@acme.test").await;
    assert_eq!(
        (groups[0][0].as_str(), groups[0][5].as_str()),
        ("Sales", "Deactivated")
    );

    assert_eq!(ada.set_status(before.id, "active").await.status, 200);
    let after = ada.member("li@acme.test").await;
    assert_eq!(after.joined_at, before.joined_at, "the first join date stays");
    assert_eq!(after.fields, before.fields);
    assert_eq!(
        li.get("/w/acme/sessions").await.status,
        401,
        "the old sign-in stays ended"
    );
    assert!(
        li.sign_in("li@acme.test", crate::support::PASSWORD)
            .await
            .is_success_or_redirect()
    );
    assert_eq!(li.get("/w/acme/sessions").await.status, 200);
    console.stop().await;
}

#[tokio::test]
async fn removed_they_are_in_no_list_but_their_sessions_are() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let li = console.browser_of("li@acme.test").await;
    let sessions = ada.download("acme", ExportKind::Sessions).await;
    let id = ada.user("li@acme.test").await.id;
    assert_eq!(ada.remove(id).await.status, 200);
    assert_eq!(li.get("/w/acme/sessions").await.status, 401);
    assert_eq!(
        ada.download("acme", ExportKind::Sessions).await.text(),
        sessions.text()
    );
    for kind in [ExportKind::Users, ExportKind::Groups] {
        assert!(rows_of(&ada, kind, "li@acme.test").await.is_empty());
    }
    assert_eq!(ada.users(json!({ "search": "li@acme.test" })).await.total, 0);
    assert_eq!(ada.remove(id).await.status, 404);
    let load = json!({ "slug": "acme", "id": id });
    assert_eq!(ada.api("users/load", load).await.status, 404);

    let new = json!({ "emails": "li@acme.test", "role": "member", "seat_type": "full", "groups": [] });
    ada.api("users/add", json!({ "slug": "acme", "new": new })).await;
    let again = ada.member("li@acme.test").await;
    assert_eq!((again.id, again.fields.groups.len()), (id, 0));
    console.stop().await;
}

#[tokio::test]
async fn a_sign_in_leads_on_to_the_persons_other_workspaces() {
    let console = TestConsole::edge().await;
    let (olga, ada) = (
        console.browser_of("olga.owner@acme.test").await,
        console.browser_of("ada@acme.test").await,
    );
    let id = olga.user("ada@acme.test").await.id;
    assert_eq!(olga.remove(id).await.status, 200);
    assert_eq!(ada.get("/w/acme/users").await.status, 404);
    assert_eq!(
        ada.api("users/list", json!({ "slug": "acme", "query": {} }))
            .await
            .status,
        404
    );
    assert_eq!(ada.get("/w/globex/sessions").await.status, 200);
    console.stop().await;
}

#[tokio::test]
async fn the_last_active_owner_stays_one() {
    let console = TestConsole::edge().await;
    for email in ["olga.owner@acme.test", "ada@acme.test"] {
        let browser = console.browser_of(email).await;
        let olga = browser.member("olga.owner@acme.test").await;
        let refused = [
            browser
                .save(&olga, |wanted| wanted["role"] = json!("admin"))
                .await,
            browser.set_status(olga.id, "deactivated").await,
            browser.remove(olga.id).await,
        ];
        for answer in refused {
            assert_eq!(answer.status, 422);
            assert!(
                answer
                    .json::<AppError>()
                    .to_string()
                    .contains("last active owner")
            );
        }
        assert_eq!(browser.member("olga.owner@acme.test").await, olga);
    }
    console.stop().await;
}

#[tokio::test]
async fn only_an_owner_makes_or_changes_owners() {
    let console = TestConsole::with(&second_owner()).await;
    let mut lines = EDGE.lines();
    let sam = lines.find(|line| line.contains("sam@vendor.test")).unwrap();
    assert!(!sam.is_empty());
    let ada = console.browser_of("ada@acme.test").await;
    let sam = ada.member("sam@vendor.test").await;
    assert_eq!(
        ada.save(&sam, |wanted| wanted["role"] = json!("admin"))
            .await
            .status,
        200
    );
    let sams = console.browser_of("sam@vendor.test").await;
    let (li, olga) = (
        sams.member("li@acme.test").await,
        sams.member("olga.owner@acme.test").await,
    );
    let refused = [
        sams.save(&li, |wanted| wanted["role"] = json!("owner")).await,
        sams.save(&olga, |wanted| wanted["role"] = json!("member")).await,
        sams.set_status(olga.id, "deactivated").await,
        sams.remove(olga.id).await,
    ];
    for answer in refused {
        assert_eq!(answer.status, 422);
        assert!(
            answer.json::<AppError>().to_string().contains("Only an owner"),
            "{}",
            answer.text()
        );
    }
    assert_eq!(
        ada.save(&li, |wanted| wanted["role"] = json!("owner"))
            .await
            .status,
        200
    );
    assert_eq!(ada.remove(olga.id).await.status, 200, "owners are left");
    console.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_owners_who_demote_each_other_at_once_leave_one() {
    let console = TestConsole::with(&second_owner()).await;
    let (olga, ada) = (
        console.browser_of("olga.owner@acme.test").await,
        console.browser_of("ada@acme.test").await,
    );
    let count = "SELECT count(*) FROM members m JOIN workspaces w ON w.id = m.workspace_id
        WHERE w.slug = 'acme' AND m.role = 'owner' AND m.deactivated_at IS NULL";
    for round in 0..6 {
        let (seen_olga, seen_ada) = (
            olga.member("olga.owner@acme.test").await,
            olga.member("ada@acme.test").await,
        );
        let (first, second) = match round % 3 {
            0 => tokio::join!(
                olga.save(&seen_ada, |wanted| wanted["role"] = json!("admin")),
                ada.save(&seen_olga, |wanted| wanted["role"] = json!("admin"))
            ),
            1 => tokio::join!(
                olga.save(&seen_olga, |wanted| wanted["role"] = json!("admin")),
                ada.save(&seen_ada, |wanted| wanted["role"] = json!("admin"))
            ),
            _ => tokio::join!(
                olga.save(&seen_ada, |wanted| wanted["role"] = json!("admin")),
                olga.save(&seen_olga, |wanted| wanted["role"] = json!("admin"))
            ),
        };
        let statuses = [first.status.as_u16(), second.status.as_u16()];
        assert_eq!(
            statuses.iter().filter(|status| **status == 200).count(),
            1,
            "{statuses:?}"
        );
        assert_eq!(console.folder.number(count).await, 1);
        console
            .folder
            .execute(
                "UPDATE members SET role = 'owner' WHERE user_id IN
                (SELECT id FROM users WHERE email_key IN ('olga.owner@acme.test', 'ada@acme.test'))
                AND workspace_id = (SELECT id FROM workspaces WHERE slug = 'acme')",
            )
            .await;
    }
    console.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_requests_at_once_neither_deactivate_nor_remove_both_owners() {
    let console = TestConsole::with(&second_owner()).await;
    let (olga, ada) = (
        console.browser_of("olga.owner@acme.test").await,
        console.browser_of("ada@acme.test").await,
    );
    let (id_of_olga, id_of_ada) = (
        olga.user("olga.owner@acme.test").await.id,
        olga.user("ada@acme.test").await.id,
    );
    let (first, second) = tokio::join!(olga.set_status(id_of_ada, "deactivated"), ada.remove(id_of_olga));
    let is_done = [&first, &second].map(|answer| answer.status == 200);
    assert_ne!(is_done[0], is_done[1], "{} {}", first.text(), second.text());
    console.stop().await;
}

#[tokio::test]
async fn the_second_of_two_edits_is_told_and_shown_the_first() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let seen = ada.member("li@acme.test").await;
    let first = ada.save(&seen, |wanted| wanted["role"] = json!("staff")).await;
    assert_eq!(first.status, 200);
    let second = olga
        .save(&seen, |wanted| wanted["seat_type"] = json!("basic"))
        .await;
    assert_eq!(second.status, 409);
    let AppError::Conflict { current } = second.json() else {
        panic!("{}", second.text())
    };
    let current: MemberDetail = serde_json::from_str(&current).unwrap();
    assert_eq!(current, ada.member("li@acme.test").await);
    let knowing = olga
        .save(&current, |wanted| wanted["seat_type"] = json!("basic"))
        .await;
    let both: MemberDetail = knowing.json();
    assert_eq!(
        (both.fields.role.key(), both.fields.seat_type.key()),
        ("staff", "basic")
    );
    console.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_edits_at_once_one_is_saved_and_the_others_are_told() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let seen = ada.member("li@acme.test").await;
    let edits = (0..5).map(|number| {
        ada.save(&seen, move |wanted| {
            wanted["last_name"] = json!(format!("Li {number}"));
        })
    });
    let statuses: Vec<_> = join_all(edits)
        .await
        .iter()
        .map(|answer| answer.status.as_u16())
        .collect();
    assert_eq!(
        statuses.iter().filter(|status| **status == 200).count(),
        1,
        "{statuses:?}"
    );
    assert_eq!(
        statuses.iter().filter(|status| **status == 409).count(),
        4,
        "{statuses:?}"
    );
    console.stop().await;
}

#[tokio::test]
async fn a_name_is_changed_by_who_administers_all_of_the_persons_workspaces() {
    let console = TestConsole::edge().await;
    let (olga, ada) = (
        console.browser_of("olga.owner@acme.test").await,
        console.browser_of("ada@acme.test").await,
    );
    let seen = olga.member("ada@acme.test").await;
    assert!(!seen.may_rename, "Ada is in Globex too");
    let rename = |wanted: &mut serde_json::Value| wanted["last_name"] = json!("Byron");
    assert_eq!(olga.save(&seen, rename).await.status, 422);
    assert_eq!(ada.save(&seen, rename).await.status, 200, "it is her own name");
    let long = ada.member("li@acme.test").await;
    let refused = ada
        .save(&long, |wanted| wanted["last_name"] = json!("x".repeat(201)))
        .await;
    assert_eq!(refused.status, 422);
    console.stop().await;
}

#[tokio::test]
async fn who_follows_an_export_and_is_removed_hears_nothing_more() {
    let console = TestConsole::edge().await;
    let (olga, ada) = (
        console.browser_of("olga.owner@acme.test").await,
        console.browser_of("ada@acme.test").await,
    );
    std::fs::write(console.hold_file(), "").unwrap();
    let export = ada.start_export("acme", ExportKind::Users).await;
    let answer = ada.watch("acme", &export).await;
    assert_eq!(answer.status(), 200);
    let id = olga.user("ada@acme.test").await.id;
    assert_eq!(olga.remove(id).await.status, 200);
    // The export is held, so that only this ends the answer, and not as if it were whole.
    assert!(answer.into_body().collect().await.is_err());
    std::fs::remove_file(console.hold_file()).unwrap();
    console.stop().await;
}

//! The table of users and adding to it.

use app::{
    AppError,
    domain::{AddedUser, AddedUserVerdict, ExportKind, GroupRow, Page, UserRow},
};
use serde_json::{Value, json};

use crate::support::{Browser, TestConsole};

async fn users(browser: &Browser, search: &str) -> Page<UserRow> {
    browser
        .api(
            "users/list",
            json!({ "slug": "acme", "query": { "search": search, "page": 1 } }),
        )
        .await
        .json()
}

async fn assert_listed_as_exported(browser: &Browser) {
    let file = browser.download("acme", ExportKind::Users).await;
    let exported: Vec<String> = csv::Reader::from_reader(&file.body[..])
        .records()
        .map(|row| row.unwrap()[2].trim_start_matches('\'').to_owned())
        .collect();
    let listed = users(browser, "").await.rows.into_iter();
    let listed: Vec<String> = listed.map(|row| row.person.email).collect();
    assert_eq!(listed, exported);
}

fn new_users(emails: &str, role: &str, groups: &[&str]) -> Value {
    json!({ "slug": "acme", "new": { "emails": emails, "role": role, "seat_type": "basic", "groups": groups } })
}

#[tokio::test]
async fn users_stand_in_the_order_of_the_export_and_are_found_in_any_case() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    assert_listed_as_exported(&ada).await;
    assert_eq!(users(&ada, "GARCÍA").await.total, 1);
    assert_eq!(users(&ada, "100%").await.total, 0);
    console.stop().await;
}

#[tokio::test]
async fn somebody_renamed_is_found_by_the_new_name_and_stands_where_it_belongs() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    console
        .import(
            r#"{"type":"user","id":"b213a810-1672-5eeb-9772-dca8d432e043","email":"ly@acme.test","first_name":"Ly","last_name":"!"}"#,
        )
        .await;
    assert_eq!(users(&ada, "li@acme.test").await.total, 0);
    assert_eq!(users(&ada, "Ly ! ly@acme.test").await.total, 1);
    assert_listed_as_exported(&ada).await;
    console.stop().await;
}

#[tokio::test]
async fn adding_says_what_happens_before_and_after() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let groups: Page<GroupRow> = ada
        .api(
            "groups/list",
            json!({ "slug": "acme", "query": { "search": "EMEA", "page": 1 } }),
        )
        .await
        .json();
    let group = groups.rows[0].id.to_string();
    let pasted = "new@acme.test, LI@acme.test\nnobody hank@globex.test;new@ACME.test dee@acme.test";
    let call = new_users(pasted, "member", &[&group]);
    let verdicts = |lines: Vec<AddedUser>| lines.into_iter().map(|line| line.verdict).collect::<Vec<_>>();
    let expected = {
        use AddedUserVerdict::{Added, AlreadyMember, NotAnAddress, Repeated};
        [Added, AlreadyMember, NotAnAddress, Added, Repeated, AlreadyMember]
    };
    assert_eq!(
        verdicts(ada.api("users/preview", call.clone()).await.json()),
        expected
    );
    assert_eq!(
        users(&ada, "new@acme.test").await.total,
        0,
        "a preview changes nothing"
    );
    assert_eq!(
        verdicts(ada.api("users/add", call.clone()).await.json()),
        expected
    );
    let added = users(&ada, "new@acme.test").await;
    assert_eq!(added.rows[0].groups, ["Sales, EMEA"]);

    let exported = ada.download("acme", ExportKind::Users).await;
    assert!(
        exported
            .text()
            .contains(",,new@acme.test,Member,Basic,\"\"\"Sales, EMEA\"\"\",")
    );
    let again: Vec<AddedUser> = ada.api("users/add", call).await.json();
    assert!(again.iter().all(|line| line.verdict != AddedUserVerdict::Added));
    console.stop().await;
}

#[tokio::test]
async fn only_an_owner_adds_owners_and_groups_must_be_the_workspaces_own() {
    let console = TestConsole::edge().await;
    let (ada, hank) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("hank@globex.test").await,
    );
    let refused = ada
        .api("users/add", new_users("boss@acme.test", "owner", &[]))
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.json::<AppError>().to_string().contains("Only an owner"));
    let theirs: Page<GroupRow> = hank
        .api(
            "groups/list",
            json!({ "slug": "globex", "query": { "search": "", "page": 1 } }),
        )
        .await
        .json();
    let foreign = theirs.rows[0].id.to_string();
    assert_eq!(
        ada.api("users/add", new_users("a@acme.test", "member", &[&foreign]))
            .await
            .status,
        422
    );
    assert_eq!(
        users(&ada, "a@acme.test")
            .await
            .rows
            .iter()
            .filter(|row| row.person.email == "a@acme.test")
            .count(),
        0
    );
    console.stop().await;
}

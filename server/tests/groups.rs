//! The table of groups, one group, and adding one.

use app::{
    AppError,
    domain::{ExportKind, GroupDetail, GroupRow, Page, UserRow},
};
use serde_json::json;

use crate::support::{Browser, TestConsole};

async fn groups(browser: &Browser, search: &str) -> Page<GroupRow> {
    browser
        .api(
            "groups/list",
            json!({ "slug": "acme", "query": { "search": search, "page": 1 } }),
        )
        .await
        .json()
}

#[tokio::test]
async fn deleted_groups_are_not_there() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let names: Vec<String> = groups(&ada, "")
        .await
        .rows
        .into_iter()
        .map(|row| row.name)
        .collect();
    assert_eq!(names.iter().filter(|name| *name == "Pilot").count(), 1);
    assert!(!names.contains(&"Gone".to_owned()));
    let pilot = &groups(&ada, "pilot").await.rows[0];
    assert_eq!(
        (pilot.members, &pilot.admins[..]),
        (2, &["José García, Jr.".to_owned()][..])
    );
    console.stop().await;
}

#[tokio::test]
async fn a_group_is_added_with_its_members_and_exported() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let li: Page<UserRow> = ada
        .api(
            "users/list",
            json!({ "slug": "acme", "query": { "search": "li@acme.test", "page": 1 } }),
        )
        .await
        .json();
    let members = [li.rows[0].id];
    let id: uuid::Uuid = ada
        .api(
            "groups/add",
            json!({ "slug": "acme", "new": { "name": " Night shift ", "members": members } }),
        )
        .await
        .json();
    let query = json!({ "slug": "acme", "id": id, "query": { "search": "", "page": 1 } });
    let group: GroupDetail = ada.api("groups/load", query).await.json();
    assert_eq!((group.name.as_str(), group.members.total), ("Night shift", 1));
    let exported = ada.download("acme", ExportKind::Groups).await;
    assert!(
        exported
            .text()
            .contains("Night shift,小龍,李,li@acme.test,Member,Active\r\n")
    );
    console.stop().await;
}

#[tokio::test]
async fn a_name_that_is_blank_or_taken_is_refused_and_says_why() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    for (name, words) in [
        ("  ", "Give the group a name"),
        ("éQUIPE québec", "named \"Équipe Québec\" already"),
    ] {
        let refused = ada
            .api(
                "groups/add",
                json!({ "slug": "acme", "new": { "name": name, "members": [] } }),
            )
            .await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.json::<AppError>().to_string().contains(words),
            "{}",
            refused.text()
        );
    }
    let free = ada
        .api(
            "groups/add",
            json!({ "slug": "acme", "new": { "name": "GONE", "members": [] } }),
        )
        .await;
    assert!(free.status.is_success(), "a deleted group's name is free");
    console.stop().await;
}

#[tokio::test]
async fn somebody_of_another_workspace_cannot_be_put_in_a_group() {
    let console = TestConsole::edge().await;
    let (ada, hank) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("hank@globex.test").await,
    );
    let people: Page<UserRow> = hank
        .api(
            "users/list",
            json!({ "slug": "globex", "query": { "search": "hank", "page": 1 } }),
        )
        .await
        .json();
    let new = json!({ "name": "Takeover", "members": [people.rows[0].id] });
    assert_eq!(
        ada.api("groups/add", json!({ "slug": "acme", "new": new }))
            .await
            .status,
        422
    );
    assert_eq!(groups(&ada, "takeover").await.total, 0, "nothing was added");
    console.stop().await;
}

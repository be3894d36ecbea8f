//! The activity list: what is told of each change, to whom, and in which transaction.

use app::domain::{ActivityRow, Page};
use serde_json::json;

use crate::support::{TestConsole, read_csv};

fn entry(action: &str, subject: &str, before: &str, after: &str) -> [String; 4] {
    [action, subject, before, after].map(str::to_owned)
}

#[tokio::test]
async fn every_change_is_told_with_what_was_before_and_after() {
    let console = TestConsole::edge().await;
    let olga = console.browser_of("olga.owner@acme.test").await;
    let li = olga.member("li@acme.test").await;
    let pilot = olga.group("Pilot").await.id;
    let saved = olga
        .save(&li, |wanted| {
            wanted["first_name"] = json!("Bruce");
            wanted["role"] = json!("staff");
            wanted["seat_type"] = json!("basic");
            wanted["groups"] = json!([{ "id": pilot, "role": "admin" }]);
        })
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    assert_eq!(olga.set_status(li.id, "deactivated").await.status, 200);
    assert_eq!(olga.set_status(li.id, "active").await.status, 200);
    assert_eq!(olga.remove(li.id).await.status, 200);
    let new = json!({ "emails": "new@acme.test", "role": "member", "seat_type": "basic", "groups": [pilot] });
    olga.api("users/add", json!({ "slug": "acme", "new": new })).await;
    let call = |more: serde_json::Value| {
        let mut call = json!({ "slug": "acme", "id": pilot });
        call.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        call
    };
    let rename = json!({ "rename": { "seen": "Pilot", "name": "=Pilots, all" } });
    assert_eq!(olga.api("groups/rename", call(rename)).await.status, 200);
    assert_eq!(
        olga.api("groups/delete", call(json!({ "seen": "=Pilots, all" })))
            .await
            .status,
        200
    );
    assert_eq!(olga.api("groups/restore", call(json!({}))).await.status, 200);
    let (email, added) = ("li@acme.test", "new@acme.test");
    let mut told = olga.activity().await;
    // It says until when, which is another moment each time.
    let invited = told.remove(8);
    assert_eq!(invited[..3], entry("invitation_made", added, "", "")[..3]);
    assert_eq!(
        told,
        [
            entry("name_changed", email, "小龍 李", "Bruce 李"),
            entry("role_changed", email, "Member", "Staff"),
            entry("seat_changed", email, "Full", "Basic"),
            entry("groups_changed", email, "Sales", "Pilot (Admin)"),
            entry("member_deactivated", email, "Active", "Deactivated"),
            entry("member_reactivated", email, "Deactivated", "Active"),
            entry("member_removed", email, "Staff, Basic, Active; Pilot (Admin)", ""),
            entry("member_added", added, "", "Member, Basic, Pilot"),
            entry("group_renamed", "Pilot", "Pilot", "'=Pilots, all"),
            entry("group_deleted", "'=Pilots, all", "'=Pilots, all", ""),
            entry("group_restored", "'=Pilots, all", "", "'=Pilots, all"),
        ]
    );
    console.stop().await;
}

#[tokio::test]
async fn what_came_to_nothing_is_not_told() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let olga = ada.member("olga.owner@acme.test").await;
    assert_eq!(ada.remove(olga.id).await.status, 422);
    let li = ada.member("li@acme.test").await;
    let refused = ada
        .save(&li, |wanted| {
            wanted["seat_type"] = json!("basic");
            wanted["groups"] = json!([{ "id": li.id, "role": "member" }]);
        })
        .await;
    assert_eq!(refused.status, 422, "no group has a person's id");
    assert_eq!(ada.save(&li, |_| ()).await.status, 200);
    assert!(ada.activity().await.is_empty());
    assert_eq!(ada.member("li@acme.test").await, li);
    console.stop().await;
}

#[tokio::test]
async fn the_page_and_the_file_tell_the_same_and_of_no_other_workspace() {
    let console = TestConsole::edge().await;
    let (ada, hank) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("hank@globex.test").await,
    );
    let li = ada.user("li@acme.test").await.id;
    ada.set_status(li, "deactivated").await;
    let list = |slug| json!({ "slug": slug, "query": { "search": "", "page": 1 } });
    let page: Page<ActivityRow> = ada.api("activity/list", list("acme")).await.json();
    assert_eq!(page.total, 2, "with the password that the server set");
    let row = &page.rows[0];
    assert_eq!(
        (row.actor.as_str(), row.subject.as_str()),
        ("ada@acme.test", "li@acme.test")
    );
    let answer = ada.get("/w/acme/activity.csv").await;
    assert!(answer.header("content-disposition").contains("acme-activity-"));
    let file = read_csv(answer.text());
    assert_eq!(file[0], ["at", "actor", "action", "subject", "before", "after"]);
    assert_eq!(file[1][1..4], ["", "password_changed", "ada@acme.test"]);
    assert_eq!(file[2][..2], [row.at.to_string(), row.actor.clone()]);
    let theirs: Page<ActivityRow> = hank.api("activity/list", list("globex")).await.json();
    let theirs: Vec<_> = theirs.rows.iter().map(|row| row.actor.as_str()).collect();
    assert_eq!(theirs, ["", ""], "both passwords, and nothing else");
    console.stop().await;
}

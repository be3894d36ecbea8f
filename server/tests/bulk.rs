//! Changes of many members at once.

use app::domain::{BulkOutcome, BulkVerdict, ExportKind, UserRow};
use serde_json::{Value, json};

use crate::support::{Answer, Browser, TestConsole};

async fn change(browser: &Browser, rows: &[UserRow], action: Value) -> Answer {
    let members: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({ "id": row.id, "role": row.role, "seat_type": row.seat_type, "status": row.status,
                "groups": row.groups })
        })
        .collect();
    let change = json!({ "members": members, "action": action });
    browser
        .api("users/change", json!({ "slug": "acme", "change": change }))
        .await
}

async fn verdicts(browser: &Browser, rows: &[UserRow], action: Value) -> Vec<BulkVerdict> {
    let outcomes: Vec<BulkOutcome> = change(browser, rows, action).await.json();
    outcomes.into_iter().map(|outcome| outcome.verdict).collect()
}

#[tokio::test]
async fn each_is_changed_or_it_is_said_why_not() {
    use BulkVerdict::{Changed, LastOwner, OwnersOnly, Unchanged};
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let mut rows = Vec::new();
    for email in [
        "li@acme.test",
        "zoe@acme.test",
        "olga.owner@acme.test",
        "sam@vendor.test",
    ] {
        rows.push(ada.user(email).await);
    }
    assert_eq!(
        verdicts(&ada, &rows, json!({ "set_role": "staff" })).await,
        [Changed, Changed, LastOwner, Unchanged]
    );
    assert_eq!(
        verdicts(&ada, &rows, json!({ "set_seat": "basic" })).await,
        [Changed, Changed, Changed, Changed]
    );
    assert_eq!(
        verdicts(&ada, &rows, json!("deactivate")).await,
        [Changed, Changed, LastOwner, Changed]
    );
    let li = [ada.user("li@acme.test").await];
    assert_eq!(
        (li[0].role.key(), li[0].seat_type.key(), li[0].status.key()),
        ("staff", "basic", "deactivated")
    );
    assert_eq!(verdicts(&ada, &li, json!("reactivate")).await, [Changed]);
    let li = [ada.user("li@acme.test").await];
    assert_eq!(
        verdicts(&ada, &li, json!({ "set_role": "owner" })).await,
        [OwnersOnly]
    );
    let exported = ada.download("acme", ExportKind::Users).await;
    assert!(exported.text().contains(
        "zoe@acme.test,Staff,Basic,Équipe Québec,2025-01-26T09:00:00Z,2025-08-14T09:20:20Z,Deactivated"
    ));
    assert_eq!(ada.activity().await.len(), 10);
    console.stop().await;
}

#[tokio::test]
async fn groups_are_added_left_or_set() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let (beta, sales) = (ada.group("Beta").await.id, ada.group("Sales").await.id);
    let rows = async || {
        [
            ada.user("jose.garcia@acme.test").await,
            ada.user("li@acme.test").await,
        ]
    };
    let groups = async || rows().await.map(|row| row.groups.join("; "));
    change(&ada, &rows().await, json!({ "add_groups": [beta] })).await;
    assert_eq!(groups().await, ["Beta; Pilot; Sales; Sales, EMEA", "Beta; Sales"]);
    change(&ada, &rows().await, json!({ "leave_groups": [beta, sales] })).await;
    assert_eq!(groups().await, ["Pilot; Sales, EMEA", ""]);
    change(&ada, &rows().await, json!({ "set_groups": [sales] })).await;
    assert_eq!(groups().await, ["Sales", "Sales"]);
    let gone = change(&ada, &rows().await, json!({ "add_groups": [rows().await[0].id] })).await;
    assert_eq!(gone.status, 422);
    console.stop().await;
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_stays_and_is_told() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let seen = [ada.user("li@acme.test").await, ada.user("zoe@acme.test").await];
    let li = olga.member("li@acme.test").await;
    olga.save(&li, |wanted| wanted["role"] = json!("admin")).await;
    let outcomes: Vec<BulkOutcome> = change(&ada, &seen, json!({ "set_role": "staff" })).await.json();
    assert_eq!(
        (
            outcomes[0].verdict,
            outcomes[0].current.as_str(),
            outcomes[1].verdict
        ),
        (BulkVerdict::Conflict, "Admin", BulkVerdict::Changed)
    );
    assert_eq!(ada.user("li@acme.test").await.role.key(), "admin");

    let seen = [ada.user("li@acme.test").await];
    let beta = ada.group("Beta").await.id;
    change(&olga, &seen, json!({ "add_groups": [beta] })).await;
    assert_eq!(
        verdicts(&ada, &seen, json!({ "set_groups": [] })).await,
        [BulkVerdict::Conflict]
    );
    olga.remove(seen[0].id).await;
    assert_eq!(
        verdicts(&ada, &seen, json!("deactivate")).await,
        [BulkVerdict::Gone]
    );
    console.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_and_too_many_are_refused_and_a_thousand_are_not() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    assert_eq!(change(&ada, &[], json!("deactivate")).await.status, 422);
    let li = ada.user("li@acme.test").await;
    let many = vec![li; 1_001];
    assert_eq!(change(&ada, &many, json!("deactivate")).await.status, 422);
    assert_eq!(
        change(&ada, &many[..1_000], json!("deactivate")).await.status,
        200
    );
    console.stop().await;
}

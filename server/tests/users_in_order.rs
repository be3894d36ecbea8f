//! The table of users: what it is filtered by, and its orders.

use app::domain::{MemberStatus, UserRow};
use serde_json::{Value, json};

use crate::support::{Browser, EDGE, TestConsole};

fn emails(rows: &[UserRow]) -> Vec<&str> {
    rows.iter().map(|row| row.person.email.as_str()).collect()
}

#[tokio::test]
async fn filters_and_the_search_hold_together() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let deactivated = ada.users(json!({ "status": "deactivated" })).await;
    assert_eq!(emails(&deactivated.rows), ["dee@acme.test", "also.off@acme.test"]);
    assert_eq!(deactivated.total, 2);
    let staff = ada.users(json!({ "role": "staff" })).await;
    assert_eq!(emails(&staff.rows), ["sam@vendor.test"]);
    assert_eq!(
        emails(&ada.users(json!({ "seat_type": "exec_staff" })).await.rows),
        ["sam@vendor.test"]
    );

    let sales = ada.group("Sales").await.id;
    let in_sales = ada.users(json!({ "group": sales })).await;
    assert_eq!(in_sales.total, 9);
    assert!(
        in_sales
            .rows
            .iter()
            .all(|row| row.groups.contains(&"Sales".to_owned()))
    );
    let found = ada
        .users(json!({ "group": sales, "search": "ALEX", "status": "active", "role": "member" }))
        .await;
    assert_eq!(
        emails(&found.rows),
        ["alex.kim.a@acme.test", "alex.kim.b@acme.test"]
    );
    let nowhere = ada
        .users(json!({ "group": "00000000-0000-4000-8000-000000000000" }))
        .await;
    assert_eq!((nowhere.total, nowhere.rows.len()), (0, 0));
    console.stop().await;
}

#[tokio::test]
async fn a_group_of_another_workspace_filters_nobody_in() {
    let console = TestConsole::edge().await;
    let (ada, hank) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("hank@globex.test").await,
    );
    let theirs: Value = hank.api("groups/names", json!({ "slug": "globex" })).await.json();
    assert_eq!(ada.users(json!({ "group": theirs[0]["id"] })).await.total, 0);
    console.stop().await;
}

#[tokio::test]
async fn each_column_orders_the_table_and_the_reverse_turns_it_round() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    for (sort, key) in [
        ("joined", (|row| row.joined_at.0) as fn(&UserRow) -> i64),
        ("last_login", |row| row.last_login_at.map_or(i64::MIN, |at| at.0)),
        ("role", |row| row.role as i64),
        ("seat", |row| row.seat_type as i64),
        ("status", |row| i64::from(row.status == MemberStatus::Deactivated)),
    ] {
        let up = ada.users(json!({ "sort": sort })).await;
        let keys: Vec<i64> = up.rows.iter().map(key).collect();
        assert!(keys.is_sorted(), "{sort}: {keys:?}");
        let down = ada.users(json!({ "sort": sort, "descending": true })).await;
        let keys: Vec<i64> = down.rows.iter().map(key).collect();
        assert!(keys.iter().rev().is_sorted(), "{sort}: {keys:?}");
        assert_eq!(
            (up.rows.len(), down.rows.len(), down.total),
            (24, 24, 24),
            "{sort}"
        );
    }
    let by_name = ada.users(json!({})).await;
    let mut backwards = ada.users(json!({ "sort": "name", "descending": true })).await;
    backwards.rows.reverse();
    assert_eq!(emails(&backwards.rows), emails(&by_name.rows));
    console.stop().await;
}

/// The table by groups, both ways round, has so many who are in any.
async fn assert_by_groups(browser: &Browser, in_any: usize) {
    for descending in [false, true] {
        let rows = browser
            .users(json!({ "sort": "groups", "descending": descending }))
            .await
            .rows;
        let firsts: Vec<_> = rows
            .iter()
            .map_while(|row| row.groups.first().map(|name| name.to_lowercase()))
            .collect();
        assert_eq!(firsts.len(), in_any);
        assert!(rows[in_any..].iter().all(|row| row.groups.is_empty()));
        let in_order = if descending {
            firsts.iter().rev().is_sorted()
        } else {
            firsts.is_sorted()
        };
        assert!(in_order, "{firsts:?}");
    }
}

#[tokio::test]
async fn by_groups_the_first_name_counts_and_who_is_in_none_comes_last() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    assert_by_groups(&ada, 18).await;
    let (pilot, sales, li) = (
        ada.group("Pilot").await.id,
        ada.group("Sales").await.id,
        ada.member("li@acme.test").await,
    );
    let call = |more: Value| {
        let mut call = json!({ "slug": "acme", "id": pilot });
        call.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        call
    };
    let rename = json!({ "rename": { "seen": "Pilot", "name": "Zz last" } });
    assert_eq!(ada.api("groups/rename", call(rename)).await.status, 200);
    assert_by_groups(&ada, 18).await;
    assert_eq!(
        ada.api("groups/delete", call(json!({ "seen": "Zz last" })))
            .await
            .status,
        200
    );
    assert_by_groups(&ada, 17).await;
    assert_eq!(ada.api("groups/restore", call(json!({}))).await.status, 200);
    assert_by_groups(&ada, 18).await;
    ada.save(&li, |wanted| wanted["groups"] = json!([])).await;
    assert_by_groups(&ada, 17).await;
    let li = ada.member("li@acme.test").await;
    let both = json!([{ "id": sales, "role": "member" }, { "id": pilot, "role": "admin" }]);
    ada.save(&li, |wanted| wanted["groups"] = both).await;
    assert_by_groups(&ada, 18).await;
    ada.remove(li.id).await;
    assert_by_groups(&ada, 17).await;
    console.stop().await;
}

/// Members "Pat Number001" and so on: three roles, seats and statuses, some in a group.
fn many(count: usize) -> String {
    let workspace: Value = serde_json::from_str(EDGE.lines().next().unwrap()).unwrap();
    let group = "00000000-0000-4000-9000-000000000000";
    let mut lines =
        vec![json!({ "type": "group", "id": group, "workspace": workspace["id"], "name": "Numbers" })];
    for number in 0..count {
        let id = format!("00000000-0000-4000-8000-{number:012}");
        let (role, seat_type) = (
            ["member", "staff", "admin"][number % 3],
            ["basic", "full"][number % 2],
        );
        lines.push(
            json!({ "type": "user", "id": id, "email": format!("pat{number}@acme.test"),
            "first_name": "Pat", "last_name": format!("Number{number:03}") }),
        );
        lines.push(
            json!({ "type": "member", "workspace": workspace["id"], "user": id,
            "role": role, "seat_type": seat_type,
            "joined_at": format!("2026-01-{:02}T00:00:00Z", number % 28 + 1),
            "deactivated_at": (number % 5 == 0).then_some("2026-02-01T00:00:00Z") }),
        );
        if number % 4 == 0 {
            lines.push(json!({ "type": "group_member", "group": group, "user": id, "role": "member" }));
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[tokio::test]
async fn in_every_order_and_filter_everybody_stands_on_exactly_one_page() {
    let console = TestConsole::with(&format!("{EDGE}{}", many(130))).await;
    let ada = console.browser_of("ada@acme.test").await;
    let group = ada.group("Numbers").await.id;
    for sort in ["name", "role", "seat", "groups", "joined", "last_login", "status"] {
        for (filter, total) in [
            (json!({}), 154),
            (json!({ "search": "number" }), 130),
            (json!({ "role": "staff" }), 44),
            (json!({ "status": "active", "seat_type": "basic" }), 54),
            (json!({ "group": group }), 33),
        ] {
            for descending in [false, true] {
                let mut seen = Vec::new();
                for page in 1..=4 {
                    let mut query = filter.clone();
                    query["sort"] = json!(sort);
                    query["descending"] = json!(descending);
                    query["page"] = json!(page);
                    let found = ada.users(query).await;
                    assert_eq!(found.total, total, "{sort} {filter}");
                    if found.page == page {
                        seen.extend(found.rows.into_iter().map(|row| row.id));
                    }
                }
                assert_eq!(seen.len() as u64, total, "{sort} {filter}");
                seen.sort();
                seen.dedup();
                assert_eq!(seen.len() as u64, total, "{sort} {filter}: each once");
            }
        }
    }
    console.stop().await;
}

//! Renaming and deleting groups, and who is in them.

use app::{
    AppError,
    domain::{ExportKind, GroupDetail, GroupName, GroupPlace, NewGroupMember, NewGroupMemberVerdict},
};
use futures::future::join_all;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Answer, Browser, TestConsole};

async fn rename(browser: &Browser, id: Uuid, seen: &str, name: &str) -> Answer {
    let rename = json!({ "seen": seen, "name": name });
    browser
        .api(
            "groups/rename",
            json!({ "slug": "acme", "id": id, "rename": rename }),
        )
        .await
}

async fn call(browser: &Browser, function: &str, id: Uuid) -> Answer {
    let call = json!({ "slug": "acme", "id": id, "seen": "Pilot" });
    browser.api(function, call).await
}

async fn change_place(browser: &Browser, id: Uuid, edit: Value) -> Answer {
    browser
        .api(
            "groups/change-place",
            json!({ "slug": "acme", "id": id, "edit": edit }),
        )
        .await
}

async fn members(browser: &Browser, id: Uuid) -> Vec<(String, &'static str)> {
    let query = json!({ "slug": "acme", "id": id, "query": { "search": "", "page": 1 } });
    let group: GroupDetail = browser.api("groups/load", query).await.json();
    let rows = group.members.rows.into_iter();
    rows.map(|row| (row.person.email, row.role.key())).collect()
}

#[tokio::test]
async fn a_renamed_group_is_exported_by_its_new_name() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let id = ada.group("Pilot").await.id;
    assert_eq!(
        rename(&ada, id, "Pilot", " Ångström's \"pilots\" ").await.status,
        200
    );
    let groups = ada.download("acme", ExportKind::Groups).await;
    assert!(
        groups
            .text()
            .contains("\"Ångström's \"\"pilots\"\"\",Cher,,cher@acme.test,Member,Active\r\n")
    );
    assert!(!groups.text().contains("Pilot"));
    let users = ada.download("acme", ExportKind::Users).await;
    assert!(
        users
            .text()
            .contains("cher@acme.test,Member,Basic,\"\"\"Ångström's \"\"\"\"pilots\"\"\"\"\"\"\",")
    );
    console.stop().await;
}

#[tokio::test]
async fn a_name_that_differs_only_in_case_is_refused_with_the_one_that_exists() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let id = ada.group("Pilot").await.id;
    let refused = rename(&ada, id, "Pilot", "éQUIPE québec").await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .json::<AppError>()
            .to_string()
            .contains("\"Équipe Québec\"")
    );
    for (name, words) in [
        ("  ", "Give the group a name"),
        (&*"x".repeat(201), "at most 200"),
    ] {
        let refused = rename(&ada, id, "Pilot", name).await;
        assert_eq!(refused.status, 422);
        assert!(refused.json::<AppError>().to_string().contains(words));
    }
    assert_eq!(
        rename(&ada, id, "Pilot", "PILOT").await.status,
        200,
        "its own name in other letters"
    );
    console.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_take_a_name_at_once_one_gets_it() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let add = |name: String| {
        let new = json!({ "name": name, "members": [] });
        let ada = ada.clone();
        async move { ada.api("groups/add", json!({ "slug": "acme", "new": new })).await }
    };
    let pilot = ada.group("Pilot").await.id;
    let names = ["Night Shift", "NIGHT shift", "night SHIFT", "Night shift"];
    let (added, renamed) = tokio::join!(
        join_all(names.map(|name| add(name.to_owned()))),
        rename(&ada, pilot, "Pilot", "nIGHT SHIFt")
    );
    let answers: Vec<_> = added.into_iter().chain([renamed]).collect();
    let taken: Vec<_> = answers.iter().filter(|answer| answer.status != 200).collect();
    assert_eq!(taken.len(), 4);
    for answer in taken {
        assert_eq!(answer.status, 422);
        let words = answer.json::<AppError>().to_string().to_lowercase();
        assert!(words.contains("named \"night shift\" already"), "{words}");
    }
    let count = "SELECT count(*) FROM groups WHERE name_key = 'night shift' AND deleted_at IS NULL";
    assert_eq!(console.folder.number(count).await, 1);
    console.stop().await;
}

#[tokio::test]
async fn the_second_of_two_renames_is_told_the_first() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let id = ada.group("Pilot").await.id;
    assert_eq!(rename(&ada, id, "Pilot", "First").await.status, 200);
    let told = rename(&olga, id, "Pilot", "Second").await;
    assert_eq!(told.status, 409);
    let AppError::Conflict { current } = told.json() else {
        panic!("{}", told.text())
    };
    assert_eq!(serde_json::from_str::<GroupName>(&current).unwrap().name, "First");
    assert_eq!(rename(&olga, id, "First", "Second").await.status, 200);
    let told = call(&ada, "groups/delete", id).await;
    assert_eq!(told.status, 409);
    assert!(told.text().contains("Second"), "{}", told.text());
    assert_eq!(ada.group("Second").await.id, id);
    console.stop().await;
}

#[tokio::test]
async fn a_name_can_be_read_and_no_two_look_the_same_for_their_spaces() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let add = |name: &'static str| {
        let call = json!({ "slug": "acme", "new": { "name": name, "members": [] } });
        let ada = ada.clone();
        async move { ada.api("groups/add", call).await }
    };
    assert_eq!(add("  Night \u{a0} Shift ").await.status, 200);
    assert_eq!(ada.group("Night Shift").await.name, "Night Shift");
    for refused in [
        "night   shift",
        "\u{200b}",
        "Night\u{200b} Shift",
        "\u{202e}tfihS",
    ] {
        assert_eq!(add(refused).await.status, 422, "{refused:?}");
    }
    console.stop().await;
}

#[tokio::test]
async fn a_deleted_group_is_gone_and_its_name_free_and_undoing_brings_it_back() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let id = ada.group("Pilot").await.id;
    let (before, users) = (
        ada.download("acme", ExportKind::Groups).await,
        ada.download("acme", ExportKind::Users).await,
    );
    assert_eq!(call(&ada, "groups/delete", id).await.status, 200);
    assert!(
        !ada.download("acme", ExportKind::Groups)
            .await
            .text()
            .contains("Pilot")
    );
    assert!(
        !ada.download("acme", ExportKind::Users)
            .await
            .text()
            .contains("Pilot")
    );
    assert_eq!(call(&ada, "groups/delete", id).await.status, 404);
    assert_eq!(rename(&ada, id, "Pilot", "Other").await.status, 404);
    assert_eq!(call(&ada, "groups/restore", id).await.status, 200);
    assert_eq!(
        ada.download("acme", ExportKind::Groups).await.text(),
        before.text()
    );
    assert_eq!(ada.download("acme", ExportKind::Users).await.text(), users.text());

    call(&ada, "groups/delete", id).await;
    let new = json!({ "name": "PILOT", "members": [] });
    assert_eq!(
        ada.api("groups/add", json!({ "slug": "acme", "new": new }))
            .await
            .status,
        200
    );
    let refused = call(&ada, "groups/restore", id).await;
    assert_eq!(refused.status, 422);
    assert!(refused.json::<AppError>().to_string().contains("\"PILOT\""));
    console.stop().await;
}

#[tokio::test]
async fn it_cannot_be_undone_for_ever() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let id = ada.group("Pilot").await.id;
    call(&ada, "groups/delete", id).await;
    console
        .folder
        .execute("UPDATE groups SET deleted_at = (SELECT min(joined_at) FROM members) WHERE name = 'Pilot'")
        .await;
    assert_eq!(call(&ada, "groups/restore", id).await.status, 422);
    console.stop().await;
}

#[tokio::test]
async fn members_join_by_search_or_by_address() {
    use NewGroupMemberVerdict::{Added, AlreadyIn, NoMember, NotAnAddress, Repeated};
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let id = ada.group("Empty group").await.id;
    let li = ada.user("li@acme.test").await.id;
    let new = json!({ "people": [li], "role": "admin",
        "emails": "Zoe <ZOE@acme.test>, hank@globex.test; zoe@acme.test nobody\nli@acme.test" });
    let add = json!({ "slug": "acme", "id": id, "new": new });
    let outcomes: Vec<NewGroupMember> = ada.api("groups/add-members", add).await.json();
    let verdicts: Vec<_> = outcomes.into_iter().map(|outcome| outcome.verdict).collect();
    assert_eq!(
        verdicts,
        [Added, Added, NoMember, Repeated, NotAnAddress, AlreadyIn]
    );
    assert_eq!(
        members(&ada, id).await,
        [
            ("zoe@acme.test".to_owned(), "admin"),
            ("li@acme.test".to_owned(), "admin")
        ]
    );
    let none = json!({ "slug": "acme", "id": id, "new": { "emails": " ", "role": "member" } });
    assert_eq!(ada.api("groups/add-members", none).await.status, 422);
    console.stop().await;
}

#[tokio::test]
async fn a_place_is_changed_from_either_side_and_the_slower_admin_is_told() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let id = ada.group("Pilot").await.id;
    let cher = ada.member("cher@acme.test").await;
    let edit = |seen: &str, wanted: Value| json!({ "person": cher.id, "seen": seen, "wanted": wanted });
    assert_eq!(
        change_place(&ada, id, edit("member", json!("admin")))
            .await
            .status,
        200
    );
    assert!(
        ada.download("acme", ExportKind::Groups)
            .await
            .text()
            .contains("Pilot,Cher,,cher@acme.test,Admin,Active")
    );
    let told = change_place(&olga, id, edit("member", Value::Null)).await;
    assert_eq!(told.status, 409);
    let AppError::Conflict { current } = told.json() else {
        panic!("{}", told.text())
    };
    let current: Option<GroupPlace> = serde_json::from_str(&current).unwrap();
    assert_eq!(current.unwrap().role.key(), "admin");
    assert_eq!(
        olga.save(&cher, |wanted| wanted["groups"] = json!([]))
            .await
            .status,
        409
    );
    let cher = olga.member("cher@acme.test").await;
    assert_eq!(
        olga.save(&cher, |wanted| wanted["groups"] = json!([]))
            .await
            .status,
        200
    );
    assert!(
        members(&ada, id)
            .await
            .iter()
            .all(|(email, _)| email != "cher@acme.test")
    );
    assert_eq!(
        change_place(&ada, id, edit("admin", json!("member")))
            .await
            .status,
        409
    );
    console.stop().await;
}

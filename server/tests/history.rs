//! The history of exports: searched, paged, with its downloads, and files deleted before their time.

use app::{
    AppError,
    domain::{
        ExportKind::{self, Groups, Sessions, Users},
        ExportRecord, ExportState, History,
    },
};
use serde_json::{Value, json};

use crate::support::{Browser, TestConsole, files_below};

async fn look_for(browser: &Browser, query: Value) -> History {
    let answer = browser
        .api("exports/list", json!({ "slug": "acme", "query": query }))
        .await;
    assert!(answer.status.is_success(), "{} {}", answer.status, answer.text());
    answer.json()
}

async fn kinds_of(browser: &Browser, query: Value) -> Vec<ExportKind> {
    let found = look_for(browser, query).await.page;
    assert_eq!(found.total, found.rows.len() as u64);
    found.rows.iter().map(|record| record.progress.kind).collect()
}

#[tokio::test]
async fn it_is_searched_by_kind_person_and_state() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let gone = ada.export("acme", ExportKind::Users).await;
    let id = json!({ "slug": "acme", "id": gone.id });
    assert_eq!(ada.api("exports/delete", id).await.status, 200);
    ada.export("acme", ExportKind::Sessions).await;
    olga.export("acme", ExportKind::Groups).await;
    std::fs::write(console.hold_file(), "").unwrap();
    let unwanted = olga.start_export("acme", ExportKind::Users).await;
    let id = json!({ "slug": "acme", "id": unwanted.id });
    assert_eq!(olga.api("exports/cancel", id).await.status, 200);
    let running = olga.start_export("acme", ExportKind::Sessions).await;

    for (query, expected) in [
        (json!({}), vec![Sessions, Users, Groups, Sessions, Users]),
        (json!({ "kind": "users" }), vec![Users, Users]),
        (json!({ "person": "ADA@acme.test" }), vec![Sessions, Users]),
        (json!({ "state": "under_way" }), vec![Sessions]),
        (json!({ "state": "ready" }), vec![Groups, Sessions]),
        (json!({ "state": "gone" }), vec![Users]),
        (json!({ "state": "canceled" }), vec![Users]),
        (json!({ "state": "failed" }), vec![]),
        (
            json!({ "kind": "sessions", "person": "ada@acme.test", "state": "ready" }),
            vec![Sessions],
        ),
        (json!({ "person": "nobody@acme.test" }), vec![]),
    ] {
        assert_eq!(kinds_of(&ada, query.clone()).await, expected, "{query}");
    }
    let people = look_for(&ada, json!({ "kind": "users" })).await.people;
    let names: Vec<_> = people.iter().map(|person| person.email.as_str()).collect();
    assert_eq!(names, ["ada@acme.test", "olga.owner@acme.test"]);
    std::fs::remove_file(console.hold_file()).unwrap();
    ada.follow("acme", &running).await;
    console.stop().await;
}

#[tokio::test]
async fn it_has_pages() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    for _ in 0..51 {
        ada.export("acme", ExportKind::Groups).await;
    }
    let first = look_for(&ada, json!({ "page": 1 })).await.page;
    assert_eq!((first.rows.len(), first.total, first.pages()), (50, 51, 2));
    let last = look_for(&ada, json!({ "page": 9 })).await.page;
    assert_eq!((last.rows.len(), last.page), (1, 2));
    console.stop().await;
}

#[tokio::test]
async fn a_record_proves_its_file_and_tells_who_fetched_it() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let path = ada
        .export("acme", ExportKind::Users)
        .await
        .download_path("acme")
        .unwrap();
    let tag = ada.get(&path).await.header("etag").to_owned();
    olga.get(&path).await;
    ada.get(&path).await;
    let record = ada.history("acme").await.remove(0);
    let ExportState::Ready { sha256, .. } = &record.progress.state else {
        panic!("{record:?}")
    };
    assert_eq!(format!("\"{sha256}\""), tag);
    let by: Vec<_> = record.downloads.iter().map(|download| &download.by).collect();
    assert_eq!(by, ["ada@acme.test", "olga.owner@acme.test", "ada@acme.test"]);
    console.stop().await;
}

#[tokio::test]
async fn a_file_is_deleted_at_once_by_who_asked_for_it_or_an_owner() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let of_olga = olga.export("acme", ExportKind::Users).await;
    let of_ada = ada.export("acme", ExportKind::Groups).await;
    let may_delete = async |browser: &Browser| -> Vec<bool> {
        browser
            .history("acme")
            .await
            .iter()
            .map(|record| record.may_delete)
            .collect()
    };
    assert_eq!(may_delete(&ada).await, [true, false]);
    assert_eq!(may_delete(&olga).await, [true, true]);
    let delete = async |browser: &Browser, id| {
        browser
            .api("exports/delete", json!({ "slug": "acme", "id": id }))
            .await
    };
    assert_eq!(delete(&ada, of_olga.id).await.status, 403);
    assert_eq!(delete(&olga, of_ada.id).await.status, 200);
    assert_eq!(ada.get(&of_ada.download_path("acme").unwrap()).await.status, 410);
    let told = ada.history("acme").await;
    let by = |record: &ExportRecord| record.deleted.as_ref().map(|deleted| deleted.by.clone());
    assert_eq!(
        told.iter().map(by).collect::<Vec<_>>(),
        [Some("olga.owner@acme.test".to_owned()), None]
    );
    let again = delete(&ada, of_ada.id).await;
    assert_eq!((again.status.as_u16(), again.json()), (410, AppError::Expired));
    assert_eq!(files_below(console.folder.path().join("exports")).len(), 1);
    assert_eq!(ada.get(&of_olga.download_path("acme").unwrap()).await.status, 200);
    let hank = console.browser_of("hank@globex.test").await;
    let foreign = json!({ "slug": "globex", "id": of_olga.id });
    assert_eq!(hank.api("exports/delete", foreign).await.status, 404);
    console.stop().await;
}

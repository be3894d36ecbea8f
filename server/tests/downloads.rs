//! The route of a finished file: headers, parts of it, and its end.

use app::domain::ExportKind;
use http::Method;

use crate::support::{Browser, TestConsole};

async fn finished(console: &TestConsole) -> (Browser, String) {
    let ada = console.browser_of("ada@acme.test").await;
    let path = ada
        .export("acme", ExportKind::Groups)
        .await
        .download_path("acme")
        .unwrap();
    (ada, path)
}

#[tokio::test]
async fn a_file_comes_with_its_size_name_and_tag_and_is_kept_nowhere() {
    let console = TestConsole::edge().await;
    let (ada, path) = finished(&console).await;
    let file = ada.get(&path).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-length"), file.body.len().to_string());
    assert_eq!(
        file.header("content-type"),
        "text/csv; charset=utf-8; header=present"
    );
    let name = path.rsplit('/').next().unwrap();
    assert_eq!(
        file.header("content-disposition"),
        format!("attachment; filename=\"{name}\"")
    );
    assert_eq!(file.header("cache-control"), "private, no-store");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert_eq!(file.header("accept-ranges"), "bytes");
    assert_eq!(file.header("etag").len(), 66);
    console.stop().await;
}

#[tokio::test]
async fn a_part_can_be_fetched_and_joined_to_the_rest() {
    let console = TestConsole::edge().await;
    let (ada, path) = finished(&console).await;
    let whole = ada.get(&path).await;
    let first = ada.get_with(&path, &[("range", "bytes=0-99")]).await;
    let rest = ada
        .get_with(
            &path,
            &[("range", "bytes=100-"), ("if-range", whole.header("etag"))],
        )
        .await;
    assert_eq!((first.status.as_u16(), rest.status.as_u16()), (206, 206));
    assert_eq!(
        first.header("content-range"),
        format!("bytes 0-99/{}", whole.body.len())
    );
    assert_eq!([&first.body[..], &rest.body[..]].concat(), whole.body);

    let changed = ada
        .get_with(&path, &[("range", "bytes=100-"), ("if-range", "\"another\"")])
        .await;
    assert_eq!(
        (changed.status.as_u16(), changed.body.len()),
        (200, whole.body.len())
    );
    let beyond = ada.get_with(&path, &[("range", "bytes=999999-")]).await;
    assert_eq!(beyond.status, 416);
    assert_eq!(
        beyond.header("content-range"),
        format!("bytes */{}", whole.body.len())
    );
    console.stop().await;
}

#[tokio::test]
async fn asking_for_the_head_alone_sends_no_body() {
    let console = TestConsole::edge().await;
    let (ada, path) = finished(&console).await;
    let head = ada
        .send(Method::HEAD, &path, &[], axum::body::Body::empty())
        .await;
    assert_eq!(head.status, 200);
    assert_ne!(head.header("content-length"), "");
    assert!(head.body.is_empty());
    console.stop().await;
}

#[tokio::test]
async fn another_name_or_id_is_not_found() {
    let console = TestConsole::edge().await;
    let (ada, path) = finished(&console).await;
    assert_eq!(ada.get(&path.replace("groups", "users")).await.status, 404);
    assert_eq!(
        ada.get("/w/acme/exports/not-an-id/acme-groups.csv").await.status,
        404
    );
    console.stop().await;
}

#[tokio::test]
async fn a_file_that_was_deleted_is_gone_and_says_so() {
    let console = TestConsole::edge().await;
    let (ada, path) = finished(&console).await;
    let store = console.folder.path().join("exports");
    std::fs::remove_dir_all(&store).unwrap();
    let away = ada.get(&path).await;
    assert_eq!(away.status, 424);
    assert!(
        away.text().contains("The export store is away"),
        "{}",
        away.text()
    );
    std::fs::create_dir(&store).unwrap();
    let gone = ada.get(&path).await;
    assert_eq!(gone.status, 410);
    assert!(gone.text().contains("no longer kept"), "{}", gone.text());
    console.stop().await;
}

#[tokio::test]
async fn a_file_that_was_cut_off_in_the_store_is_not_sent() {
    let console = TestConsole::edge().await;
    let (ada, path) = finished(&console).await;
    let store = console.folder.path().join("exports");
    let inside = |folder: &std::path::Path| {
        let mut entries = std::fs::read_dir(folder).unwrap();
        entries.next().unwrap().unwrap().path()
    };
    let file = std::fs::File::options()
        .write(true)
        .open(inside(&inside(&store)))
        .unwrap();
    file.set_len(100).unwrap();
    assert_eq!(ada.get(&path).await.status, 424);
    assert_eq!(
        ada.get_with(&path, &[("range", "bytes=0-99")]).await.body.len(),
        100
    );
    console.stop().await;
}

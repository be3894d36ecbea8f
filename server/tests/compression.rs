//! What is compressed on its way, and what is not.

use app::domain::ExportKind;
use axum::body::Body;
use http::Method;
use serde_json::json;

use crate::support::{EDGE, TestConsole};

const BROWSERS: [(&str, &str); 1] = [("accept-encoding", "gzip, deflate, br, zstd")];

// Pages are rendered as the server does it, on several threads.
#[tokio::test(flavor = "multi_thread")]
async fn pages_and_answers_of_server_functions_are() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let page = ada.get_with("/w/acme/users", &BROWSERS).await;
    assert_eq!(
        (page.status.as_u16(), page.header("content-encoding")),
        (200, "zstd")
    );
    let headers = [BROWSERS[0], ("content-type", "application/json")];
    let query = json!({ "slug": "acme", "query": { "search": "", "page": 1 } }).to_string();
    let users = ada
        .send(Method::POST, "/api/users/list", &headers, Body::from(query))
        .await;
    assert_eq!(
        (users.status.as_u16(), users.header("content-encoding")),
        (200, "zstd")
    );
    for (accepted, encoding) in [("br", "br"), ("gzip", "gzip"), ("identity", "")] {
        let page = ada
            .get_with("/w/acme/users", &[("accept-encoding", accepted)])
            .await;
        assert_eq!(page.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(page.header("vary"), "accept-encoding", "{accepted}");
    }
    console.stop().await;
}

#[tokio::test]
async fn a_download_is_unless_a_part_of_it_is_wanted_or_the_browser_saves_it_by_itself() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let export = ada.export("acme", ExportKind::Sessions).await;
    let path = export.download_path("acme").unwrap();
    let whole = ada.get(&path).await;
    let compressed = ada.get_with(&path, &BROWSERS).await;
    assert_eq!(compressed.header("content-encoding"), "zstd");
    assert!(compressed.body.len() < whole.body.len() / 2);
    assert_eq!(compressed.header("etag"), format!("W/{}", whole.header("etag")));
    let part = ada
        .get_with(&path, &[BROWSERS[0], ("range", "bytes=0-1999")])
        .await;
    assert_eq!((part.status.as_u16(), part.header("content-encoding")), (206, ""));
    assert_eq!(part.body, whole.body[..2_000]);
    let saved = ada
        .get_with(&path, &[BROWSERS[0], ("sec-fetch-mode", "navigate")])
        .await;
    for name in ["content-length", "accept-ranges", "etag"] {
        assert_eq!(saved.header(name), whole.header(name), "{name}");
    }
    console.stop().await;
}

#[tokio::test]
async fn a_stream_of_progress_is_not() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let export = ada.export("acme", ExportKind::Users).await;
    let headers = [BROWSERS[0], ("content-type", "application/json")];
    let which = json!({ "slug": "acme", "id": export.id }).to_string();
    let stream = ada
        .send(Method::POST, "/api/exports/watch", &headers, Body::from(which))
        .await;
    assert_eq!(
        (stream.status.as_u16(), stream.header("content-encoding")),
        (200, "")
    );
    console.stop().await;
}

#[tokio::test]
async fn a_download_to_the_servers_own_machine_is_not() {
    let console = TestConsole::with_settings(EDGE, &[("TRUSTED_PROXIES", "0.0.0.0")]).await;
    let ada = console.browser_of("ada@acme.test").await;
    let export = ada.export("acme", ExportKind::Sessions).await;
    let path = export.download_path("acme").unwrap();
    for (client, encoding) in [("127.0.0.1", ""), ("192.0.2.7", "zstd")] {
        let headers = [BROWSERS[0], ("x-forwarded-for", client)];
        let answer = ada.get_with(&path, &headers).await;
        assert_eq!(answer.header("content-encoding"), encoding, "{client}");
    }
    console.stop().await;
}

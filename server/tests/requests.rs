//! Requests that can't be answered as they stand: what they are told.

use std::{future::poll_fn, process::Stdio, task::Poll, time::Duration};

use app::{
    AppError,
    domain::{Page, UserRow},
};
use axum::body::Body;
use http::{Method, header::CONTENT_TYPE};
use serde_json::json;
use tokio::{io::AsyncWriteExt, time::sleep};

use crate::support::{Browser, TestConsole, command, is_on_postgres};

async fn list_users(browser: &Browser, body: impl Into<Body>) -> (u16, AppError) {
    let headers = [(CONTENT_TYPE.as_str(), "application/json")];
    let answer = browser
        .send(Method::POST, "/api/users/list", &headers, body.into())
        .await;
    (answer.status.as_u16(), answer.json())
}

#[tokio::test]
async fn one_that_is_not_what_the_function_takes_is_invalid() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    for body in [
        "{",
        "[]",
        "",
        r#"{"slug":"acme","query":{"search":"","page":-1}}"#,
    ] {
        let (status, error) = list_users(&ada, body).await;
        assert!(
            status == 422 && matches!(error, AppError::Invalid { .. }),
            "{body}: {status} {error:?}"
        );
    }
    console.stop().await;
}

#[tokio::test]
async fn one_that_says_it_is_too_large_is_not_read() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let length = [
        ("content-length", "262145"),
        (CONTENT_TYPE.as_str(), "application/json"),
    ];
    let answer = ada
        .send(Method::POST, "/api/users/preview", &length, Body::empty())
        .await;
    assert_eq!((answer.status.as_u16(), answer.json()), (413, AppError::TooLarge));
    console.stop().await;
}

// Pages are rendered as the server does it, on several threads.
#[tokio::test(flavor = "multi_thread")]
async fn pages_open_while_somebody_else_writes_for_long() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let mut import = command(&console.folder)
        .args(["import", "-"])
        .stdin(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    // It has begun once it takes more than a pipe holds.
    let mut lines = import.stdin.take().unwrap();
    lines.write_all(&vec![b'\n'; 1 << 20]).await.unwrap();
    let answer = ada.api("frame", json!({ "slug": "acme" })).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(ada.get("/w/acme/users").await.status, 200);
    import.kill().await.unwrap();
    console.stop().await;
}

#[tokio::test]
async fn a_plain_form_comes_back_with_its_last_error_alone() {
    let console = TestConsole::edge().await;
    let browser = console.browser();
    let mut page = "http://localhost:3000/sign-in?next=%2Fw%2Facme%2Fusers".to_owned();
    for _ in 0..3 {
        let fields = "email=nobody%40acme.test&password=x&next=";
        let answer = browser
            .form("sign-in", fields, &[("referer", &page), ("accept", "text/html")])
            .await;
        answer.header("location").clone_into(&mut page);
        assert_eq!(page.matches("__err=").count(), 1, "{page}");
        assert!(page.contains("next="), "{page}");
    }
    console.stop().await;
}

#[tokio::test]
async fn a_nul_finds_nothing_and_breaks_nothing() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let query = json!({ "search": "a\0b", "page": 1 });
    let found: Page<UserRow> = ada
        .api("users/list", json!({ "slug": "acme", "query": query }))
        .await
        .json();
    assert_eq!(found.total, 0);
    assert_eq!(ada.get("/w/ac%00me/users").await.status, 404);
    let mut nobody = console.browser();
    assert_eq!(nobody.sign_in("ada\0@acme.test", "x").await.status, 401);
    assert_eq!(nobody.sign_in(&"a".repeat(10_000), "x").await.status, 401);
    console.stop().await;
}

// Whoever goes away leaves their request at any point of it, also while a transaction begins.
#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_given_up_leaves_no_transaction_open() {
    if !is_on_postgres() {
        return;
    }
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let left = "SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND state LIKE 'idle in transaction%'
            AND clock_timestamp() - state_change > interval '250 milliseconds'";
    for moment in 1..16 {
        let file = Body::from("email\nli@acme.test\n");
        let mut looking = Box::pin(ada.send(Method::POST, "/w/acme/users.csv", &[], file));
        let mut polls = 0;
        poll_fn(|context| {
            polls += 1;
            let is_answered = looking.as_mut().poll(context).is_ready();
            if is_answered || polls == moment {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
        drop(looking);
        sleep(Duration::from_millis(300)).await;
        let open = console.folder.number(left).await;
        assert_eq!(open, 0, "given up when it was asked for the {moment}. time");
    }
    console.stop().await;
}

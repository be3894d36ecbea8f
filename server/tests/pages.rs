//! Pages as the server renders them.

use futures::future::join_all;

use crate::support::TestConsole;

const ROUNDS: usize = 12;
/// Enough to go on for as long as the pages are rendered, if each looks the pages up anew.
const BEGINNINGS: usize = 2_000;

/// The pages of a workspace, each with what stands on it only once its data is there.
const PAGES: &[(&str, &str)] = &[
    ("users", "ada@acme.test"),
    ("groups", "EMEA"),
    ("sessions", "listing-count"),
    ("export-data", "Download CSV"),
];

/// Asks for all of them many times at once.
async fn ask_for_many(console: &TestConsole) {
    let ada = console.browser_of("ada@acme.test").await;
    let pages = PAGES.iter().cycle().take(ROUNDS * PAGES.len());
    let asked = pages.map(|(page, content)| {
        let ada = ada.clone();
        tokio::spawn(async move {
            let answer = ada.get(&format!("/w/acme/{page}")).await;
            assert_eq!(answer.status, 200, "{page}");
            assert!(answer.text().contains(content), "{page} lacks {content}");
        })
    });
    for outcome in join_all(asked).await {
        outcome.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_that_are_asked_for_at_once_are_whole() {
    let console = TestConsole::edge().await;
    ask_for_many(&console).await;
    console.stop().await;
}

#[tokio::test]
async fn one_thread_is_enough_for_them() {
    let console = TestConsole::edge().await;
    ask_for_many(&console).await;
    console.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_console_that_begins_in_the_same_process_keeps_none_of_them_waiting() {
    let console = TestConsole::edge().await;
    // What each console of a process does as it begins.
    let beginnings = tokio::task::spawn_blocking(|| {
        for _ in 0..BEGINNINGS {
            assert!(!server::pages().is_empty());
        }
    });
    ask_for_many(&console).await;
    beginnings.await.unwrap();
    console.stop().await;
}

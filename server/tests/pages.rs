//! Pages as the server renders them.

use futures::future::join_all;

use crate::support::TestConsole;

const ROUNDS: usize = 12;

/// The pages of a workspace, each with what stands on it only once its data is there.
const PAGES: &[(&str, &str)] = &[
    ("users", "ada@acme.test"),
    ("groups", "EMEA"),
    ("sessions", "listing-count"),
    ("export-data", "Download CSV"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_that_are_asked_for_at_once_are_whole() {
    let console = TestConsole::edge().await;
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
    console.stop().await;
}

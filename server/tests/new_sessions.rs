//! Exports of only what is new: nothing is lost and nothing comes twice, whenever it was started.

use std::collections::BTreeMap;

use app::domain::{ExportKind, ExportProgress};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Browser, TestConsole, read_csv};

const USER: &str = "e4b765af-fb41-5a6f-b412-5ccc0c397c58";
const WORKSPACE: &str = "a0f07f46-dbdb-59a3-9591-860bfe73ec1b";

/// A session of Ada's at a scenario, started on a day; one without a score is still going on.
fn session(scenario: &str, number: u128, day: &str, score: Option<u32>) -> String {
    let (start, end) = (format!("{day}T10:00:00Z"), format!("{day}T10:05:00Z"));
    let line = json!({ "type": "session", "id": Uuid::from_u128(number), "workspace": WORKSPACE, "user": USER,
        "scenario": scenario, "status": if score.is_some() { "completed" } else { "in_progress" },
        "started_at": start, "ended_at": score.map(|_| &end), "graded_at": score.map(|_| &end), "score": score });
    format!("{line}\n")
}

async fn ask(browser: &Browser, options: &Value) -> ExportProgress {
    let arguments = json!({ "slug": "acme", "kind": "sessions", "options": options });
    browser.api("exports/start", arguments).await.json()
}

/// The rows of a finished export, by their session.
async fn rows_of(browser: &Browser, asked: &ExportProgress) -> BTreeMap<String, Vec<String>> {
    let export = browser.follow("acme", asked).await;
    let text = browser.get(&export.download_path("acme").unwrap()).await;
    let mut records = read_csv(text.text());
    records.remove(0);
    records.into_iter().map(|row| (row[15].clone(), row)).collect()
}

async fn rows(browser: &Browser, options: Value) -> BTreeMap<String, Vec<String>> {
    rows_of(browser, &ask(browser, &options).await).await
}

/// The last digits of the sessions' ids.
fn numbers(rows: &BTreeMap<String, Vec<String>>) -> Vec<u32> {
    let number = |link: &String| u32::from_str_radix(&link[link.len() - 4..], 16).unwrap();
    rows.keys().map(number).collect()
}

async fn scenarios(browser: &Browser) -> [String; 2] {
    let offer: Value = browser
        .api("exports/offer", json!({ "slug": "acme" }))
        .await
        .json();
    [0, 1].map(|place| offer["scenarios"][place]["id"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn one_export_after_the_other_holds_each_session_once_and_again_when_it_changed() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let [one, _] = scenarios(&ada).await;
    let new = json!({ "only_new": true });
    let first = rows(&ada, new.clone()).await;
    assert_eq!(first, rows(&ada, json!({})).await, "there was none before");
    assert!(rows(&ada, new.clone()).await.is_empty());

    // Started long ago, and recorded only now; and one that goes on.
    let late = session(&one, 1, "2019-01-01", Some(50));
    console
        .import(&(late.clone() + &session(&one, 2, "2026-01-02", None)))
        .await;
    let second = rows(&ada, new.clone()).await;
    assert_eq!(numbers(&second), [1, 2]);
    // What is imported as it was is not new, what got its score is.
    console
        .import(&(late + &session(&one, 2, "2026-01-02", Some(70))))
        .await;
    let third = rows(&ada, new.clone()).await;
    assert_eq!(numbers(&third), [2]);
    assert!(rows(&ada, new).await.is_empty());

    let mut together = first;
    together.extend(second);
    together.extend(third);
    let whole = rows(&ada, json!({})).await;
    assert_eq!(
        together.keys().collect::<Vec<_>>(),
        whole.keys().collect::<Vec<_>>()
    );
    for (link, row) in &whole {
        // Numbers of attempts are those of the whole file at the time.
        assert_eq!(row[..7], together[link][..7], "{link}");
    }
    console.stop().await;
}

#[tokio::test]
async fn what_came_while_a_file_was_made_is_new_afterwards() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let [one, _] = scenarios(&ada).await;
    std::fs::write(console.hold_file(), "").unwrap();
    let whole = ask(&ada, &json!({})).await;
    // Its instant is fixed once rows are written.
    while console
        .folder
        .number("SELECT max(rows_written) FROM exports")
        .await
        == 0
    {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    console.import(&session(&one, 1, "2025-01-01", Some(50))).await;
    std::fs::remove_file(console.hold_file()).unwrap();
    let first = rows_of(&ada, &whole).await;
    assert!(!numbers(&first).contains(&1));
    assert_eq!(numbers(&rows(&ada, json!({ "only_new": true })).await), [1]);
    console.stop().await;
}

#[tokio::test]
async fn new_is_what_the_persons_own_exports_of_as_much_did_not_hold() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let [one, other] = scenarios(&ada).await;
    let whole = rows(&ada, json!({})).await;
    let batch =
        |number, day| session(&one, number, day, Some(50)) + &session(&other, number + 1, day, Some(50));
    console.import(&batch(1, "2025-03-01")).await;
    let of_one = json!({ "scenario": one, "only_new": true });
    assert_eq!(numbers(&rows(&ada, of_one.clone()).await), [1]);
    // A file of one scenario says nothing of the others.
    assert_eq!(numbers(&rows(&ada, json!({ "only_new": true })).await), [1, 2]);
    console.import(&batch(3, "2025-04-01")).await;
    assert_eq!(numbers(&rows(&ada, of_one).await), [3]);
    let of_other = json!({ "scenario": other, "only_new": true, "exact": true });
    assert_eq!(numbers(&rows(&ada, of_other).await), [4]);
    // Another admin's exports are none of hers.
    assert_eq!(
        rows(&olga, json!({ "only_new": true })).await.len(),
        whole.len() + 4
    );
    let history = ada.history("acme").await;
    let told: Vec<_> = history.iter().map(|record| record.options.as_str()).collect();
    assert_eq!(told[0], "Only new: the first such export, so all");
    assert!(told[1].contains("New since the export of"), "{told:?}");
    console.stop().await;
}

#[tokio::test]
async fn one_that_was_canceled_was_no_export() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    std::fs::write(console.hold_file(), "").unwrap();
    let unwanted = ask(&ada, &json!({})).await;
    let cancel = json!({ "slug": "acme", "id": unwanted.id });
    assert_eq!(ada.api("exports/cancel", cancel).await.status, 200);
    std::fs::remove_file(console.hold_file()).unwrap();
    let new = rows(&ada, json!({ "only_new": true })).await;
    assert_eq!(new.len(), rows(&ada, json!({})).await.len());
    let kind = ada.history("acme").await.remove(0).progress.kind;
    assert_eq!(kind, ExportKind::Sessions);
    console.stop().await;
}

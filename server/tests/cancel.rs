//! Exports that somebody cancels: here, on another server, before and after their turn.

use app::{
    AppError,
    domain::{ExportKind, ExportProgress, ExportState},
};
use serde_json::json;
use tokio::time::{Duration, sleep};

use crate::support::{
    Answer, Browser, EDGE, Folder, ServerProcess, TestConsole, edge_with_password, files_below,
    is_on_postgres,
};

async fn cancel(browser: &Browser, export: &ExportProgress) -> Answer {
    browser
        .api("exports/cancel", json!({ "slug": "acme", "id": export.id }))
        .await
}

async fn until_running(browser: &Browser, export: &ExportProgress) {
    let is_running = async || {
        browser.history("acme").await.iter().any(|record| {
            record.progress.id == export.id
                && matches!(record.progress.state, ExportState::Running { of: Some(_), .. })
        })
    };
    while !is_running().await {
        sleep(Duration::from_millis(20)).await;
    }
}

async fn until_nothing_is_stored(folder: &Folder) {
    while !files_below(folder.path().join("exports")).is_empty() {
        sleep(Duration::from_millis(20)).await;
    }
}

fn canceled_by(name: &str) -> ExportState {
    ExportState::Canceled { by: name.to_owned() }
}

#[tokio::test]
async fn an_export_that_runs_stops_at_once_and_leaves_no_file() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    std::fs::write(console.hold_file(), "").unwrap();
    let export = ada.start_export("acme", ExportKind::Sessions).await;
    assert!(export.may_cancel);
    until_running(&ada, &export).await;
    let canceled: ExportProgress = cancel(&ada, &export).await.json();
    assert_eq!(canceled.state, canceled_by("Ada Lovelace"));
    assert!(!canceled.may_cancel);
    assert_eq!(
        ada.follow("acme", &export).await,
        canceled,
        "the stream ends with it"
    );

    // The worker is free for the next one, though what it made is still held back.
    until_nothing_is_stored(&console.folder).await;
    let next = ada.start_export("acme", ExportKind::Sessions).await;
    assert_ne!(next.id, export.id);
    until_running(&ada, &next).await;
    std::fs::remove_file(console.hold_file()).unwrap();
    assert!(matches!(
        ada.follow("acme", &next).await.state,
        ExportState::Ready { .. }
    ));
    assert_eq!(files_below(console.folder.path().join("exports")).len(), 1);
    console.stop().await;
}

#[tokio::test]
async fn an_export_that_waits_is_never_begun() {
    let one_at_a_time = [("EXPORTS_PER_WORKSPACE", "1")];
    let console = TestConsole::with_settings(EDGE, &one_at_a_time).await;
    let ada = console.browser_of("ada@acme.test").await;
    std::fs::write(console.hold_file(), "").unwrap();
    let first = ada.start_export("acme", ExportKind::Users).await;
    until_running(&ada, &first).await;
    let second = ada.start_export("acme", ExportKind::Groups).await;
    assert_eq!(second.state, ExportState::Queued);
    assert_eq!(cancel(&ada, &second).await.status, 200);
    std::fs::remove_file(console.hold_file()).unwrap();
    ada.follow("acme", &first).await;
    assert_eq!(
        ada.follow("acme", &second).await.state,
        canceled_by("Ada Lovelace")
    );
    let begun = "SELECT count(*) FROM exports WHERE attempts > 0";
    assert_eq!(console.folder.number(begun).await, 1);
    console.stop().await;
}

#[tokio::test]
async fn an_owner_may_cancel_what_an_admin_began_but_not_the_other_way_round() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    std::fs::write(console.hold_file(), "").unwrap();
    let of_olga = olga.start_export("acme", ExportKind::Users).await;
    let joined = ada.start_export("acme", ExportKind::Users).await;
    assert!(joined.id == of_olga.id && of_olga.may_cancel && !joined.may_cancel);
    let refused = cancel(&ada, &of_olga).await;
    assert_eq!(
        (refused.status.as_u16(), refused.json()),
        (403, AppError::Forbidden)
    );

    let of_ada = ada.start_export("acme", ExportKind::Groups).await;
    let canceled: ExportProgress = cancel(&olga, &of_ada).await.json();
    assert_eq!(canceled.state, canceled_by("Olga Owner"));
    std::fs::remove_file(console.hold_file()).unwrap();
    assert!(matches!(
        ada.follow("acme", &of_olga).await.state,
        ExportState::Ready { .. }
    ));
    console.stop().await;
}

#[tokio::test]
async fn an_export_that_has_ended_stays_as_it_is() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let ready = ada.export("acme", ExportKind::Users).await;
    let answer: ExportProgress = cancel(&ada, &ready).await.json();
    assert_eq!(answer, ready);
    assert_eq!(ada.get(&ready.download_path("acme").unwrap()).await.status, 200);
    let hank = console.browser_of("hank@globex.test").await;
    let foreign = json!({ "slug": "globex", "id": ready.id });
    assert_eq!(hank.api("exports/cancel", foreign).await.status, 404);
    console.stop().await;
}

#[tokio::test]
async fn a_server_learns_of_it_from_the_database_when_another_was_asked() {
    let folder = edge_with_password(Folder::new()).await;
    let file = folder.path().join("hold");
    std::fs::write(&file, "").unwrap();
    let held = [("TEST_HOLD_EXPORTS_FILE", file.display().to_string())];
    let working = ServerProcess::start(&folder, held).await;
    let ada = working.browser_of("ada@acme.test").await;
    let export = ada.start_export("acme", ExportKind::Sessions).await;
    until_running(&ada, &export).await;
    let asked = ServerProcess::start(&folder, [("EXPORTS_PER_SERVER", "1")]).await;
    let there = asked.same_person(&ada);
    assert_eq!(cancel(&there, &export).await.status, 200);
    assert_eq!(
        ada.follow("acme", &export).await.state,
        canceled_by("Ada Lovelace")
    );
    until_nothing_is_stored(&folder).await;
    assert!(working.stop().await.success());
}

/// The first row of this export never comes.
#[tokio::test]
async fn a_database_computes_nothing_more_for_one_that_was_canceled() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let endless = if is_on_postgres() {
        "CROSS JOIN pg_sleep(3600)"
    } else {
        "CROSS JOIN (WITH RECURSIVE numbers(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers)
            SELECT count(*) FROM numbers)"
    };
    let slow = format!(
        "ALTER TABLE scenarios RENAME TO scenarios_there_are;
        CREATE VIEW scenarios AS SELECT s.* FROM scenarios_there_are s {endless}"
    );
    console.folder.execute(&slow).await;
    let export = ada.start_export("acme", ExportKind::Sessions).await;
    until_running(&ada, &export).await;
    while !is_computing(&console).await {
        sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(cancel(&ada, &export).await.status, 200);
    while is_computing(&console).await {
        sleep(Duration::from_millis(20)).await;
    }
    console.stop().await;
}

/// Whether the database computes for an export; SQLite says that somebody reads what stands in its write-ahead log.
async fn is_computing(console: &TestConsole) -> bool {
    let question = if is_on_postgres() {
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
    } else {
        "PRAGMA wal_checkpoint(TRUNCATE)"
    };
    console.folder.number(question).await > 0
}

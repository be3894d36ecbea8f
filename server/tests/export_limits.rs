//! How many exports may wait: more are refused in words, and nothing is begun.

use app::{
    AppError,
    domain::{ExportKind, ExportProgress, ExportRecord, ExportState, FailureReason},
};
use serde_json::json;

use crate::support::{Answer, Browser, EDGE, TestConsole, read_csv};

async fn try_start(browser: &Browser, slug: &str, kind: ExportKind) -> Answer {
    let request = json!({ "slug": slug, "kind": kind, "options": { "exact": false } });
    browser.api("exports/start", request).await
}

async fn until_running(browser: &Browser, export: &ExportProgress) {
    loop {
        let overview = browser.api("exports/overview", json!({ "slug": "acme" })).await;
        let overview: app::domain::ExportOverview = overview.json();
        let mut under_way = overview.under_way.iter().map(|export| &export.progress);
        let found = under_way.find(|progress| progress.id == export.id).unwrap();
        if matches!(found.state, ExportState::Running { .. }) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// What the trail tells of an export, in its order.
async fn audited(browser: &Browser, export: &ExportProgress) -> Vec<String> {
    let trail = read_csv(browser.get("/w/acme/audit.csv").await.text());
    let id = export.id.to_string();
    let of_export = trail.into_iter().filter(|row| row.contains(&id));
    of_export.map(|row| row[3].clone()).collect()
}

/// A console where one export is being made for as long as the hold file is there, and one waits.
async fn full_line(setting: &str) -> (TestConsole, Browser, ExportProgress) {
    let settings = [("EXPORTS_PER_SERVER", "1"), (setting, "1")];
    let console = TestConsole::with_settings(EDGE, &settings).await;
    let ada = console.browser_of("ada@acme.test").await;
    std::fs::write(console.hold_file(), "").unwrap();
    let first = ada.start_export("acme", ExportKind::Users).await;
    until_running(&ada, &first).await;
    let waiting = ada.start_export("acme", ExportKind::Groups).await;
    (console, ada, waiting)
}

#[tokio::test]
async fn a_workspace_with_too_many_is_told_so_and_others_are_not_affected() {
    let (console, ada, waiting) = full_line("EXPORTS_WAITING_PER_WORKSPACE").await;
    let refused = try_start(&ada, "acme", ExportKind::Sessions).await;
    assert_eq!(refused.status, 429);
    let error: AppError = refused.json();
    assert_eq!(error, AppError::TooManyExportsOfWorkspace);
    let words = error.to_string();
    assert!(
        words.contains("was not begun") && words.contains("cancel one"),
        "{words}"
    );
    let under_way = "SELECT count(*) FROM exports WHERE state IN ('queued', 'running')";
    assert_eq!(console.folder.number(under_way).await, 2);
    // The history keeps the reason.
    let history = ada.history("acme").await;
    assert_eq!(history.len(), 3);
    let kept = |record: &&ExportRecord| record.progress.kind == ExportKind::Sessions;
    let kept = history.iter().find(kept).unwrap();
    let ExportState::Failed { reason } = kept.progress.state else {
        panic!("{kept:?}")
    };
    assert_eq!(reason.name(), words);
    assert_eq!(audited(&ada, &kept.progress).await, ["requested", "failed"]);

    // What waits already is joined, whoever asks, and the other workspace has a line of its own.
    let olga = console.browser_of("olga.owner@acme.test").await;
    assert_eq!(olga.start_export("acme", ExportKind::Groups).await.id, waiting.id);
    let hank = console.browser_of("hank@globex.test").await;
    hank.start_export("globex", ExportKind::Users).await;

    std::fs::remove_file(console.hold_file()).unwrap();
    ada.follow("acme", &waiting).await;
    assert!(matches!(
        ada.export("acme", ExportKind::Sessions).await.state,
        ExportState::Ready { .. }
    ));
    console.stop().await;
}

#[tokio::test]
async fn too_many_of_all_workspaces_are_refused_as_well() {
    let (console, ada, waiting) = full_line("EXPORTS_WAITING").await;
    let hank = console.browser_of("hank@globex.test").await;
    let refused = try_start(&hank, "globex", ExportKind::Users).await;
    assert_eq!(refused.status, 429);
    let error: AppError = refused.json();
    assert_eq!(error, AppError::TooManyExports);
    assert!(error.to_string().contains("in a few minutes"), "{error}");
    let history = hank.history("globex").await;
    let reason = FailureReason::TooManyOfAll;
    assert_eq!(history[0].progress.state, ExportState::Failed { reason });

    // There is room again as soon as one that waits is canceled.
    let cancel = json!({ "slug": "acme", "id": waiting.id });
    assert_eq!(ada.api("exports/cancel", cancel).await.status, 200);
    let export = hank.start_export("globex", ExportKind::Users).await;
    std::fs::remove_file(console.hold_file()).unwrap();
    assert!(matches!(
        hank.follow("globex", &export).await.state,
        ExportState::Ready { .. }
    ));
    console.stop().await;
}

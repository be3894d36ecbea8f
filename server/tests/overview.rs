//! What runs in a workspace, and the finished files that wait for who asked.

use app::domain::{ExportKind, ExportOverview, ExportState};
use serde_json::json;

use crate::support::{Browser, EDGE, TestConsole};

async fn overview(browser: &Browser) -> ExportOverview {
    let answer = browser.api("exports/overview", json!({ "slug": "acme" })).await;
    assert!(answer.status.is_success(), "{} {}", answer.status, answer.text());
    answer.json()
}

/// As if all that is finished had been so for long: the tabs that asked have had their time.
async fn let_time_pass(console: &TestConsole) {
    console
        .folder
        .execute("UPDATE exports SET finished_at = (SELECT min(joined_at) FROM members)")
        .await;
}

#[tokio::test]
async fn everybody_sees_all_that_runs_and_who_asked() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    std::fs::write(console.hold_file(), "").unwrap();
    let of_ada = ada.start_export("acme", ExportKind::Users).await;
    let of_olga = olga.start_export("acme", ExportKind::Groups).await;
    for (browser, may_cancel) in [(&ada, [true, false]), (&olga, [true, true])] {
        let seen = overview(browser).await;
        let told: Vec<_> = seen
            .under_way
            .iter()
            .map(|export| (export.progress.id, export.requested_by.display_name()))
            .collect();
        assert_eq!(
            told,
            [
                (of_ada.id, "Ada Lovelace".to_owned()),
                (of_olga.id, "Olga Owner".to_owned())
            ]
        );
        assert_eq!(
            seen.under_way
                .iter()
                .map(|export| export.progress.may_cancel)
                .collect::<Vec<_>>(),
            may_cancel
        );
        assert!(seen.for_you.is_empty());
    }
    std::fs::remove_file(console.hold_file()).unwrap();
    ada.follow("acme", &of_ada).await;
    ada.follow("acme", &of_olga).await;
    assert!(overview(&ada).await.under_way.is_empty());
    console.stop().await;
}

#[tokio::test]
async fn a_file_waits_for_each_who_asked_until_they_have_it_or_put_it_away() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    std::fs::write(console.hold_file(), "").unwrap();
    let export = ada.start_export("acme", ExportKind::Users).await;
    let alone = ada.start_export("acme", ExportKind::Groups).await;
    assert_eq!(olga.start_export("acme", ExportKind::Users).await.id, export.id);
    std::fs::remove_file(console.hold_file()).unwrap();
    ada.follow("acme", &export).await;
    ada.follow("acme", &alone).await;
    assert!(
        overview(&ada).await.for_you.is_empty(),
        "the tabs that asked fetch it first"
    );
    let_time_pass(&console).await;

    let for_olga = overview(&olga).await.for_you;
    assert_eq!(for_olga.len(), 1);
    assert!(for_olga[0].id == export.id && matches!(for_olga[0].state, ExportState::Ready { .. }));
    assert_eq!(overview(&ada).await.for_you.len(), 2);

    let settle = json!({ "slug": "acme", "id": export.id });
    assert_eq!(ada.api("exports/settle", settle.clone()).await.status, 200);
    let for_ada = overview(&ada).await.for_you;
    assert_eq!(
        for_ada.iter().map(|waiting| waiting.id).collect::<Vec<_>>(),
        [alone.id]
    );
    assert_eq!(
        overview(&olga).await.for_you.len(),
        1,
        "it still waits for others"
    );

    console
        .folder
        .execute("UPDATE exports SET expires_at = requested_at")
        .await;
    assert!(
        overview(&olga).await.for_you.is_empty(),
        "what is gone waits for nobody"
    );
    console.stop().await;
}

#[tokio::test]
async fn the_time_that_another_server_thinks_is_left_is_told_to_everybody() {
    let settings = [("EXPORTS_PER_SERVER", "1")];
    let console = TestConsole::with_settings(EDGE, &settings).await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    std::fs::write(console.hold_file(), "").unwrap();
    let own = ada.start_export("acme", ExportKind::Users).await;
    while !matches!(
        overview(&ada).await.under_way[0].progress.state,
        ExportState::Running { .. }
    ) {
        tokio::task::yield_now().await;
    }
    let other = ada.start_export("acme", ExportKind::Groups).await;
    let elsewhere = "UPDATE exports SET state = 'running', lease_until = requested_at,
        rows_written = 10, rows_expected = 100, seconds_left = 90 WHERE state = 'queued'";
    console.folder.execute(elsewhere).await;
    let told = ExportState::Running {
        rows: 10,
        of: Some(100),
        seconds_left: Some(90),
    };
    for browser in [&ada, &olga] {
        let seen = overview(browser).await.under_way;
        let seen = seen.iter().find(|export| export.progress.id == other.id).unwrap();
        assert_eq!(seen.progress.state, told);
    }
    std::fs::remove_file(console.hold_file()).unwrap();
    ada.follow("acme", &own).await;
    console.stop().await;
}

#[tokio::test]
async fn what_is_no_export_of_the_workspace_can_not_be_put_away() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let hank = console.browser_of("hank@globex.test").await;
    let of_other = hank.export("globex", ExportKind::Users).await.id;
    for id in [of_other, uuid::Uuid::nil()] {
        let call = json!({ "slug": "acme", "id": id });
        assert_eq!(ada.api("exports/settle", call).await.status, 404);
    }
    console.stop().await;
}

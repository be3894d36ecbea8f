//! Several servers, each a process of its own, on one database and one store.

use std::collections::BTreeSet;

use app::domain::{ExportKind, ExportProgress, ExportRecord, ExportState};
use futures::future::join_all;
use serde_json::json;
use tokio::time::{Duration, sleep};

use crate::{
    exports::EXPECTED,
    support::{
        Answer, Browser, Folder, ServerProcess, command, edge_with_password, files_below, give_password,
        import,
    },
};

const NO_MORE: [(&str, &str); 0] = [];

async fn edge() -> Folder {
    edge_with_password(Folder::new()).await
}

/// The setting with which a server's exports wait until the file is gone.
fn held(folder: &Folder) -> [(&'static str, String); 1] {
    let file = folder.path().join("hold");
    std::fs::write(&file, "").unwrap();
    [("TEST_HOLD_EXPORTS_FILE", file.display().to_string())]
}

async fn records(browser: &Browser) -> Vec<ExportRecord> {
    browser.history("acme").await
}

async fn until_running(browser: &Browser) {
    while !records(browser)
        .await
        .iter()
        .any(|record| matches!(record.progress.state, ExportState::Running { .. }))
    {
        sleep(Duration::from_millis(20)).await;
    }
}

/// Fetches a finished file; signing in is a log-in, so only files without one are as expected.
async fn assert_expected(browser: &Browser, export: &ExportProgress) {
    assert!(
        matches!(export.state, ExportState::Ready { .. }),
        "{:?}",
        export.state
    );
    let file = browser.get(&export.download_path("acme").unwrap()).await;
    let expected = EXPECTED
        .iter()
        .find(|(slug, kind, _)| (*slug, *kind) == ("acme", export.kind));
    assert_eq!(file.body, expected.unwrap().2, "{:?}", export.kind);
}

fn stored_files(folder: &Folder) -> usize {
    files_below(folder.path().join("exports")).len()
}

#[tokio::test]
async fn an_export_started_on_one_server_is_followed_and_fetched_through_another() {
    let folder = edge().await;
    let (a, b) = (
        ServerProcess::start(&folder, NO_MORE).await,
        ServerProcess::start(&folder, NO_MORE).await,
    );
    let on_a = a.browser_of("ada@acme.test").await;
    let on_b = b.same_person(&on_a);
    for kind in [ExportKind::Sessions, ExportKind::Groups] {
        let started = on_a.start_export("acme", kind).await;
        assert_expected(&on_b, &on_b.follow("acme", &started).await).await;
    }
    assert_eq!(stored_files(&folder), 2);
}

#[tokio::test]
async fn a_server_that_is_killed_leaves_its_export_to_another() {
    let folder = edge().await;
    let a = ServerProcess::start(&folder, held(&folder)).await;
    let on_a = a.browser_of("ada@acme.test").await;
    let started = on_a.start_export("acme", ExportKind::Sessions).await;
    until_running(&on_a).await;
    let b = ServerProcess::start(&folder, NO_MORE).await;
    a.kill().await;

    let on_b = b.same_person(&on_a);
    assert_expected(&on_b, &on_b.follow("acme", &started).await).await;
    assert_eq!(records(&on_b).await.len(), 1);
    let finished = files_below(folder.path().join("exports"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"));
    assert_eq!(finished.count(), 1);
}

#[tokio::test]
async fn a_server_that_is_asked_to_stop_hands_back_what_it_cannot_finish() {
    let folder = edge().await;
    let patience = [("STOP_SECONDS", "0".to_owned())];
    let a = ServerProcess::start(&folder, held(&folder).into_iter().chain(patience)).await;
    let on_a = a.browser_of("ada@acme.test").await;
    let started = on_a.start_export("acme", ExportKind::Groups).await;
    until_running(&on_a).await;
    assert!(a.stop().await.success());
    assert_eq!(stored_files(&folder), 0, "nothing is left of what it had begun");

    let b = ServerProcess::start(&folder, NO_MORE).await;
    let on_b = b.same_person(&on_a);
    assert_expected(&on_b, &on_b.follow("acme", &started).await).await;
}

#[tokio::test]
async fn a_server_that_is_asked_to_stop_finishes_what_it_can_and_closes_its_streams() {
    let folder = edge().await;
    let a = ServerProcess::start(&folder, held(&folder)).await;
    let on_a = a.browser_of("ada@acme.test").await;
    let started = on_a.start_export("acme", ExportKind::Groups).await;
    until_running(&on_a).await;
    let watching = on_a.watch("acme", &started).await;
    let stopping = tokio::spawn(a.stop());
    let last = Answer::of(watching).await.last_progress();
    assert!(!last.state.is_final(), "the stream ends, the export does not");
    std::fs::remove_file(folder.path().join("hold")).unwrap();
    assert!(stopping.await.unwrap().success());

    let b = ServerProcess::start(&folder, NO_MORE).await;
    let on_b = b.same_person(&on_a);
    assert!(matches!(
        records(&on_b).await[0].progress.state,
        ExportState::Ready { .. }
    ));
    assert_expected(&on_b, &on_b.follow("acme", &started).await).await;
}

/// Five workspaces with one admin for all, each with text of its own.
fn five_workspaces() -> String {
    let id = |base: usize, index: usize| format!("00000000-0000-4000-8000-{:012}", base + index);
    let mut lines =
        vec![json!({ "type": "user", "id": id(0, 1), "email": "ada@acme.test", "first_name": "Ada" })];
    for index in 0..5 {
        let workspace = id(1_000, index);
        lines.push(json!({ "type": "workspace", "id": workspace, "name": "W", "slug": format!("w{index}") }));
        lines.push(
            json!({ "type": "member", "workspace": workspace, "user": id(0, 1), "role": "admin",
            "seat_type": "full", "joined_at": "2026-01-01T00:00:00Z" }),
        );
        lines.push(json!({ "type": "scenario", "id": id(2_000, index), "workspace": workspace, "name": format!("S{index}") }));
        for group in 0..30 {
            let id = id(3_000 + 100 * index, group);
            lines.push(json!({ "type": "group", "id": id, "workspace": workspace, "name": format!("={index} {group}") }));
            lines.push(
                json!({ "type": "group_member", "group": id, "user": "00000000-0000-4000-8000-000000000001",
                "role": "member" }),
            );
        }
        for session in 0..300 {
            lines.push(
                json!({ "type": "session", "id": id(10_000 * (index + 1), session), "workspace": workspace,
                "user": id(0, 1), "scenario": id(2_000, index), "status": "in_progress",
                "started_at": format!("2026-01-01T{:02}:{:02}:00Z", session / 60, session % 60) }),
            );
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[tokio::test]
async fn twenty_exports_of_five_workspaces_at_once_are_all_right_and_none_is_made_twice() {
    let folder = Folder::new();
    import(&folder, &five_workspaces()).await;
    give_password(&folder, "ada@acme.test").await;
    let hold = held(&folder);
    let (a, b) = (
        ServerProcess::start(&folder, hold.clone()).await,
        ServerProcess::start(&folder, hold).await,
    );
    let on_a = a.browser_of("ada@acme.test").await;
    let on_b = b.same_person(&on_a);
    let slugs: Vec<String> = (0..5).map(|index| format!("w{index}")).collect();
    // The frame of each workspace is opened once, so that no log-in changes the files meanwhile.
    for slug in &slugs {
        on_a.api("frame", json!({ "slug": slug })).await;
    }

    let kinds = [
        (ExportKind::Sessions, false),
        (ExportKind::Users, false),
        (ExportKind::Groups, false),
        (ExportKind::Groups, true),
    ];
    let requests = slugs
        .iter()
        .flat_map(|slug| kinds.map(|(kind, exact)| (slug.as_str(), kind, exact)));
    let asked = join_all(requests.map(async |(slug, kind, exact)| {
        let ask = async |browser: &Browser| browser.start_export_as(slug, kind, exact).await;
        let (first, second) = tokio::join!(ask(&on_a), ask(&on_b));
        assert_eq!(first.id, second.id, "both servers know the same job");
        (slug, kind, exact, first)
    }))
    .await;
    std::fs::remove_file(folder.path().join("hold")).unwrap();

    let ends = join_all(
        asked
            .iter()
            .map(async |(slug, .., export)| on_b.follow(slug, export).await),
    )
    .await;
    for ((slug, kind, exact, _), end) in asked.iter().zip(&ends) {
        let mut export = command(&folder);
        export
            .args(["export", kind.key(), "--workspace", slug])
            .args(exact.then_some("--exact"));
        let expected = export.output().await.unwrap().stdout;
        let file = on_a.get(&end.download_path(slug).unwrap()).await;
        assert_eq!(file.body, expected, "{slug} {kind:?} {exact}");
    }
    let ids: BTreeSet<_> = ends.iter().map(|end| end.id).collect();
    assert_eq!((ids.len(), stored_files(&folder)), (20, 20));
}

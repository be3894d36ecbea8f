//! Exports through the console: started, followed, fetched, listed.

use app::domain::{ExportKind, ExportState, FailureReason};
use serde_json::json;

use crate::support::TestConsole;

/// What must be exported, byte for byte, for an import whose sign-ins were undone by importing again.
pub const EXPECTED: [(&str, ExportKind, &[u8]); 6] = [
    (
        "acme",
        ExportKind::Sessions,
        include_bytes!("fixtures/expected/acme-sessions.csv"),
    ),
    (
        "acme",
        ExportKind::Users,
        include_bytes!("fixtures/expected/acme-users.csv"),
    ),
    (
        "acme",
        ExportKind::Groups,
        include_bytes!("fixtures/expected/acme-groups.csv"),
    ),
    (
        "globex",
        ExportKind::Sessions,
        include_bytes!("fixtures/expected/globex-sessions.csv"),
    ),
    (
        "globex",
        ExportKind::Users,
        include_bytes!("fixtures/expected/globex-users.csv"),
    ),
    (
        "globex",
        ExportKind::Groups,
        include_bytes!("fixtures/expected/globex-groups.csv"),
    ),
];

#[tokio::test]
async fn every_file_of_the_edge_cases_is_exact() {
    let console = TestConsole::edge().await;
    let admin = [("acme", "ada@acme.test"), ("globex", "hank@globex.test")];
    let mut browsers = Vec::new();
    for (slug, email) in admin {
        browsers.push((slug, console.browser_of(email).await));
    }
    // Signing in is a log-in, which the Users file tells: back to what the fixture says.
    console.import(crate::support::EDGE).await;
    for (slug, kind, expected) in EXPECTED {
        let browser = &browsers.iter().find(|(name, _)| *name == slug).unwrap().1;
        let answer = browser.download(slug, kind).await;
        assert_eq!(
            answer.text(),
            str::from_utf8(expected).unwrap(),
            "{slug} {kind:?}"
        );
    }
    console.stop().await;
}

#[tokio::test]
async fn the_end_says_what_the_file_is() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let export = ada.export("acme", ExportKind::Groups).await;
    let ExportState::Ready {
        file_name,
        rows,
        size_bytes,
        ..
    } = &export.state
    else {
        panic!("{:?}", export.state)
    };
    assert!(
        file_name.starts_with("acme-groups-20") && file_name.ends_with(".csv"),
        "{file_name}"
    );
    let file = ada.get(&export.download_path("acme").unwrap()).await;
    assert_eq!(*size_bytes, file.body.len() as u64);
    let mut reader = csv::Reader::from_reader(&file.body[..]);
    assert_eq!(*rows, reader.records().count() as u64);
    console.stop().await;
}

#[tokio::test]
async fn the_same_request_is_made_once_whoever_asks() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    std::fs::write(console.hold_file(), "").unwrap();
    let first = ada.start_export("acme", ExportKind::Users).await;
    let second = olga.start_export("acme", ExportKind::Users).await;
    let other = olga.start_export("acme", ExportKind::Groups).await;
    assert_eq!(first.id, second.id);
    assert_ne!(first.id, other.id);
    std::fs::remove_file(console.hold_file()).unwrap();
    assert!(matches!(
        olga.follow("acme", &second).await.state,
        ExportState::Ready { .. }
    ));
    let third = ada.start_export("acme", ExportKind::Users).await;
    assert_ne!(first.id, third.id, "a finished export is not handed out again");
    console.stop().await;
}

#[tokio::test]
async fn a_workspace_with_many_exports_does_not_keep_another_waiting() {
    let one_at_a_time = [("EXPORTS_PER_SERVER", "1")];
    let console = TestConsole::with_settings(crate::support::EDGE, &one_at_a_time).await;
    let (ada, hank) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("hank@globex.test").await,
    );
    std::fs::write(console.hold_file(), "").unwrap();
    let mut many = Vec::new();
    for kind in ExportKind::ALL {
        for exact in [false, true] {
            many.push(ada.start_export_as("acme", *kind, exact).await);
        }
    }
    let one = hank.start_export("globex", ExportKind::Users).await;
    std::fs::remove_file(console.hold_file()).unwrap();
    for export in many {
        ada.follow("acme", &export).await;
    }
    hank.follow("globex", &one).await;
    let turn =
        "SELECT turn FROM exports e JOIN workspaces w ON w.id = e.workspace_id WHERE w.slug = 'globex'";
    assert_eq!(console.folder.number(turn).await, 2);
    console.stop().await;
}

#[tokio::test]
async fn no_file_is_there_before_it_is_whole() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    std::fs::write(console.hold_file(), "").unwrap();
    let export = ada.start_export("acme", ExportKind::Sessions).await;
    let day = export.kind.file_name("acme", app::domain::Timestamp(0));
    let early = ada.get(&format!("/w/acme/exports/{}/{day}", export.id)).await;
    assert_eq!(early.status, 404);
    let folder = console.folder.path().join("exports");
    let finished: Vec<_> = walk(&folder)
        .into_iter()
        .filter(|path| path.ends_with(".csv"))
        .collect();
    assert!(finished.is_empty(), "{finished:?}");
    std::fs::remove_file(console.hold_file()).unwrap();
    assert!(matches!(
        ada.follow("acme", &export).await.state,
        ExportState::Ready { .. }
    ));
    assert_eq!(walk(&folder).len(), 1);
    console.stop().await;
}

#[tokio::test]
async fn a_store_that_cannot_be_written_fails_the_export_in_words() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let folder = console.folder.path().join("exports");
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, "not a folder").unwrap();
    let failed = ada.export("acme", ExportKind::Users).await;
    let ExportState::Failed { reason } = failed.state else {
        panic!("{:?}", failed.state)
    };
    assert_eq!(reason, FailureReason::StoreAway);

    std::fs::remove_file(&folder).unwrap();
    std::fs::create_dir(&folder).unwrap();
    assert!(matches!(
        ada.export("acme", ExportKind::Users).await.state,
        ExportState::Ready { .. }
    ));
    console.stop().await;
}

#[tokio::test]
async fn recent_exports_tell_who_asked_for_what_and_how_it_ended() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    ada.export("acme", ExportKind::Users).await;
    ada.export("acme", ExportKind::Sessions).await;
    let records = ada.history("acme").await;
    let kinds: Vec<_> = records.iter().map(|record| record.progress.kind).collect();
    assert_eq!(kinds, [ExportKind::Sessions, ExportKind::Users]);
    assert!(
        records
            .iter()
            .all(|record| record.requested_by.email == "ada@acme.test")
    );
    assert!(
        records
            .iter()
            .all(|record| record.available_until > Some(record.requested_at))
    );
    console.stop().await;
}

#[tokio::test]
async fn an_export_of_another_workspace_is_not_there() {
    let console = TestConsole::edge().await;
    let (ada, hank) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("hank@globex.test").await,
    );
    let export = ada.export("acme", ExportKind::Users).await;
    let path = export.download_path("acme").unwrap();
    assert_eq!(hank.get(&path).await.status, 404);
    assert_eq!(hank.get(&path.replace("/acme/", "/globex/")).await.status, 404);
    assert_eq!(
        hank.api("exports/watch", json!({ "slug": "globex", "id": export.id }))
            .await
            .status,
        404
    );
    console.stop().await;
}

fn walk(folder: &std::path::Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path)
            } else {
                vec![path.display().to_string()]
            }
        })
        .collect()
}

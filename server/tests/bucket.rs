//! Finished files in a bucket of an S3 server, and what happens when that server fails.

use std::{iter::repeat_n, time::Duration};

use app::domain::{ExportKind, ExportProgress, ExportState};
use http_body_util::BodyExt;
use serde_json::json;
use tokio::time::sleep;

use crate::{
    exports::EXPECTED,
    support::{Answer, Browser, Bucket, TestConsole, Upload, command, fetch},
};

/// More than one request takes: three scenarios of 900 kB are 24 rows of as much.
const ROWS: usize = 24;
const NAME_BYTES: usize = 900_000;

/// A workspace whose Sessions file takes three parts.
pub fn large_workspace() -> String {
    let id = |base: usize, index: usize| format!("00000000-0000-4000-8000-{:012}", base + index);
    let mut lines = vec![
        json!({ "type": "workspace", "id": id(0, 1), "name": "Acme", "slug": "acme" }),
        json!({ "type": "user", "id": id(0, 2), "email": "ada@acme.test" }),
        json!({ "type": "member", "workspace": id(0, 1), "user": id(0, 2), "role": "admin", "seat_type": "full",
            "joined_at": "2026-01-01T00:00:00Z" }),
    ];
    for index in 0..ROWS {
        lines.push(
            json!({ "type": "scenario", "id": id(100, index), "workspace": id(0, 1),
            "name": format!("{index}{}", "ä".repeat(NAME_BYTES / 2)) }),
        );
        lines.push(
            json!({ "type": "session", "id": id(1_000, index), "workspace": id(0, 1), "user": id(0, 2),
            "scenario": id(100, index), "status": "in_progress", "started_at": "2026-01-01T00:00:00Z" }),
        );
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

async fn large_console(bucket: &Bucket) -> (TestConsole, Browser) {
    let console = TestConsole::in_bucket(bucket, &large_workspace(), &[]).await;
    let ada = console.browser_of("ada@acme.test").await;
    (console, ada)
}

fn reason(export: &ExportProgress) -> &str {
    match &export.state {
        ExportState::Failed { reason } => reason.name(),
        other => panic!("{other:?}"),
    }
}

async fn fetched(ada: &Browser, export: &ExportProgress) -> Answer {
    assert!(
        matches!(export.state, ExportState::Ready { .. }),
        "{:?}",
        export.state
    );
    ada.get(&export.download_path("acme").unwrap()).await
}

async fn expected_large_file(console: &TestConsole) -> Vec<u8> {
    let mut export = command(&console.folder);
    export.args(["export", "sessions", "--workspace", "acme"]);
    export.output().await.unwrap().stdout
}

#[tokio::test]
async fn the_edge_cases_come_back_to_the_byte() {
    let bucket = Bucket::start().await;
    let console = TestConsole::in_bucket(&bucket, crate::support::EDGE, &[]).await;
    let ada = console.browser_of("ada@acme.test").await;
    console.import(crate::support::EDGE).await;
    for (_, kind, expected) in EXPECTED.iter().filter(|(slug, ..)| *slug == "acme") {
        let file = ada.download("acme", *kind).await;
        assert_eq!(file.body, *expected, "{kind:?}");
    }
    assert_eq!(bucket.files().len(), 3);
    console.stop().await;
}

#[tokio::test]
async fn a_file_of_several_parts_is_whole_and_can_be_fetched_in_parts() {
    let bucket = Bucket::start().await;
    let (console, ada) = large_console(&bucket).await;
    let export = ada.export("acme", ExportKind::Sessions).await;
    let whole = fetched(&ada, &export).await;
    assert!(whole.body.len() > ROWS * NAME_BYTES);
    assert_eq!(whole.body, expected_large_file(&console).await);
    let path = export.download_path("acme").unwrap();
    let range = [("range", "bytes=9000000-9000999")];
    let part = ada.get_with(&path, &range).await;
    assert_eq!(
        (part.status.as_u16(), &part.body[..]),
        (206, &whole.body[9_000_000..9_001_000])
    );
    assert!(bucket.unfinished_uploads().is_empty());
    console.stop().await;
}

#[tokio::test]
async fn a_slow_connection_gets_the_whole_file() {
    let mut bucket = Bucket::start().await;
    // Enough for a part on a busy machine, and less than all the pauses.
    bucket.patience = "4 seconds";
    let (console, ada) = large_console(&bucket).await;
    let export = ada.export("acme", ExportKind::Sessions).await;
    let path = export.download_path("acme").unwrap();
    let mut body = ada.open(&path).await.into_body();
    let (mut bytes, mut pauses) = (Vec::new(), 3);
    while let Some(frame) = body.frame().await {
        bytes.extend_from_slice(&frame.unwrap().into_data().unwrap());
        if pauses > 0 {
            pauses -= 1;
            sleep(Duration::from_millis(1_500)).await;
        }
    }
    assert_eq!(bytes, expected_large_file(&console).await);
    console.stop().await;
}

#[tokio::test]
async fn a_moment_of_errors_and_of_silence_costs_no_export() {
    let bucket = Bucket::start().await;
    let (console, ada) = large_console(&bucket).await;
    bucket.next_uploads([
        Upload::Fails,
        Upload::Works,
        Upload::Fails,
        Upload::Hangs,
        Upload::Fails,
    ]);
    let export = ada.export("acme", ExportKind::Sessions).await;
    assert_eq!(
        fetched(&ada, &export).await.body,
        expected_large_file(&console).await
    );
    console.stop().await;
}

#[tokio::test]
async fn a_store_that_keeps_failing_fails_the_export_and_is_left_clean() {
    let mut bucket = Bucket::start().await;
    bucket.patience = "1 second";
    let (console, ada) = large_console(&bucket).await;
    for upload in [Upload::Fails, Upload::Hangs] {
        // The upload begins, and one part is there.
        bucket.next_uploads(
            [Upload::Works, Upload::Works]
                .into_iter()
                .chain(repeat_n(upload, 300)),
        );
        let failed = ada.export("acme", ExportKind::Sessions).await;
        assert!(
            reason(&failed).contains("could not be stored"),
            "{}",
            reason(&failed)
        );
        assert!(bucket.files().is_empty());
        let left = bucket.unfinished_uploads();
        assert!(left.is_empty(), "{upload:?}: {left:?}");
    }
    console.stop().await;
}

#[tokio::test]
async fn a_store_that_dies_in_the_middle_leaves_no_file_and_serves_again_once_it_is_back() {
    let mut bucket = Bucket::start().await;
    let (console, ada) = large_console(&bucket).await;
    bucket.next_uploads([Upload::Works, Upload::Works, Upload::Kills]);
    let failed = ada.export("acme", ExportKind::Sessions).await;
    assert!(
        reason(&failed).contains("The export store is away"),
        "{}",
        reason(&failed)
    );
    assert_eq!(
        ada.history("acme").await[0].progress,
        failed,
        "the history keeps the reason"
    );
    assert_eq!(failed.download_path("acme"), None);
    assert!(bucket.files().is_empty());
    assert_eq!(
        console.browser().get("/health/ready").await.text(),
        "the export store does not answer\n"
    );

    bucket.start_again().await;
    let again = ada.export("acme", ExportKind::Sessions).await;
    assert_eq!(
        fetched(&ada, &again).await.body,
        expected_large_file(&console).await
    );
    assert_eq!(console.browser().get("/health/ready").await.status, 200);
    console.stop().await;
}

#[tokio::test]
async fn where_the_setting_says_so_the_bucket_itself_gives_the_file_away_for_a_moment() {
    let bucket = Bucket::start().await;
    let signed = [("SIGNED_DOWNLOADS", "true")];
    let console = TestConsole::in_bucket(&bucket, crate::support::EDGE, &signed).await;
    let ada = console.browser_of("ada@acme.test").await;
    let export = ada.export("acme", ExportKind::Groups).await;
    let path = export.download_path("acme").unwrap();
    let sent_away = ada.get(&path).await;
    assert_eq!(sent_away.status, 307);
    assert_eq!(sent_away.header("cache-control"), "private, no-store");
    let address = sent_away.header("location");
    let file = fetch(address).await;
    let expected = EXPECTED
        .iter()
        .find(|(slug, kind, _)| (*slug, *kind) == ("acme", ExportKind::Groups));
    assert_eq!((file.status.as_u16(), &file.body[..]), (200, expected.unwrap().2));

    // Who may not have it is not sent there, and an address that was changed opens nothing.
    assert_eq!(
        console.browser_of("li@acme.test").await.get(&path).await.status,
        403
    );
    let changed = fetch(&address.replace("X-Amz-Signature=", "X-Amz-Signature=0")).await;
    assert!(changed.status.is_client_error(), "{}", changed.status);
    let page = ada.get("/w/acme/export-data").await;
    let policy = page.header("content-security-policy");
    let origin = address.split("/exports/").next().unwrap();
    assert!(
        policy.contains(&format!("connect-src 'self' {origin};")),
        "{policy}"
    );
    console.stop().await;
}

#[tokio::test]
async fn what_expired_is_deleted_from_the_bucket() {
    let bucket = Bucket::start().await;
    let console = TestConsole::in_bucket(&bucket, crate::support::EDGE, &[]).await;
    let ada = console.browser_of("ada@acme.test").await;
    let export = ada.export("acme", ExportKind::Users).await;
    assert_eq!(bucket.files().len(), 1);
    console.expire_exports(|| bucket.files().is_empty()).await;
    assert_eq!(ada.get(&export.download_path("acme").unwrap()).await.status, 410);
    console.stop().await;
}

#[tokio::test]
async fn what_was_uploaded_of_an_export_that_is_canceled_is_taken_back() {
    let bucket = Bucket::start().await;
    let (console, ada) = large_console(&bucket).await;
    std::fs::write(console.hold_file(), "").unwrap();
    let export = ada.start_export("acme", ExportKind::Sessions).await;
    while bucket.unfinished_uploads().is_empty() {
        sleep(Duration::from_millis(20)).await;
    }
    let cancel = json!({ "slug": "acme", "id": export.id });
    assert_eq!(ada.api("exports/cancel", cancel).await.status, 200);
    while !bucket.unfinished_uploads().is_empty() {
        sleep(Duration::from_millis(20)).await;
    }
    assert!(bucket.files().is_empty());
    console.stop().await;
}

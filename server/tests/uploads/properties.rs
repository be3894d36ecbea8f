//! What holds for any bytes, and for any workspace.

use app::domain::{UploadAnswer, UploadApply};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};
use serde_json::json;
use tokio::runtime::Runtime;
use uuid::Uuid;

use super::{applied, counts, everything};
use crate::{
    properties::{WORKSPACE, workspace},
    support::{Browser, TestConsole, command},
};

/// Bytes of all kinds, from noise to files that are nearly right.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let cells = prop_oneof![
        4 => "(li|ada|dee|new[0-3]|'?[=+]x|zoe)@acme\\.test",
        2 => prop::sample::select(vec!["Owner", "Member", "basic", "Deactivated", "Sales", "\"Sales, EMEA\"", "", "\u{0}"])
            .prop_map(str::to_owned),
        1 => "[,;\t\"'\r\n =+@aß]{0,6}",
    ];
    let line = vec(cells, 1..5).prop_map(|cells| cells.join(","));
    let head = prop::sample::select(vec![
        "email",
        "email,role",
        "\u{FEFF}EMAIL;groups",
        "role,email,status",
        "email,first_name,last_name,groups",
        "x",
    ]);
    let table = (head, vec(line, 0..8))
        .prop_map(|(head, lines)| format!("{head}\n{}", lines.join("\n")).into_bytes());
    let damaged = (
        table.clone(),
        vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
    )
        .prop_map(|(mut file, bytes)| {
            for (place, byte) in bytes {
                let place = place.index(file.len());
                file[place] = byte;
            }
            file
        });
    prop_oneof![4 => table, 2 => damaged, 1 => vec(any::<u8>(), 0..200)]
}

/// Looks at a file, applies it, and applies it once more.
async fn is_whole(console: &TestConsole, browser: &Browser, file: &[u8]) -> Result<(), TestCaseError> {
    let before = everything(&console.folder).await;
    let answer = browser.send_file("acme", "", file).await;
    prop_assert_eq!(answer.status, 200);
    prop_assert_eq!(everything(&console.folder).await, before.clone());
    let UploadAnswer::Preview(seen) = answer.json() else {
        return Ok(());
    };
    if seen.counts.wrong > 0 {
        let refused = browser.apply(file, UploadApply::All, &seen).await;
        prop_assert_eq!(refused, UploadAnswer::Stale(seen.clone()));
        prop_assert_eq!(everything(&console.folder).await, before);
    }
    let answer = browser.apply(file, UploadApply::Good, &seen).await;
    prop_assert_eq!(applied(answer), seen);
    let after = everything(&console.folder).await;
    let again = browser.look_at_file(file).await;
    prop_assert_eq!(
        (again.counts.new, again.counts.changed),
        (0, 0),
        "{:?}",
        again.lines
    );
    browser.apply(file, UploadApply::Good, &again).await;
    prop_assert_eq!(everything(&console.folder).await, after);
    Ok(())
}

#[test]
fn any_bytes_get_a_verdict_and_are_applied_whole() {
    let runtime = Runtime::new().unwrap();
    let console = runtime.block_on(TestConsole::edge());
    let browser = runtime.block_on(console.browser_of("olga.owner@acme.test"));
    let mut runner = TestRunner::new(Config {
        cases: 150,
        failure_persistence: None,
        ..Config::default()
    });
    let told = runner.run(&file(), |file| {
        runtime.block_on(is_whole(&console, &browser, &file))
    });
    runtime.block_on(console.stop());
    told.unwrap();
}

/// The owner of the workspace, who uploads its export.
fn owner() -> String {
    let (workspace, user) = (Uuid::from_u128(WORKSPACE), Uuid::from_u128(9_000));
    let lines = [
        json!({ "type": "user", "id": user, "email": "root@acme.test" }),
        json!({ "type": "member", "workspace": workspace, "user": user, "role": "owner", "seat_type": "full",
            "joined_at": "2026-01-01T00:00:00Z" }),
    ];
    lines.map(|line| format!("{line}\n")).concat()
}

proptest! {
    #![proptest_config(Config { cases: 16, ..Config::default() })]

    #[test]
    fn any_workspace_exported_and_uploaded_stays_as_it_is(workspace in workspace(), exact in any::<bool>()) {
        Runtime::new().unwrap().block_on(async {
            let console = TestConsole::with(&(workspace.lines() + &owner())).await;
            let browser = console.browser_of("root@acme.test").await;
            let mut export = command(&console.folder);
            export.args(["export", "users", "--workspace", "w"]);
            if exact {
                export.arg("--exact");
            }
            let file = export.output().await.unwrap().stdout;
            let before = everything(&console.folder).await;
            let UploadAnswer::Preview(seen) = browser.send_file("w", "", &file).await.json() else {
                panic!("it is a table");
            };
            let people = u32::try_from(before[1].len()).unwrap();
            prop_assert_eq!(seen.counts, counts(0, 0, people, 0), "{:?}", seen.lines);
            let query = format!("?apply=all&seen={}", seen.seen);
            let answer = browser.send_file("w", &query, &file).await.json();
            prop_assert_eq!(applied(answer), seen);
            prop_assert_eq!(everything(&console.folder).await, before);
            console.stop().await;
            Ok(())
        })?;
    }
}

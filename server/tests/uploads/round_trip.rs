//! An export of users, uploaded as it is and with some cells changed.

use app::domain::{ExportKind, ExportState, UploadApply, UploadColumn, UploadVerdict};
use serde_json::json;

use super::{applied, changed, counts, everything};
use crate::support::{Browser, TestConsole, read_csv, unguarded, write_csv};

/// The Users export, written with these options.
async fn export(browser: &Browser, options: serde_json::Value) -> Vec<u8> {
    let call = json!({ "slug": "acme", "kind": ExportKind::Users, "options": options });
    let started = browser.api("exports/start", call).await.json();
    let export = browser.follow("acme", &started).await;
    assert!(matches!(export.state, ExportState::Ready { .. }));
    browser
        .get(&export.download_path("acme").unwrap())
        .await
        .body
        .to_vec()
}

#[tokio::test]
async fn an_export_uploaded_as_it_is_changes_nothing() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    for exact in [false, true] {
        for byte_order_mark in [false, true] {
            let file = export(
                &ada,
                json!({ "exact": exact, "byte_order_mark": byte_order_mark }),
            )
            .await;
            let before = everything(&console.folder).await;
            let seen = ada.look_at_file(&file).await;
            assert_eq!(seen.counts, counts(0, 0, 24, 0), "exact: {exact}");
            let answer = ada.apply(&file, UploadApply::All, &seen).await;
            assert_eq!(applied(answer), seen);
            assert_eq!(everything(&console.folder).await, before);
        }
    }
    console.stop().await;
}

#[tokio::test]
async fn a_changed_cell_changes_just_that() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    for exact in [false, true] {
        let file = export(&ada, json!({ "exact": exact })).await;
        let mut rows = read_csv(str::from_utf8(&file).unwrap());
        let row = rows
            .iter_mut()
            .find(|row| unguarded(&row[2]) == "+tag@acme.test")
            .unwrap();
        let expected = if exact {
            row[4] = "Basic".to_owned();
            row[5] = "+Plus ones, Sales".to_owned();
            vec![
                changed(UploadColumn::SeatType, "full", "basic"),
                changed(UploadColumn::Groups, "", "+Plus ones, Sales"),
            ]
        } else {
            row[0] = "'=Plus".to_owned();
            row[3] = "Staff".to_owned();
            vec![
                changed(UploadColumn::FirstName, "Plus", "=Plus"),
                changed(UploadColumn::Role, "member", "staff"),
            ]
        };
        let seen = ada.upload(write_csv(&rows)).await;
        assert_eq!(seen.counts, counts(0, 1, 23, 0), "{:?}", seen.lines);
        assert_eq!(seen.lines[0].verdict, UploadVerdict::Changed(expected));
        assert_eq!(
            ada.look_at_file(write_csv(&rows)).await.counts,
            counts(0, 0, 24, 0)
        );
    }
    console.stop().await;
}

#[tokio::test]
async fn what_is_only_read_is_told_and_ignored() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let before = everything(&console.folder).await;
    let file = "email,date_joined,last_login\nli@acme.test,2020-01-01T00:00:00Z,2025-08-03T09:09:09Z\n";
    let seen = ada.upload(file).await;
    assert_eq!((seen.counts.unchanged, seen.counts.read_only), (1, 1));
    assert_eq!(seen.lines[0].read_only, [UploadColumn::DateJoined]);
    assert_eq!(everything(&console.folder).await, before);
    console.stop().await;
}

#[tokio::test]
async fn columns_may_be_called_as_pages_call_them() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let seen = ada
        .upload("Vorname;E-Mail;Last Name;Platz;Notes\nLiam;li@acme.test;Wu;Basis;x\n")
        .await;
    assert_eq!(
        (seen.counts, seen.ignored),
        (counts(0, 1, 0, 0), vec!["Notes".to_owned()])
    );
    let person = ada.user("li@acme.test").await;
    assert_eq!(person.person.full_name(), "Liam Wu");
    console.stop().await;
}

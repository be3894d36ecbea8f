//! What is taken, and what it does.

use std::process::Stdio;

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;

use super::{assert_edge_exports, edge_id, edge_line, run_good_import, run_import, with, without};
use crate::support::{EDGE, Folder, command};

fn joined(lines: &[Value]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[tokio::test]
async fn importing_twice_changes_nothing() {
    let folder = Folder::new();
    let first = run_good_import(&folder, EDGE).await;
    assert_eq!(first.len(), 9);
    for (kind, [added, updated, unchanged]) in &first {
        let lines = EDGE
            .lines()
            .filter(|line| line.contains(&format!("\"type\":\"{kind}\"")))
            .count();
        assert_eq!([*added, *updated, *unchanged], [lines as u64, 0, 0], "{kind}");
    }
    let second = run_good_import(&folder, EDGE).await;
    let nothing_new = first
        .iter()
        .map(|(kind, [added, ..])| (kind.clone(), [0, 0, *added]));
    assert_eq!(second, nothing_new.collect::<Vec<_>>());
    assert_edge_exports(&folder).await;
}

#[tokio::test]
async fn standard_input_blank_lines_and_windows_line_ends_are_taken() {
    let folder = Folder::new();
    let mut command = command(&folder);
    command
        .args(["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null());
    let mut import = command.spawn().unwrap();
    let lines = EDGE.replace('\n', "\r\n\r\n \r\n");
    import
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .await
        .unwrap();
    assert!(import.wait().await.unwrap().success());
    assert_edge_exports(&folder).await;
}

#[tokio::test]
async fn ids_are_known_in_any_case_and_fields_in_any_order() {
    let folder = Folder::new();
    run_good_import(&folder, EDGE).await;
    let ada = edge_line("user", "email", "ada@acme.test");
    let id = ada["id"].as_str().unwrap().to_uppercase();
    let line = format!(
        "{{\"last_name\":\"Lovelace\",\"id\":\"{id}\",\"email\":\"ada@acme.test\",\"first_name\":\"Ada\",\"type\":\"user\"}}"
    );
    assert_eq!(
        run_good_import(&folder, line).await,
        [("user".to_owned(), [0, 0, 1])]
    );
}

#[tokio::test]
async fn a_changed_object_is_updated_and_what_the_line_leaves_out_is_empty_again() {
    let folder = Folder::new();
    run_good_import(&folder, EDGE).await;
    let ada = edge_line("user", "email", "ada@acme.test");
    let member = edge_line("member", "user", ada["id"].as_str().unwrap());
    let lines = [
        without(&with(&ada, "email", "ADA@acme.test"), "last_name"),
        with(&without(&member, "last_login_at"), "role", "owner"),
    ];
    let counts = run_good_import(&folder, joined(&lines)).await;
    assert_eq!(
        counts,
        [("user".to_owned(), [0, 1, 0]), ("member".to_owned(), [0, 1, 0])]
    );
    let args = ["export", "users", "--workspace", "acme"];
    let users = String::from_utf8(command(&folder).args(args).output().await.unwrap().stdout).unwrap();
    let row = users.lines().find(|row| row.contains("ADA@acme.test")).unwrap();
    assert!(row.starts_with("Ada,,ADA@acme.test,Owner,Full,"), "{row}");
    assert!(row.ends_with("2025-01-07T09:00:00Z,,Active"), "{row}");
    run_good_import(&folder, EDGE).await;
    assert_edge_exports(&folder).await;
}

#[tokio::test]
async fn names_can_be_handed_on_within_one_file() {
    let folder = Folder::new();
    run_good_import(&folder, EDGE).await;
    let (ada, duke) = (
        edge_line("user", "email", "ada@acme.test"),
        edge_line("user", "email", "duke@acme.test"),
    );
    let sales = edge_line("group", "name", "Sales");
    let other = with(&sales, "id", "00000000-0000-4000-8000-000000000001");
    let lines = [
        // Two e-mails change places by way of a third.
        with(&ada, "email", "third@acme.test"),
        with(&duke, "email", "ada@acme.test"),
        with(&ada, "email", "duke@acme.test"),
        // A deleted group's name is free.
        with(&sales, "deleted_at", "2026-03-15T14:30:00Z"),
        other,
    ];
    let counts = run_good_import(&folder, joined(&lines)).await;
    assert_eq!(
        counts,
        [("user".to_owned(), [0, 3, 0]), ("group".to_owned(), [1, 1, 0])]
    );
}

#[tokio::test]
async fn an_assignment_can_change_until_it_has_sessions() {
    let folder = Folder::new();
    run_good_import(&folder, EDGE).await;
    let session = edge_line(
        "session",
        "user",
        edge_id("user", "email", "li@acme.test").as_str().unwrap(),
    );
    let id = "00000000-0000-4000-8000-000000000001";
    let assignment = json!({
        "type": "assignment", "id": id, "workspace": session["workspace"], "user": session["user"],
        "scenario": session["scenario"],
    });
    let duke = edge_id("user", "email", "duke@acme.test");
    let lines = [
        assignment.clone(),
        with(&assignment, "user", duke.clone()),
        assignment.clone(),
        with(&session, "assignment", id),
        // The session lets go of it again.
        session.clone(),
        with(&assignment, "user", duke.clone()),
        assignment.clone(),
        with(&session, "assignment", id),
    ];
    run_good_import(&folder, joined(&lines)).await;
    let refused = run_import(&folder, joined(&[with(&assignment, "user", duke)])).await;
    let message = String::from_utf8(refused.stderr).unwrap();
    assert!(message.contains("line 1, field \"user\": "), "{message}");
}

#[tokio::test]
async fn a_password_stays_when_its_person_is_updated() {
    let console = crate::support::TestConsole::edge().await;
    console.set_password("ada@acme.test").await;
    let ada = edge_line("user", "email", "ada@acme.test");
    console
        .import(&with(&ada, "first_name", "Augusta").to_string())
        .await;
    let mut browser = console.browser();
    let answer = browser.sign_in("ada@acme.test", crate::support::PASSWORD).await;
    assert!(answer.is_success_or_redirect(), "{}", answer.text());
}

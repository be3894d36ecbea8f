//! What is refused: with the number of the line, the field and a reason, and nothing changed.

use serde_json::{Value, json};

use super::{assert_edge_exports, edge_id, edge_line, run_good_import, run_import, with, without};
use crate::support::{EDGE, Folder};

const NOBODY: &str = "00000000-0000-4000-8000-000000000000";
const NEW: &str = "00000000-0000-4000-8000-000000000001";

/// A database with the edge cases.
async fn edge() -> Folder {
    let folder = Folder::new();
    run_good_import(&folder, EDGE).await;
    folder
}

/// Checks that a line is refused behind two good ones; `field` is empty if the whole line is bad.
async fn assert_refused(folder: &Folder, line: &[u8], field: &str) {
    let acme = edge_id("workspace", "slug", "acme");
    let user = json!({"type": "user", "id": NEW, "email": "new@acme.test"});
    let member = json!({
        "type": "member", "workspace": acme, "user": NEW, "role": "member", "seat_type": "full",
        "joined_at": "2026-03-15T14:30:00Z",
    });
    let mut lines = format!("{user}\n{member}\n").into_bytes();
    lines.extend_from_slice(line);
    let output = run_import(folder, lines).await;
    let (message, shown) = (
        String::from_utf8_lossy(&output.stderr),
        String::from_utf8_lossy(line),
    );
    let shown: String = shown.chars().take(300).collect();
    assert_eq!(output.status.code(), Some(1), "{shown}");
    assert!(output.stdout.is_empty());
    let expected = if field.is_empty() {
        "server: line 3: ".to_owned()
    } else {
        format!("server: line 3, field \"{field}\": ")
    };
    assert!(
        message.starts_with(&expected) && message.lines().count() == 1,
        "{shown}\n{message}"
    );
}

/// Checks each line, and that after all of them the database is as before.
async fn assert_all_refused(lines: impl IntoIterator<Item = (Value, &'static str)>) {
    let folder = edge().await;
    for (line, field) in lines {
        assert_refused(&folder, line.to_string().as_bytes(), field).await;
    }
    assert_edge_exports(&folder).await;
}

/// One line of each type, with all of its fields.
fn samples() -> Vec<(Value, &'static [&'static str])> {
    let (acme, ada) = (
        edge_id("workspace", "slug", "acme"),
        edge_id("user", "email", "ada@acme.test"),
    );
    let jose = edge_id("user", "email", "jose.garcia@acme.test");
    let direct = edge_line("assignment", "user", jose.as_str().unwrap());
    let time = "2026-03-15T14:30:00Z";
    vec![
        (
            json!({"type": "workspace", "id": NEW, "name": "N", "slug": "n"}),
            &["id", "name", "slug"],
        ),
        (
            json!({"type": "user", "id": NEW, "email": "n@n.test", "first_name": "N", "last_name": "N"}),
            &["id", "email"],
        ),
        (
            json!({
                "type": "member", "workspace": acme, "user": ada, "role": "admin", "seat_type": "full",
                "joined_at": time, "last_login_at": time, "deactivated_at": time,
            }),
            &["workspace", "user", "role", "seat_type", "joined_at"],
        ),
        (
            json!({"type": "group", "id": NEW, "workspace": acme, "name": "N", "deleted_at": time}),
            &["id", "workspace", "name"],
        ),
        (
            json!({"type": "group_member", "group": edge_id("group", "name", "Sales"), "user": ada, "role": "admin"}),
            &["group", "user", "role"],
        ),
        (
            json!({"type": "scenario", "id": NEW, "workspace": acme, "name": "N", "difficulty": "easy", "archived_at": time}),
            &["id", "workspace", "name"],
        ),
        (
            json!({"type": "program", "id": NEW, "workspace": acme, "name": "N"}),
            &["id", "workspace", "name"],
        ),
        (
            json!({
                "type": "assignment", "id": NEW, "workspace": acme, "user": ada, "scenario": direct["scenario"],
                "program": edge_id("program", "name", "@Launch"), "assigned_by": ada,
            }),
            &["id", "workspace", "user", "scenario"],
        ),
        (
            json!({
                "type": "session", "id": NEW, "workspace": acme, "user": jose, "scenario": direct["scenario"],
                "assignment": direct["id"], "status": "completed", "started_at": time, "ended_at": time,
                "graded_at": time, "score": 88, "demo": false, "archived_at": time,
            }),
            &[
                "id",
                "workspace",
                "user",
                "scenario",
                "status",
                "started_at",
                "ended_at",
            ],
        ),
    ]
}

#[tokio::test]
async fn every_required_field_is_missed_and_none_may_be_null() {
    let mut lines = Vec::new();
    for (sample, required) in samples() {
        for field in ["type"].iter().chain(required) {
            lines.push((without(&sample, field), *field));
            lines.push((with(&sample, field, Value::Null), *field));
        }
    }
    assert_all_refused(lines).await;
}

#[tokio::test]
async fn every_field_refuses_a_value_of_another_type_and_a_name_nobody_knows() {
    let folder = edge().await;
    for (sample, _) in samples() {
        let fields: Vec<String> = sample.as_object().unwrap().keys().cloned().collect();
        for field in fields {
            let wrong = if sample[&field].is_string() {
                json!(5)
            } else {
                json!("5")
            };
            assert_refused(
                &folder,
                with(&sample, &field, wrong).to_string().as_bytes(),
                &field,
            )
            .await;
        }
        let unknown = with(&sample, "nickname", Value::Null).to_string();
        assert_refused(&folder, unknown.as_bytes(), "nickname").await;
        let kind = &sample["type"];
        let twice = sample
            .to_string()
            .replacen('{', &format!("{{\"t\\u0079pe\":{kind},"), 1);
        assert_refused(&folder, twice.as_bytes(), "type").await;
    }
    assert_edge_exports(&folder).await;
}

#[tokio::test]
async fn a_line_that_is_no_json_object_is_refused() {
    let folder = edge().await;
    let ada = edge_line("user", "email", "ada@acme.test").to_string();
    let lines: [&[u8]; 12] = [
        b"{",
        b"nonsense",
        b"[]",
        b"null",
        b"\"type\"",
        b"{}{}",
        b"{'type':'user'}",
        b"{\"type\":\"user\",}",
        b"{\"type\":\"user\"\0}",
        b"{\"type\":\"us\0er\"}",
        b"{\"type\":\"\xff\"}",
        b"\xef\xbb\xbf{}",
    ];
    for line in lines {
        assert_refused(&folder, line, "").await;
    }
    assert_refused(&folder, format!("{ada} {ada}").as_bytes(), "").await;
    assert_refused(
        &folder,
        format!("{ada}{}", " ".repeat(1024 * 1024)).as_bytes(),
        "",
    )
    .await;
    assert_refused(&folder, b"{\"type\":\"users\"}", "type").await;
    assert_edge_exports(&folder).await;
}

#[tokio::test]
async fn values_outside_of_what_a_field_allows_are_refused() {
    let [
        workspace,
        user,
        member,
        group,
        group_member,
        scenario,
        _,
        _,
        session,
    ] = samples()
        .into_iter()
        .map(|(line, _)| line)
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    let running = with(&session, "status", "in_progress");
    assert_all_refused([
        (with(&workspace, "slug", ""), "slug"),
        (with(&workspace, "slug", "Acme"), "slug"),
        (with(&workspace, "slug", "a b"), "slug"),
        (with(&workspace, "name", "a\0b"), "name"),
        (with(&user, "id", "1"), "id"),
        (with(&user, "email", ""), "email"),
        (with(&user, "first_name", "\0"), "first_name"),
        (with(&member, "role", "Owner"), "role"),
        (with(&member, "seat_type", "exec staff"), "seat_type"),
        (with(&member, "joined_at", "yesterday"), "joined_at"),
        (with(&member, "deactivated_at", "2026-03-15"), "deactivated_at"),
        (with(&group, "name", " \t"), "name"),
        (with(&group_member, "role", "owner"), "role"),
        (with(&scenario, "difficulty", "very hard"), "difficulty"),
        (with(&session, "status", "done"), "status"),
        (with(&session, "score", -0.5), "score"),
        (with(&session, "score", 100.001), "score"),
        (with(&session, "ended_at", "2026-03-15T14:29:59Z"), "ended_at"),
        (running, "ended_at"),
    ])
    .await;
}

#[tokio::test]
async fn references_to_nothing_are_refused() {
    let mut lines = Vec::new();
    for (sample, _) in samples() {
        for field in [
            "workspace",
            "user",
            "group",
            "scenario",
            "program",
            "assignment",
            "assigned_by",
        ] {
            if sample.get(field).is_some() {
                lines.push((with(&sample, field, NOBODY), field));
            }
        }
    }
    assert_all_refused(lines).await;
}

#[tokio::test]
async fn a_later_line_is_no_reference_yet() {
    let folder = edge().await;
    let (sample, _) = samples().pop().unwrap();
    let assignment = edge_line("assignment", "id", sample["assignment"].as_str().unwrap());
    let lines = format!(
        "{}\n{}\n",
        with(&sample, "assignment", NEW),
        with(&assignment, "id", NEW)
    );
    assert_refused(&folder, lines.as_bytes(), "assignment").await;
    assert_edge_exports(&folder).await;
}

#[tokio::test]
async fn what_only_one_can_have_is_refused_to_another_in_any_case_of_letters() {
    let (sales, globex) = (
        edge_line("group", "name", "Sales"),
        edge_line("workspace", "slug", "globex"),
    );
    let dead = edge_line("group", "name", "Gone");
    assert_all_refused([
        (with(&globex, "slug", "acme"), "slug"),
        (
            json!({"type": "user", "id": NOBODY, "email": "ZOE@acme.test"}),
            "email",
        ),
        (
            json!({"type": "user", "id": NOBODY, "email": "NEW@ACME.test"}),
            "email",
        ),
        (with(&with(&sales, "id", NEW), "name", "ÉQUIPE QUÉBEC"), "name"),
        // Back from the dead, under a name that is taken by now.
        (
            with(&with(&dead, "name", "sales"), "deleted_at", Value::Null),
            "name",
        ),
    ])
    .await;
}

#[tokio::test]
async fn nothing_crosses_workspaces() {
    let (globex, takeover) = (
        edge_id("workspace", "slug", "globex"),
        edge_line("scenario", "name", "Hostile takeover"),
    );
    let hank = edge_id("user", "email", "hank@globex.test");
    let (session, _) = samples().pop().unwrap();
    let assignment = edge_line("assignment", "id", session["assignment"].as_str().unwrap());
    let sales = edge_line("group", "name", "Sales");
    let played = edge_line("session", "user", hank.as_str().unwrap());
    let mut lines = vec![
        (
            json!({"type": "group_member", "group": sales["id"], "user": hank, "role": "member"}),
            "user",
        ),
        (
            with(&with(&assignment, "id", NEW), "scenario", takeover["id"].clone()),
            "scenario",
        ),
        (with(&session, "scenario", takeover["id"].clone()), "scenario"),
        (with(&session, "user", hank), "assignment"),
        (
            with(&session, "scenario", edge_id("scenario", "name", "Board pitch")),
            "assignment",
        ),
        (
            with(&played, "assignment", assignment["id"].clone()),
            "assignment",
        ),
        // What has sessions stays who and what it is.
        (
            with(&assignment, "scenario", edge_id("scenario", "name", "No label")),
            "scenario",
        ),
    ];
    let program = edge_id("program", "name", "@Launch");
    let abroad = with(&with(&assignment, "id", NEW), "workspace", globex.clone());
    lines.push((
        with(
            &with(&abroad, "scenario", takeover["id"].clone()),
            "program",
            program,
        ),
        "program",
    ));
    for (kind, name) in [
        ("group", "Sales"),
        ("scenario", "Board pitch"),
        ("program", "@Launch"),
    ] {
        lines.push((
            with(&edge_line(kind, "name", name), "workspace", globex.clone()),
            "workspace",
        ));
    }
    let moved = with(
        &with(&assignment, "workspace", globex.clone()),
        "scenario",
        takeover["id"].clone(),
    );
    lines.push((without(&moved, "program"), "workspace"));
    let moved = with(
        &with(&played, "scenario", edge_id("scenario", "name", "Board pitch")),
        "workspace",
        edge_id("workspace", "slug", "acme"),
    );
    lines.push((moved, "workspace"));
    assert_all_refused(lines).await;
}

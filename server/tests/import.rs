//! `server import`: what it takes, what it refuses, and that it is all or nothing.

mod bad_lines;
mod good_lines;

use std::process::Output;

use serde_json::Value;

use crate::{
    exports::EXPECTED,
    support::{EDGE, Folder, command},
};

/// Runs `server import` on a file with these bytes.
async fn run_import(folder: &Folder, lines: impl AsRef<[u8]>) -> Output {
    let file = folder.path().join("lines.jsonl");
    std::fs::write(&file, lines).unwrap();
    command(folder).arg("import").arg(&file).output().await.unwrap()
}

/// Runs an import that must succeed; returns what it prints: type, added, updated, unchanged.
async fn run_good_import(folder: &Folder, lines: impl AsRef<[u8]>) -> Vec<(String, [u64; 3])> {
    let output = run_import(folder, lines).await;
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    let counts = printed.lines().skip(1).map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        (
            words[0].to_owned(),
            [1, 2, 3].map(|place| words[place].parse().unwrap()),
        )
    });
    counts.collect()
}

/// Checks that all exports are those of the edge cases.
async fn assert_edge_exports(folder: &Folder) {
    for (slug, kind, expected) in EXPECTED {
        let args = ["export", kind.key(), "--workspace", slug];
        let printed = command(folder).args(args).output().await.unwrap().stdout;
        assert_eq!(
            String::from_utf8(printed).unwrap(),
            str::from_utf8(expected).unwrap(),
            "{slug} {kind:?}"
        );
    }
}

/// The first line of the edge cases of that type in which the field has that value.
fn edge_line(kind: &str, field: &str, value: &str) -> Value {
    let lines = EDGE
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut found = lines.filter(|line| line["type"] == kind && line[field] == value);
    found
        .next()
        .unwrap_or_else(|| panic!("a {kind} whose {field} is {value}"))
}

/// The id of that line.
fn edge_id(kind: &str, field: &str, value: &str) -> Value {
    edge_line(kind, field, value)["id"].clone()
}

/// A line with one field set.
fn with(line: &Value, field: &str, value: impl Into<Value>) -> Value {
    let mut line = line.clone();
    line[field] = value.into();
    line
}

/// A line without one field.
fn without(line: &Value, field: &str) -> Value {
    let mut line = line.clone();
    line.as_object_mut().unwrap().remove(field);
    line
}

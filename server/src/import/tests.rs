//! What holds for any file: how it is cut into batches changes nothing, and a refusal leaves nothing behind.

use std::io::Cursor;

use proptest::{prelude::*, test_runner::Config};
use serde_json::{Value, json};
use sqlx::{Row, SqlitePool};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::{BatchSize, ImportError, Progress, run};
use crate::Store;

const EDGE: &str = include_str!("../../tests/fixtures/edge.jsonl");
const SIZES: [usize; 3] = [1, 3, 1_000];

/// A database of its own.
struct Database {
    store: Store,
    /// What is looked at beside the store.
    reads: SqlitePool,
    _folder: TempDir,
}

impl Database {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", folder.path().join("console.db").display());
        Self {
            store: Store::open(&url).await.expect("a new database"),
            reads: SqlitePool::connect(&url).await.expect("the same database"),
            _folder: folder,
        }
    }

    async fn import(&self, lines: impl Into<Vec<u8>>, lines_a_batch: usize) -> Result<String, ImportError> {
        let size = BatchSize {
            lines: lines_a_batch,
            ..BatchSize::DEFAULT
        };
        let source = Cursor::new(lines.into());
        let summary = run(&self.store, source, size, Progress::on_terminal()).await?;
        Ok(summary.to_string())
    }

    async fn indexes(&self) -> Vec<String> {
        let sql = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
        let indexes = sqlx::query_scalar(sql).fetch_all(&self.reads);
        indexes.await.expect("the indexes")
    }

    /// How many sessions have another attempt number than a recount gives them.
    async fn misnumbered(&self) -> i64 {
        let sql = "SELECT count(*) FROM sessions s WHERE attempt_number <> iif(exported, (
            SELECT count(*) FROM sessions b
            WHERE b.workspace_id = s.workspace_id AND b.user_id = s.user_id AND b.scenario_id = s.scenario_id
                AND b.exported AND (b.started_at, b.uuid) <= (s.started_at, s.uuid)), 0)";
        let count = sqlx::query_scalar(sql).fetch_one(&self.reads);
        count.await.expect("a recount")
    }

    /// Every value of every table, but for how many imports it took.
    async fn contents(&self) -> Vec<String> {
        let tables = "SELECT 'SELECT ' || group_concat('quote(' || c.name || ')', ' || '','' || ') || ' AS row FROM ' || t.name
            FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
            WHERE t.type = 'table' AND t.name NOT GLOB '_sqlx*' AND t.name <> 'revisions' AND c.name <> 'revision'
            GROUP BY t.name ORDER BY t.name";
        let mut contents = Vec::new();
        for table in sqlx::query(tables)
            .fetch_all(&self.reads)
            .await
            .expect("the tables")
        {
            let sql: String = table.get(0);
            contents.push(sql.clone());
            let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
                .fetch_all(&self.reads)
                .await
                .expect("the rows");
            let mut rows: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
            rows.sort_unstable();
            contents.extend(rows);
        }
        contents
    }
}

fn id(of: &str, number: usize) -> String {
    let kind = of
        .bytes()
        .fold(0_u32, |sum, letter| (sum * 31 + u32::from(letter)) % 0xFFFF);
    format!("{kind:08x}-0000-4000-8000-{number:012x}")
}

/// Lines about few things, so that they meet: they add, change, move, take each other's names, and
/// name what is not there.
fn line() -> impl Strategy<Value = Value> {
    let small = || 0..3_usize;
    let maybe = |number: usize, of: &str| (number > 0).then(|| id(of, number - 1));
    let time = |number: usize| format!("2026-03-15T14:3{number}:00Z");
    prop_oneof![
        1 => (0..2_usize, small()).prop_map(|(w, slug)| {
            json!({"type": "workspace", "id": id("workspace", w), "name": "W", "slug": format!("slug{slug}")})
        }),
        2 => (small(), 0..4_usize, small()).prop_map(|(u, email, name)| {
            let email = ["a@x.test", "A@X.test", "b@x.test", "Ä@x.test"][email];
            json!({"type": "user", "id": id("user", u), "email": email, "first_name": format!("{name}")})
        }),
        3 => (0..2_usize, small(), small()).prop_map(move |(w, u, t)| {
            json!({"type": "member", "workspace": id("workspace", w), "user": id("user", u), "role": "member",
                "seat_type": "full", "joined_at": time(t)})
        }),
        3 => (small(), 0..2_usize, 0..3_usize, any::<bool>()).prop_map(move |(g, w, name, deleted)| {
            json!({"type": "group", "id": id("group", g), "workspace": id("workspace", w), "name": (["Sales", "SALES", "Ops"][name]),
                "deleted_at": deleted.then(|| time(1))})
        }),
        3 => (small(), small(), any::<bool>()).prop_map(|(g, u, admin)| {
            json!({"type": "group_member", "group": id("group", g), "user": id("user", u), "role": if admin { "admin" } else { "member" }})
        }),
        2 => (small(), 0..2_usize, small()).prop_map(|(s, w, name)| {
            json!({"type": "scenario", "id": id("scenario", s), "workspace": id("workspace", w), "name": format!("{name}")})
        }),
        1 => (small(), 0..2_usize).prop_map(|(p, w)| {
            json!({"type": "program", "id": id("program", p), "workspace": id("workspace", w), "name": "P"})
        }),
        4 => (small(), 0..2_usize, small(), small(), small(), small()).prop_map(move |(a, w, u, s, p, by)| {
            json!({"type": "assignment", "id": id("assignment", a), "workspace": id("workspace", w), "user": id("user", u),
                "scenario": id("scenario", s), "program": maybe(p, "program"), "assigned_by": maybe(by, "user")})
        }),
        8 => (0..5_usize, 0..2_usize, small(), small(), 0..4_usize, small(), 0..6_usize).prop_map(move |(n, w, u, s, a, t, x)| {
            json!({"type": "session", "id": id("session", n), "workspace": id("workspace", w), "user": id("user", u),
                "scenario": id("scenario", s), "assignment": maybe(a, "assignment"), "status": "abandoned", "started_at": time(t),
                "demo": x == 0, "archived_at": (x == 1).then(|| time(2))})
        }),
    ]
}

/// One of each to begin with, so that not every line names something unknown.
fn beginning() -> Vec<Value> {
    let workspace = id("workspace", 0);
    vec![
        json!({"type": "workspace", "id": workspace, "name": "W", "slug": "slug0"}),
        json!({"type": "user", "id": id("user", 0), "email": "a@x.test"}),
        json!({"type": "user", "id": id("user", 1), "email": "b@x.test"}),
        json!({"type": "member", "workspace": workspace, "user": id("user", 0), "role": "member", "seat_type": "full",
            "joined_at": "2026-03-15T14:30:00Z"}),
        json!({"type": "group", "id": id("group", 0), "workspace": workspace, "name": "Sales"}),
        json!({"type": "scenario", "id": id("scenario", 0), "workspace": workspace, "name": "S"}),
        json!({"type": "scenario", "id": id("scenario", 1), "workspace": workspace, "name": "S"}),
        json!({"type": "assignment", "id": id("assignment", 0), "workspace": workspace, "user": id("user", 0),
            "scenario": id("scenario", 0)}),
    ]
}

fn joined(lines: &[String]) -> String {
    lines.join("\n")
}

/// Whatever one line after the other does, all of them together do, in batches of any size.
async fn check_batches(lines: Vec<Value>) -> Result<(), TestCaseError> {
    let one_by_one = Database::new().await;
    let (mut accepted, mut refused) = (Vec::new(), Vec::new());
    for line in beginning().into_iter().chain(lines) {
        let line = line.to_string();
        match one_by_one.import(line.clone(), 1).await {
            Ok(_) => accepted.push(line),
            Err(ImportError::Refused { refusal, .. }) => refused.push((accepted.len(), line, refusal)),
            Err(other) => return Err(TestCaseError::fail(format!("{line}: {other}"))),
        }
    }
    let expected = one_by_one.contents().await;
    prop_assert_eq!(one_by_one.misnumbered().await, 0);
    for size in SIZES {
        let database = Database::new().await;
        let outcome = database.import(joined(&accepted), size).await;
        prop_assert!(outcome.is_ok(), "{size} lines a batch: {:?}", outcome);
        let found = database.contents().await;
        prop_assert_eq!(&found, &expected, "{} lines a batch", size);
        prop_assert_eq!(database.misnumbered().await, 0);
    }
    let empty = Database::new().await;
    let before = empty.contents().await;
    for (place, line, expected) in refused.into_iter().take(5) {
        let mut lines = accepted[..place].to_vec();
        lines.push(line);
        for size in SIZES {
            match empty.import(joined(&lines), size).await {
                Err(ImportError::Refused { line, refusal }) => {
                    prop_assert_eq!(line, u64::try_from(place + 1).expect("few lines"));
                    prop_assert_eq!(&refusal, &expected);
                }
                other => prop_assert!(false, "{size} lines a batch: {other:?}"),
            }
        }
    }
    prop_assert_eq!(empty.contents().await, before);
    Ok(())
}

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn batches_of_any_size_do_what_single_lines_do(lines in prop::collection::vec(line(), 1..60)) {
        Runtime::new().expect("a runtime").block_on(check_batches(lines))?;
    }
}

#[test]
fn a_damaged_file_is_taken_whole_or_not_at_all() {
    let runtime = Runtime::new().expect("a runtime");
    let database = runtime.block_on(Database::new());
    runtime
        .block_on(database.import(EDGE, 1_000))
        .expect("the fixture is good");
    let lines: Vec<&str> = EDGE.lines().collect();
    let damage = (
        0..lines.len(),
        any::<prop::sample::Index>(),
        0..8_usize,
        "[0-9a-z\"{},:]{0,3}",
    );
    let config = Config {
        cases: 96,
        failure_persistence: None,
        ..Config::default()
    };
    let outcome =
        proptest::test_runner::TestRunner::new(config).run(&damage, |(place, start, removed, text)| {
            let mut line: Vec<char> = lines[place].chars().collect();
            let start = start.index(line.len());
            let end = line.len().min(start + removed);
            line.splice(start..end, text.chars());
            let line: String = line.into_iter().collect();
            let mut file = lines.clone();
            file[place] = &line;
            runtime.block_on(async {
                let before = database.contents().await;
                match database.import(file.join("\n"), 1_000).await {
                    Ok(_) => {}
                    Err(ImportError::Refused { .. }) => prop_assert_eq!(database.contents().await, before),
                    Err(other) => return Err(TestCaseError::fail(other.to_string())),
                }
                Ok(())
            })
        });
    outcome.expect("whole or not at all");
}

#[test]
fn an_import_leaves_all_indexes_as_they_were() {
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let database = Database::new().await;
        let before = database.indexes().await;
        assert!(
            before.iter().any(|sql| sql.contains("sessions (uuid)")),
            "{before:?}"
        );
        for lines_a_batch in SIZES {
            database.import(EDGE, lines_a_batch).await.expect("good lines");
            assert_eq!(database.indexes().await, before);
        }
        let refused = [EDGE, "{}"].join("\n");
        let empty = Database::new().await;
        empty.import(refused, 3).await.expect_err("a bad line");
        assert_eq!(empty.indexes().await, before);
    });
}

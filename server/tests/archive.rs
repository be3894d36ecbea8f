//! Everything in one: the archive that holds the three files of one instant, and what explains and proves them.

use std::process::Command;

use app::domain::{ExportKind, ExportState};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    exports::EXPECTED,
    support::{
        Bucket, EDGE, Folder, TestConsole, command, file_of_zip, files_below, import, read_csv, read_zip,
    },
};

const NAMES: [&str; 5] = [
    "users.csv",
    "groups.csv",
    "sessions.csv",
    "csv-metadata.json",
    "manifest.json",
];

fn json_of(archive: &[u8], name: &str) -> Value {
    serde_json::from_slice(&file_of_zip(archive, name)).unwrap()
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

#[tokio::test]
async fn the_three_files_are_those_of_the_single_exports_to_the_byte() {
    let console = TestConsole::edge().await;
    for (slug, email) in [("acme", "ada@acme.test"), ("globex", "hank@globex.test")] {
        let browser = console.browser_of(email).await;
        console.import(EDGE).await;
        let archive = browser.download(slug, ExportKind::Everything).await.body;
        let names: Vec<_> = read_zip(&archive).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, NAMES);
        for (_, kind, expected) in EXPECTED.iter().filter(|(of, ..)| *of == slug) {
            let name = format!("{}.csv", kind.key());
            assert_eq!(file_of_zip(&archive, &name), *expected, "{slug} {kind:?}");
        }
    }
    console.stop().await;
}

#[tokio::test]
async fn the_manifest_proves_every_file_and_says_who_and_when() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let before = app::domain::Timestamp(now()).to_string();
    let export = ada.export("acme", ExportKind::Everything).await;
    let archive = ada.get(&export.download_path("acme").unwrap()).await.body;
    let manifest = json_of(&archive, "manifest.json");
    assert_eq!(manifest["format"], 1);
    assert_eq!(manifest["workspace"], "acme");
    assert_eq!(
        manifest["requested_by"],
        json!({ "name": "Ada Lovelace", "email": "ada@acme.test" })
    );
    assert_eq!(manifest["made_by"]["version"], env!("CARGO_PKG_VERSION"));
    let read_at = manifest["read_at"].as_str().unwrap();
    assert!(read_at >= before.as_str() && read_at.ends_with('Z'), "{read_at}");

    let mut rows = 0;
    for (listed, name) in manifest["files"].as_array().unwrap().iter().zip(NAMES) {
        let content = file_of_zip(&archive, name);
        let records = read_csv(str::from_utf8(&content).unwrap());
        assert_eq!(listed["name"], name);
        assert_eq!(listed["rows"], records.len() - 1);
        assert_eq!(listed["bytes"], content.len());
        assert_eq!(listed["sha256"], sha256(&content));
        assert_eq!(listed["columns"], json!(records[0]));
        assert_eq!(listed["options"]["exact"], false);
        rows += records.len() as u64 - 1;
    }
    let content = file_of_zip(&archive, "csv-metadata.json");
    assert_eq!(
        manifest["metadata"],
        json!({ "name": "csv-metadata.json", "bytes": content.len(), "sha256": sha256(&content) })
    );
    assert_eq!(manifest["rows"], rows);

    // The history, and with it the audit trail, prove the archive itself.
    let ExportState::Ready {
        file_name,
        rows: told,
        size_bytes,
        sha256: proof,
        ..
    } = &export.state
    else {
        panic!("{:?}", export.state)
    };
    assert!(
        file_name.starts_with("acme-everything-20") && file_name.ends_with(".zip"),
        "{file_name}"
    );
    assert_eq!((*told, *size_bytes), (rows, archive.len() as u64));
    assert_eq!(*proof, sha256(&archive));
    console.stop().await;
}

fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.unwrap().as_secs().try_into().unwrap()
}

#[tokio::test]
async fn the_dictionary_describes_the_columns_that_are_there() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let archive = ada.download("acme", ExportKind::Everything).await.body;
    let metadata = json_of(&archive, "csv-metadata.json");
    assert_eq!(metadata["@context"], "http://www.w3.org/ns/csvw");
    let tables = metadata["tables"].as_array().unwrap();
    assert_eq!(tables.len(), 3);
    for table in tables {
        let name = table["url"].as_str().unwrap();
        let content = file_of_zip(&archive, name);
        let records = read_csv(str::from_utf8(&content).unwrap());
        let schema = &table["tableSchema"];
        let columns = schema["columns"].as_array().unwrap();
        let names: Vec<_> = columns
            .iter()
            .map(|column| column["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, records[0]);
        for (place, column) in columns.iter().enumerate() {
            assert!(column["dc:description"].as_str().unwrap().len() > 10);
            let is_full = records.iter().all(|record| !record[place].is_empty());
            assert!(column["required"] == false || is_full, "{name}: {column}");
        }
        assert_eq!(
            keys(&schema["primaryKey"], &names, &records).len(),
            records.len() - 1
        );
    }
    assert!(
        tables[1]["tableSchema"]["foreignKeys"].is_null(),
        "a group has nobody in it"
    );
    // Who is in a group is a user.
    let of = |name: &str| read_csv(str::from_utf8(&file_of_zip(&archive, name)).unwrap());
    let users: Vec<_> = of("users.csv")
        .into_iter()
        .map(|record| record[2].clone())
        .collect();
    for record in of("groups.csv") {
        assert!(record[3].is_empty() || users.contains(&record[3]), "{record:?}");
    }
    let hank = console.browser_of("hank@globex.test").await;
    let archive = hank.download("globex", ExportKind::Everything).await.body;
    let key = &json_of(&archive, "csv-metadata.json")["tables"][1]["tableSchema"]["foreignKeys"][0];
    assert_eq!(
        *key,
        json!({ "columnReference": "email", "reference": { "resource": "users.csv", "columnReference": "email" } })
    );
    console.stop().await;
}

/// The different keys that there are in the records.
fn keys(key: &Value, names: &[&str], records: &[Vec<String>]) -> std::collections::HashSet<Vec<String>> {
    let columns = key.as_array().cloned().unwrap_or_else(|| vec![key.clone()]);
    let places: Vec<_> = columns
        .iter()
        .map(|column| names.iter().position(|name| column == name).unwrap())
        .collect();
    let key_of = |record: &Vec<String>| places.iter().map(|place| record[*place].clone()).collect();
    records[1..].iter().map(key_of).collect()
}

#[tokio::test]
async fn exact_text_is_exact_in_all_three_and_said_so() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let export = ada.start_export_as("acme", ExportKind::Everything, true).await;
    let export = ada.follow("acme", &export).await;
    let archive = ada.get(&export.download_path("acme").unwrap()).await.body;
    for kind in ExportKind::TABLES {
        let single = ada.start_export_as("acme", kind, true).await;
        let single = ada.follow("acme", &single).await;
        let single = ada.get(&single.download_path("acme").unwrap()).await.body;
        assert_eq!(
            file_of_zip(&archive, &format!("{}.csv", kind.key())),
            single,
            "{kind:?}"
        );
    }
    let manifest = json_of(&archive, "manifest.json");
    assert!(
        manifest["files"]
            .as_array()
            .unwrap()
            .iter()
            .all(|file| file["options"]["exact"] == true)
    );
    console.stop().await;
}

#[tokio::test]
async fn it_is_fetched_like_any_other_file_whole_or_in_parts() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let export = ada.export("acme", ExportKind::Everything).await;
    let path = export.download_path("acme").unwrap();
    let whole = ada
        .get_with(&path, &[("accept-encoding", "gzip, br, zstd")])
        .await;
    assert_eq!(whole.header("content-type"), "application/zip");
    assert_eq!(whole.header("content-encoding"), "", "it is compressed already");
    assert!(whole.header("content-disposition").ends_with(".zip\""));
    let part = ada.get_with(&path, &[("range", "bytes=10-")]).await;
    assert_eq!((part.status.as_u16(), &part.body[..]), (206, &whole.body[10..]));

    let li = console.browser_of("li@acme.test").await;
    assert_eq!(li.get(&path).await.status, 403);
    let start = json!({ "slug": "acme", "kind": "everything", "options": { "exact": false } });
    assert_eq!(li.api("exports/start", start).await.status, 403);

    let found = ada
        .api(
            "exports/list",
            json!({ "slug": "acme", "query": { "kind": "everything" } }),
        )
        .await;
    assert_eq!(found.json::<app::domain::History>().page.total, 1);
    let kept = console.folder.path().join("exports");
    console
        .expire_exports(|| files_below(kept.clone()).is_empty())
        .await;
    assert_eq!(ada.get(&path).await.status, 410);
    console.stop().await;
}

#[tokio::test]
async fn its_progress_is_of_the_rows_of_all_three_and_it_can_be_canceled() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    std::fs::write(console.hold_file(), "").unwrap();
    let export = ada.start_export("acme", ExportKind::Everything).await;
    let all: u64 = EXPECTED
        .iter()
        .filter(|(slug, ..)| *slug == "acme")
        .map(|(_, _, csv)| read_csv(str::from_utf8(csv).unwrap()).len() as u64 - 1)
        .sum();
    loop {
        let overview = ada.api("exports/overview", json!({ "slug": "acme" })).await;
        let overview: app::domain::ExportOverview = overview.json();
        if let ExportState::Running { rows, of, .. } = overview.under_way[0].progress.state
            && rows == all
        {
            assert_eq!(of, Some(all));
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let cancel = json!({ "slug": "acme", "id": export.id });
    assert_eq!(ada.api("exports/cancel", cancel).await.status, 200);
    while !files_below(console.folder.path().join("exports")).is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    console.stop().await;
}

#[tokio::test]
async fn it_is_kept_in_a_bucket_as_well() {
    let bucket = Bucket::start().await;
    let signed = [("SIGNED_DOWNLOADS", "true")];
    let console = TestConsole::in_bucket(&bucket, EDGE, &signed).await;
    let ada = console.browser_of("ada@acme.test").await;
    let export = ada.export("acme", ExportKind::Everything).await;
    let sent_away = ada.get(&export.download_path("acme").unwrap()).await;
    let file = crate::support::fetch(sent_away.header("location")).await;
    assert_eq!(file.header("content-type"), "application/zip");
    assert_eq!(read_zip(&file.body).len(), NAMES.len());
    console.stop().await;
}

#[tokio::test]
async fn the_command_line_writes_it_and_tells_it_from_others() {
    let folder = Folder::new();
    import(&folder, EDGE).await;
    let file = folder.path().join("all.zip");
    let mut export = command(&folder);
    export.args(["export", "everything", "--workspace", "acme", "--output"]);
    assert!(export.arg(&file).status().await.unwrap().success());
    let archive = std::fs::read(&file).unwrap();
    for (_, kind, expected) in EXPECTED.iter().filter(|(slug, ..)| *slug == "acme") {
        assert_eq!(file_of_zip(&archive, &format!("{}.csv", kind.key())), *expected);
    }
    let manifest = json_of(&archive, "manifest.json");
    assert!(manifest["requested_by"].is_null(), "nobody is signed in");
    others_can_read(&file);
}

/// Programs that other people have read the archive too; where they are missing, this says so.
fn others_can_read(file: &std::path::Path) {
    let python = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; \
        print(' '.join(z.namelist()))";
    for (program, arguments) in [("unzip", vec!["-t"]), ("python3", vec!["-c", python])] {
        match Command::new(program).args(arguments).arg(file).output() {
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stdout);
                assert!(output.status.success(), "{program}: {said}");
                assert!(NAMES.iter().all(|name| said.contains(name)), "{program}: {said}");
            }
            Err(error) => eprintln!("{program} was not tried: {error}"),
        }
    }
}

#[tokio::test]
async fn its_rows_are_counted_before_the_first() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    std::fs::write(console.hold_file(), "").unwrap();
    let export = ada.start_export("acme", ExportKind::Everything).await;
    let of = loop {
        let history = ada.history("acme").await;
        if let ExportState::Running { of: Some(of), .. } = history[0].progress.state {
            break of;
        }
        tokio::task::yield_now().await;
    };
    std::fs::remove_file(console.hold_file()).unwrap();
    let ExportState::Ready { rows, .. } = ada.follow("acme", &export).await.state else {
        panic!("the archive is made")
    };
    assert_eq!(of, rows);
    console.stop().await;
}

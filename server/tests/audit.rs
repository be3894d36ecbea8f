//! The audit trail: what it says, what finds it changed, and files that prove themselves.

use app::domain::ExportKind;
use futures::future::join_all;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::support::{
    Browser, Folder, ServerProcess, TestConsole, command, edge_with_password, is_on_postgres, read_csv,
};

async fn trail(browser: &Browser) -> Vec<Vec<String>> {
    let answer = browser.get("/w/acme/audit.csv").await;
    assert_eq!(answer.status, 200);
    read_csv(answer.text())
}

/// What `server` says, and with which exit code.
async fn run(folder: &Folder, arguments: &[&str]) -> (Option<i32>, String) {
    let output = command(folder).args(arguments).output().await.unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

async fn verify(folder: &Folder) -> (Option<i32>, String) {
    run(folder, &["audit", "verify", "--workspace", "acme"]).await
}

/// Takes away what keeps a mistake from changing the trail, as somebody would who means it.
async fn disarm(folder: &Folder) {
    let sqlite = "DROP TRIGGER audit_entries_stay_as_they_are; DROP TRIGGER audit_entries_are_kept";
    let postgres = "DROP TRIGGER audit_entries_are_kept ON audit_entries";
    let is_sqlite = folder.database_url().starts_with("sqlite");
    folder.execute(if is_sqlite { sqlite } else { postgres }).await;
}

#[tokio::test]
async fn it_tells_who_did_what_with_which_export() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    std::fs::write(console.hold_file(), "").unwrap();
    let export = ada.start_export("acme", ExportKind::Users).await;
    olga.start_export("acme", ExportKind::Users).await;
    let unwanted = ada.start_export("acme", ExportKind::Groups).await;
    let cancel = json!({ "slug": "acme", "id": unwanted.id });
    assert_eq!(olga.api("exports/cancel", cancel).await.status, 200);
    std::fs::remove_file(console.hold_file()).unwrap();
    let ready = ada.follow("acme", &export).await;
    let path = ready.download_path("acme").unwrap();
    ada.get(&path).await;
    // The rest of a download is no download of its own, and a look at the headers is none.
    ada.get_with(&path, &[("range", "bytes=100-")]).await;
    let head = axum::body::Body::empty();
    assert_eq!(ada.send(http::Method::HEAD, &path, &[], head).await.status, 200);
    let delete = json!({ "slug": "acme", "id": export.id });
    assert_eq!(olga.api("exports/delete", delete).await.status, 200);

    let trail = trail(&olga).await;
    let (ada, olga) = ("ada@acme.test", "olga.owner@acme.test");
    let told: Vec<_> = trail[1..]
        .iter()
        .map(|entry| (entry[2].as_str(), entry[3].as_str(), entry[4].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (ada, "requested", "users"),
            (olga, "joined", "users"),
            (ada, "requested", "groups"),
            (olga, "canceled", "groups"),
            ("", "ready", "users"),
            (ada, "downloaded", "users"),
            (olga, "deleted", "users"),
            (olga, "trail_downloaded", ""),
        ]
    );
    assert!(trail[5][6].contains("24 rows"), "{:?}", trail[5]);
    for (index, pair) in trail[1..].windows(2).enumerate() {
        assert_eq!(
            pair[1][7],
            pair[0][8],
            "entry {} follows the one before",
            index + 2
        );
    }
    console.stop().await;
}

#[tokio::test]
async fn whatever_is_changed_in_it_is_found() {
    let folder = edge_with_password(Folder::new()).await;
    let server = ServerProcess::start(&folder, [("EXPORTS_PER_SERVER", "1")]).await;
    let ada = server.browser_of("ada@acme.test").await;
    for kind in ExportKind::TABLES {
        ada.download("acme", kind).await;
    }
    let (code, whole) = verify(&folder).await;
    assert_eq!(code, Some(0), "{whole}");
    let kept = whole.trim().rsplit(' ').next().unwrap().to_owned();
    assert!(kept.starts_with("9:"), "{whole}");
    let mut mistakes = vec![
        "UPDATE audit_entries SET detail = 'x'",
        "DELETE FROM audit_entries",
    ];
    if is_on_postgres() {
        mistakes.push("TRUNCATE audit_entries");
    }
    for mistake in mistakes {
        assert!(
            run_sql_fails(&folder, mistake).await,
            "the database keeps entries: {mistake}"
        );
    }

    disarm(&folder).await;
    for (sql, back, words) in [
        (
            "UPDATE audit_entries SET actor = 'x' WHERE number = 4",
            "UPDATE audit_entries SET actor = 'ada@acme.test' WHERE number = 4",
            "entry 4 was edited",
        ),
        (
            "UPDATE audit_entries SET number = 100 WHERE number = 5",
            "UPDATE audit_entries SET number = 5 WHERE number = 100",
            "entries before entry 6 were removed",
        ),
        (
            "UPDATE audit_entries SET number = 100 WHERE number = 9",
            "UPDATE audit_entries SET number = 9 WHERE number = 100",
            "entries before entry 100 were removed",
        ),
    ] {
        folder.execute(sql).await;
        let (code, said) = verify(&folder).await;
        assert!(code == Some(1) && said.contains(words), "{sql}: {said}");
        folder.execute(back).await;
        assert_eq!(verify(&folder).await.0, Some(0), "{back}");
    }

    // Whoever cuts the end off and notes the new end is found by what is known of the exports,
    folder.execute("DELETE FROM audit_entries WHERE number > 7").await;
    let (code, said) = verify(&folder).await;
    assert!(
        code == Some(1) && said.contains("entries up to 9 were removed"),
        "{said}"
    );
    let head = "UPDATE audit_heads SET number = 7, hash = (SELECT hash FROM audit_entries WHERE number = 7)";
    folder.execute(head).await;
    let (code, said) = verify(&folder).await;
    assert!(
        code == Some(1) && said.contains("nothing is said of the export"),
        "{said}"
    );
    // and who removes them, too, by what is left of the trail,
    folder.execute("DELETE FROM exports WHERE kind = 'groups'").await;
    let (code, said) = verify(&folder).await;
    assert!(
        code == Some(1) && said.contains("was removed from the database"),
        "{said}"
    );
    // or, if all of it is gone as well, only by an end that was kept elsewhere.
    folder.execute("DELETE FROM audit_entries WHERE number > 6").await;
    let head = "UPDATE audit_heads SET number = 6, hash = (SELECT hash FROM audit_entries WHERE number = 6)";
    folder.execute(head).await;
    assert_eq!(verify(&folder).await.0, Some(0));
    let (code, said) = run(
        &folder,
        &["audit", "verify", "--workspace", "acme", "--kept", &kept],
    )
    .await;
    assert!(
        code == Some(1) && said.contains("entries up to 9 were removed"),
        "{said}"
    );
}

/// Whether the database refuses the statement.
async fn run_sql_fails(folder: &Folder, sql: &'static str) -> bool {
    use sqlx::{Connection, PgConnection, SqliteConnection};
    let url = folder.database_url();
    if url.starts_with("sqlite") {
        let mut connection = SqliteConnection::connect(&url).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.is_err()
    } else {
        let mut connection = PgConnection::connect(&url).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.is_err()
    }
}

#[tokio::test]
async fn entries_that_come_at_the_same_time_from_two_servers_make_one_chain() {
    let folder = edge_with_password(Folder::new()).await;
    let more = [("EXPORTS_PER_SERVER", "1")];
    let (a, b) = (
        ServerProcess::start(&folder, more).await,
        ServerProcess::start(&folder, more).await,
    );
    let on_a = a.browser_of("ada@acme.test").await;
    let on_b = b.same_person(&on_a);
    let path = on_a
        .export("acme", ExportKind::Users)
        .await
        .download_path("acme")
        .unwrap();
    let fetches = (0..20).map(|turn| if turn % 2 == 0 { &on_a } else { &on_b }.get(&path));
    for answer in join_all(fetches).await {
        assert_eq!(answer.status, 200);
    }
    let (code, said) = verify(&folder).await;
    assert!(code == Some(0) && said.contains("unchanged up to 22:"), "{said}");
}

#[tokio::test]
async fn an_export_that_was_changed_in_the_database_proves_no_file() {
    let folder = edge_with_password(Folder::new()).await;
    let server = ServerProcess::start(&folder, [("EXPORTS_PER_SERVER", "1")]).await;
    let ada = server.browser_of("ada@acme.test").await;
    let path = ada
        .export("acme", ExportKind::Users)
        .await
        .download_path("acme")
        .unwrap();
    let content = ada.get(&path).await.body;
    let forged = folder.path().join(path.rsplit('/').next().unwrap());
    let forged = forged.to_str().unwrap();
    std::fs::write(forged, [&content[..], b"more\r\n"].concat()).unwrap();
    let hash = hex::encode(Sha256::digest(std::fs::read(forged).unwrap()));
    let bytes = if is_on_postgres() {
        format!("decode('{hash}', 'hex')")
    } else {
        format!("x'{hash}'")
    };
    let file = folder.path().join("as it was.csv");
    let file = file.to_str().unwrap();
    std::fs::write(file, &content).unwrap();
    folder.execute("CREATE TABLE kept AS SELECT * FROM exports").await;
    let no = if is_on_postgres() { "false" } else { "0" };
    for (change, of) in [
        (format!("sha256 = {bytes}, size_bytes = size_bytes + 6"), forged),
        (
            format!("sha256 = {bytes}, size_bytes = size_bytes + 6, audited = {no}"),
            forged,
        ),
        ("rows_written = rows_written + 1".to_owned(), file),
        ("file_name = 'x'".to_owned(), file),
        ("kind = 'groups'".to_owned(), file),
        ("state = 'queued'".to_owned(), forged),
    ] {
        assert_eq!(verify(&folder).await.0, Some(0), "before {change}");
        folder.execute(&format!("UPDATE exports SET {change}")).await;
        let (code, said) = verify(&folder).await;
        assert!(
            code == Some(1) && said.contains("nothing is said of the export"),
            "{change}: {said}"
        );
        let (code, said) = run(&folder, &["verify", of]).await;
        assert_eq!(code, Some(1), "{change}: {said}");
        let back = "UPDATE exports SET (sha256, size_bytes, audited, rows_written, file_name, kind, state) =
            (SELECT sha256, size_bytes, audited, rows_written, file_name, kind, state FROM kept)";
        folder.execute(back).await;
        assert_eq!(run(&folder, &["verify", file]).await.0, Some(0));
    }
}

#[tokio::test]
async fn a_file_says_whether_it_is_an_export_and_unchanged() {
    let folder = edge_with_password(Folder::new()).await;
    let server = ServerProcess::start(&folder, [("EXPORTS_PER_SERVER", "1")]).await;
    let ada = server.browser_of("ada@acme.test").await;
    for kind in [ExportKind::Groups, ExportKind::Everything] {
        let export = ada.export("acme", kind).await;
        let path = export.download_path("acme").unwrap();
        let content = ada.get(&path).await.body;
        let file = folder.path().join(path.rsplit('/').next().unwrap());
        let file = file.to_str().unwrap();

        // Also once the console keeps it no longer.
        let call = json!({ "slug": "acme", "id": export.id });
        assert_eq!(ada.api("exports/delete", call).await.status, 200);
        std::fs::write(file, &content).unwrap();
        let (code, said) = run(&folder, &["verify", file]).await;
        let known = format!("the {} export of acme", kind.key());
        assert!(code == Some(0) && said.contains(&known), "{said}");
        assert!(said.contains("ada@acme.test"), "{said}");

        std::fs::write(file, &content[..content.len() - 1]).unwrap();
        let (code, said) = run(&folder, &["verify", file]).await;
        assert!(code == Some(1) && said.contains("the file was changed"), "{said}");
    }

    let other = folder.path().join("other.csv");
    std::fs::write(&other, "a,b\r\n").unwrap();
    let (code, said) = run(&folder, &["verify", other.to_str().unwrap()]).await;
    assert!(
        code == Some(1) && said.contains("no export of this console"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1);
}

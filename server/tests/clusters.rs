//! PostgreSQL that goes away in the middle, and a replica that exports read from.

use std::time::Duration;

use app::domain::{ExportKind, ExportRecord, ExportRemark, ExportState, History};
use serde_json::json;
use sqlx::{Connection, PgConnection};
use tokio::time::sleep;

use crate::{
    exports::EXPECTED,
    support::{Browser, Cluster, Folder, ServerProcess, edge_with_password, files_below, is_on_postgres},
};

async fn latest(browser: &Browser) -> Option<ExportRecord> {
    let answer = browser.api("exports/list", json!({ "slug": "acme" })).await;
    if !answer.status.is_success() {
        return None;
    }
    answer.json::<History>().page.rows.into_iter().next()
}

/// The latest export once it has ended; a database that is away is waited for.
async fn ended(browser: &Browser) -> ExportRecord {
    loop {
        if let Some(record) = latest(browser).await
            && record.progress.state.is_final()
        {
            return record;
        }
        sleep(Duration::from_millis(100)).await;
    }
}

async fn file(browser: &Browser, record: &ExportRecord) -> Vec<u8> {
    let state = &record.progress.state;
    assert!(matches!(state, ExportState::Ready { .. }), "{state:?}");
    let path = record.progress.download_path("acme").unwrap();
    browser.get(&path).await.body.into()
}

fn expected(kind: ExportKind) -> &'static [u8] {
    let found = EXPECTED
        .iter()
        .find(|(slug, of, _)| (*slug, *of) == ("acme", kind));
    found.unwrap().2
}

/// Scans of a table so far, as the cluster itself counts them.
async fn scans(cluster: &Cluster, table: &str) -> i64 {
    let mut connection = PgConnection::connect(&cluster.url()).await.unwrap();
    let sql = "SELECT (seq_scan + coalesce(idx_scan, 0))::bigint FROM pg_stat_user_tables WHERE relname = $1";
    sqlx::query_scalar(sql)
        .bind(table)
        .fetch_one(&mut connection)
        .await
        .unwrap()
}

async fn until_somebody_waits_for_a_lock(cluster: &Cluster) {
    let mut connection = PgConnection::connect(&cluster.url()).await.unwrap();
    let sql = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)";
    while !sqlx::query_scalar::<_, bool>(sql)
        .fetch_one(&mut connection)
        .await
        .unwrap()
    {
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn an_export_whose_database_is_restarted_is_made_anew() {
    if !is_on_postgres() {
        return;
    }
    let cluster = Cluster::start().await;
    let folder = edge_with_password(Folder::at(&cluster.url())).await;
    let server = ServerProcess::start(&folder, [("RUST_LOG", "error")]).await;
    let ada = server.browser_of("ada@acme.test").await;

    let mut connection = PgConnection::connect(&cluster.url()).await.unwrap();
    let mut locking = connection.begin().await.unwrap();
    sqlx::query("LOCK TABLE sessions")
        .execute(&mut *locking)
        .await
        .unwrap();
    ada.start_export("acme", ExportKind::Sessions).await;
    until_somebody_waits_for_a_lock(&cluster).await;
    cluster.restart().await;

    let record = ended(&ada).await;
    assert_eq!(file(&ada, &record).await, expected(ExportKind::Sessions));
    assert_eq!(folder.number("SELECT count(*) FROM exports").await, 1);
    assert_eq!(folder.number("SELECT attempts FROM exports").await, 2);
}

#[tokio::test]
async fn an_export_whose_database_dies_again_and_again_fails_in_words_and_the_next_one_works() {
    if !is_on_postgres() {
        return;
    }
    let cluster = Cluster::start().await;
    let folder = edge_with_password(Folder::at(&cluster.url())).await;
    folder
        .execute("ALTER SYSTEM SET max_prepared_transactions = 1")
        .await;
    cluster.restart().await;
    // A lock that outlives the database, so that each attempt is in the middle when that dies.
    let lock = "BEGIN; LOCK TABLE sessions; PREPARE TRANSACTION 'lock'";
    folder.execute(lock).await;
    let server = ServerProcess::start(&folder, [("RUST_LOG", "error")]).await;
    let ada = server.browser_of("ada@acme.test").await;
    ada.start_export("acme", ExportKind::Everything).await;
    for _ in 0..3 {
        until_somebody_waits_for_a_lock(&cluster).await;
        cluster.restart().await;
    }
    let record = ended(&ada).await;
    let ExportState::Failed { reason } = &record.progress.state else {
        panic!("{:?}", record.progress.state)
    };
    // Where the database is away for long after the last attempt, that it was cut off is all that is known.
    let words = [
        "The database could not be read. It was away more than once",
        "cut off three times",
    ];
    assert!(
        words.iter().any(|words| reason.name().contains(words)),
        "{reason:?}"
    );
    assert_eq!(record.available_until, None);
    assert!(files_below(folder.path().join("exports")).is_empty());

    folder.execute("ROLLBACK PREPARED 'lock'").await;
    ada.export("acme", ExportKind::Sessions).await;
    let record = ended(&ada).await;
    assert_eq!(file(&ada, &record).await, expected(ExportKind::Sessions));
}

#[tokio::test]
async fn exports_read_from_the_replica_as_long_as_it_keeps_up() {
    if !is_on_postgres() {
        return;
    }
    let primary = Cluster::start().await;
    let folder = edge_with_password(Folder::at(&primary.url())).await;
    let replica = primary.replica().await;
    let settings = [
        ("EXPORT_DATABASE_URL", replica.url()),
        ("EXPORT_REPLICA_LAG_SECONDS", "2".to_owned()),
        ("RUST_LOG", "error".to_owned()),
    ];
    let server = ServerProcess::start(&folder, settings).await;
    let ada = server.browser_of("ada@acme.test").await;

    let before = (
        scans(&primary, "programs").await,
        scans(&replica, "programs").await,
    );
    ada.export("acme", ExportKind::Sessions).await;
    let record = ended(&ada).await;
    assert_eq!(record.remark, None);
    assert_eq!(file(&ada, &record).await, expected(ExportKind::Sessions));
    // It is counted once the reader has left.
    while scans(&replica, "programs").await == before.1 {
        sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(scans(&primary, "programs").await, before.0);

    // What was changed a moment before the click is in the file, though the replica stands still.
    let mut connection = PgConnection::connect(&replica.url()).await.unwrap();
    sqlx::query("SELECT pg_wal_replay_pause()")
        .execute(&mut connection)
        .await
        .unwrap();
    let new = json!({ "slug": "acme", "new": { "name": "Latecomers", "members": [] } });
    assert_eq!(ada.api("groups/add", new).await.status, 200);
    ada.export("acme", ExportKind::Groups).await;
    let behind = ended(&ada).await;
    assert_eq!(behind.remark, Some(ExportRemark::ReplicaNotReady));
    assert!(
        String::from_utf8(file(&ada, &behind).await)
            .unwrap()
            .contains("\r\nLatecomers,")
    );

    sqlx::query("SELECT pg_wal_replay_resume()")
        .execute(&mut connection)
        .await
        .unwrap();
    ada.export("acme", ExportKind::Groups).await;
    let caught_up = ended(&ada).await;
    assert_eq!(caught_up.remark, None);
    assert_eq!(file(&ada, &caught_up).await, file(&ada, &behind).await);

    replica.kill().await;
    ada.export("acme", ExportKind::Sessions).await;
    let alone = ended(&ada).await;
    assert_eq!(alone.remark, Some(ExportRemark::ReplicaNotReady));
    assert_eq!(file(&ada, &alone).await, expected(ExportKind::Sessions));
}

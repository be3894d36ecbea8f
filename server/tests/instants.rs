//! An export reads one instant of the database, however much is written meanwhile.

use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use app::domain::ExportKind;

use crate::support::{TestConsole, file_of_zip, is_on_postgres, read_csv};

const EXPORTS: usize = 20;
const FIRST_NAME: usize = 0;
const SCORE: usize = 5;

#[tokio::test(flavor = "multi_thread")]
async fn an_export_shows_one_instant_while_others_write() {
    let console = Arc::new(TestConsole::edge().await);
    let ada = console.browser_of("ada@acme.test").await;
    let is_done = Arc::new(AtomicBool::new(false));
    write(&console, 1).await;
    let writing = tokio::spawn(write_on(console.clone(), is_done.clone()));
    let mut instants = HashSet::new();
    for _ in 0..EXPORTS {
        let file = ada.download("acme", ExportKind::Sessions).await;
        let rows = read_csv(file.text());
        // Each commit gives people and scores the same number, which come over different connections.
        let number: u32 = rows[1][FIRST_NAME].parse().unwrap();
        let score = (f64::from(number) / 100.0).to_string();
        for row in &rows[1..] {
            assert_eq!(row[FIRST_NAME], number.to_string());
            assert!(row[SCORE].is_empty() || row[SCORE] == score, "{row:?}");
        }
        instants.insert(number);
    }
    for _ in 0..EXPORTS {
        let archive = ada.download("acme", ExportKind::Everything).await.body;
        let numbers = numbers_of(&archive);
        assert_eq!(
            numbers.len(),
            1,
            "all three files are of one instant: {numbers:?}"
        );
        instants.extend(numbers);
    }
    is_done.store(true, Ordering::Relaxed);
    writing.await.unwrap();
    assert!(instants.len() > 2, "{instants:?}");
    Arc::into_inner(console).unwrap().stop().await;
}

/// The numbers that the three files of an archive tell.
fn numbers_of(archive: &[u8]) -> HashSet<u32> {
    let mut numbers = HashSet::new();
    for (name, column) in [("users.csv", 0), ("groups.csv", 1), ("sessions.csv", 0)] {
        let file = file_of_zip(archive, name);
        for row in &read_csv(str::from_utf8(&file).unwrap())[1..] {
            // A group with nobody in it names nobody.
            if !row[column].is_empty() {
                numbers.insert(row[column].parse().unwrap());
            }
        }
    }
    numbers
}

async fn write_on(console: Arc<TestConsole>, is_done: Arc<AtomicBool>) {
    for number in (1..10_000).cycle() {
        if is_done.load(Ordering::Relaxed) {
            break;
        }
        write(&console, number).await;
    }
}

async fn write(console: &TestConsole, number: u32) {
    let begin = if is_on_postgres() {
        "BEGIN"
    } else {
        "BEGIN IMMEDIATE"
    };
    let write = format!(
        "{begin}; UPDATE users SET first_name = '{number}';
        UPDATE sessions SET score_hundredths = {number} WHERE score_hundredths IS NOT NULL; COMMIT"
    );
    console.folder.execute(&write).await;
}

//! Options of exports: how files are written, which sessions they hold, and what is said of that.

mod told;

use app::{
    AppError,
    domain::{
        ExportChoice, ExportForecast, ExportKind, ExportOffer, ExportProgress, ExportState, Frame,
        GuardedCell, Offered, Period,
    },
};
use serde_json::{Value, json};

use crate::{
    exports::EXPECTED,
    support::{Browser, EDGE, Folder, PASSWORD, TestConsole, command, import, read_csv, write_csv},
};

async fn ask(browser: &Browser, slug: &str, kind: ExportKind, options: &Value) -> ExportProgress {
    let arguments = json!({ "slug": slug, "kind": kind, "options": options });
    let answer = browser.api("exports/start", arguments).await;
    assert_eq!(answer.status, 200, "{options}: {}", answer.text());
    answer.json()
}

/// The finished export, and the text of its file.
async fn made(browser: &Browser, kind: ExportKind, options: Value) -> (ExportProgress, String) {
    let asked = ask(browser, "acme", kind, &options).await;
    let export = browser.follow("acme", &asked).await;
    let path = export.download_path("acme").unwrap();
    let text = browser.get(&path).await.text().to_owned();
    (export, text)
}

async fn sessions(browser: &Browser, options: Value) -> String {
    made(browser, ExportKind::Sessions, options).await.1
}

async fn refusal(browser: &Browser, function: &str, options: Value) -> String {
    let arguments = json!({ "slug": "acme", "kind": "sessions", "options": options });
    let answer = browser.api(function, arguments).await;
    assert_eq!(answer.status, 422, "{options}: {}", answer.text());
    match answer.json() {
        AppError::Invalid { message } => message,
        other => panic!("{options}: {other:?}"),
    }
}

async fn offer(browser: &Browser, slug: &str) -> ExportOffer {
    browser.api("exports/offer", json!({ "slug": slug })).await.json()
}

async fn choice(browser: &Browser) -> ExportChoice {
    let answer = browser.api("frame", json!({ "slug": "acme" })).await;
    answer.json::<Frame>().export_choice
}

fn id_of(offered: &[Offered], name: &str) -> String {
    let found = offered
        .iter()
        .find(|offered| offered.name == name && matches!(&*offered.note, "" | "Medium" | "Very Hard"));
    found
        .unwrap_or_else(|| panic!("{name}: {offered:?}"))
        .id
        .to_string()
}

fn file_name(export: &ExportProgress) -> &str {
    match &export.state {
        ExportState::Ready { file_name, .. } => file_name,
        other => panic!("{other:?}"),
    }
}

/// How many rows a file has.
fn rows_of(file: &str) -> u64 {
    read_csv(file).len() as u64 - 1
}

/// Whether a row is wanted.
type Wanted<'a> = Box<dyn Fn(&[String]) -> bool + 'a>;

/// The header, and the rows that a test of them lets pass.
fn filtered(whole: &str, is_wanted: impl Fn(&[String]) -> bool) -> String {
    let mut records = read_csv(whole);
    let header = records.remove(0);
    records.retain(|row| is_wanted(row));
    records.insert(0, header);
    write_csv(&records)
}

#[tokio::test]
async fn defaults_however_they_are_said_give_the_whole_file() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let whole = str::from_utf8(EXPECTED[0].2).unwrap();
    for options in [
        json!({}),
        json!({ "exact": false }),
        json!({ "period": "all", "from": null, "group": null, "only_new": false }),
    ] {
        let (export, text) = made(&ada, ExportKind::Sessions, options).await;
        assert_eq!(text, whole);
        assert!(file_name(&export).len() == "acme-sessions-2026-11-24.csv".len());
    }
    let record = ada.history("acme").await.remove(0);
    assert_eq!(record.options, "");
    console.stop().await;
}

#[tokio::test]
async fn a_byte_order_mark_stands_once_in_front_and_is_counted() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    for kind in ExportKind::TABLES {
        let (plain, whole) = made(&ada, kind, json!({})).await;
        let (export, text) = made(&ada, kind, json!({ "byte_order_mark": true })).await;
        assert_eq!(text, format!("\u{FEFF}{whole}"));
        let size = |export: &ExportProgress| match export.state {
            ExportState::Ready { size_bytes, .. } => size_bytes,
            _ => 0,
        };
        assert_eq!(size(&export), size(&plain) + 3);
        assert!(file_name(&export).ends_with("-bom.csv"), "{export:?}");
        let file = console.folder.path().join("file.csv");
        std::fs::write(&file, text).unwrap();
        let verify = command(&console.folder).arg("verify").arg(&file).output().await;
        assert!(verify.unwrap().status.success());
    }
    console.stop().await;
}

#[tokio::test]
async fn a_file_of_some_sessions_has_their_rows_of_the_whole_file() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let whole = sessions(&ada, json!({})).await;
    let offer = offer(&ada, "acme").await;
    let users = made(&ada, ExportKind::Users, json!({})).await.1;
    let groups = made(&ada, ExportKind::Groups, json!({ "exact": true })).await.1;
    assert_eq!(
        (offer.time_zone.as_str(), offer.groups.is_empty()),
        ("UTC", false)
    );

    let scenario = id_of(&offer.scenarios, "Discovery Call: IT Director");
    let program = id_of(&offer.programs, "Onboarding, Q1");
    // Another one has the same name.
    let is_call = |row: &[String]| row[3] == "Discovery Call: IT Director" && row[4] == "Medium";
    let (may, june) = ("2025-05-01T00:00:00Z", "2025-06-01T00:00:00Z");
    let mut cases: Vec<(Value, Wanted<'_>)> = vec![
        (json!({ "only_valid": true }), Box::new(|row| row[8] == "true")),
        (json!({ "scenario": scenario }), Box::new(is_call)),
        (
            json!({ "program": program }),
            Box::new(|row| row[9] == "Onboarding, Q1"),
        ),
        (
            json!({ "from": "2025-06-01" }),
            Box::new(|row| row[12].as_str() >= june),
        ),
        (
            json!({ "until": "2025-06-01" }),
            Box::new(|row| row[12].as_str() < june),
        ),
        (
            json!({ "from": "2025-05-01", "until": "2025-06-01" }),
            Box::new(|row| row[12].as_str() >= may && row[12].as_str() < june),
        ),
        (
            json!({ "scenario": scenario, "until": "2025-06-01", "only_valid": true }),
            Box::new(|row| is_call(row) && row[8] == "true" && row[12].as_str() < june),
        ),
        (
            json!({ "program": program, "scenario": scenario }),
            Box::new(|row| is_call(row) && row[9] == "Onboarding, Q1"),
        ),
        (json!({ "from": "9999-01-01" }), Box::new(|_| false)),
    ];
    let exact_users = read_csv(&users);
    for group in &offer.groups {
        let members: Vec<String> = read_csv(&groups)
            .iter()
            .filter(|row| row[0] == group.name)
            .map(|row| row[3].clone())
            .collect();
        assert!(exact_users.len() > members.len());
        cases.push((
            json!({ "group": group.id }),
            Box::new(move |row| {
                let email = row[2].strip_prefix('\'').unwrap_or(&row[2]).to_owned();
                members.contains(&email)
            }),
        ));
    }
    for (options, is_wanted) in cases {
        let (export, text) = made(&ada, ExportKind::Sessions, options.clone()).await;
        let expected = filtered(&whole, is_wanted);
        assert_eq!(text, expected, "{options}");
        let ExportState::Ready { rows, .. } = export.state else {
            panic!("{export:?}")
        };
        assert_eq!(rows, rows_of(&expected), "{options}");
        let expected_rows = "SELECT rows_expected FROM exports ORDER BY id DESC LIMIT 1";
        assert_eq!(console.folder.number(expected_rows).await, rows.cast_signed());
    }
    console.stop().await;
}

#[tokio::test]
async fn days_begin_where_the_workspace_is() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let whole = sessions(&ada, json!({})).await;
    let set = |zone: &'static str| {
        let mut command = command(&console.folder);
        async move {
            let arguments = ["set-time-zone", "--workspace", "acme", zone];
            command.args(arguments).output().await.unwrap().status.code()
        }
    };
    assert_eq!(set("Mars/Olympus").await, Some(1));
    assert_eq!(set("Pacific/Auckland").await, Some(0));
    assert_eq!(offer(&ada, "acme").await.time_zone, "Pacific/Auckland");
    // In June it is twelve hours ahead.
    let start = "2025-06-01T12:00:00Z";
    let text = sessions(&ada, json!({ "from": "2025-06-02" })).await;
    assert_eq!(text, filtered(&whole, |row| row[12].as_str() >= start));
    assert_ne!(text, filtered(&whole, |row| row[12].as_str() >= "2025-06-02"));
    let record = ada.history("acme").await.remove(0);
    assert_eq!(record.options, "From 2 Jun 2025 (Pacific/Auckland)");
    console.stop().await;
}

#[tokio::test]
async fn what_there_is_not_is_refused_also_if_another_workspace_has_it() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let hank = console.browser_of("hank@globex.test").await;
    let foreign = offer(&hank, "globex").await;
    for function in ["exports/start", "exports/choose"] {
        for (options, told) in [
            (json!({ "group": foreign.groups[0].id }), "no such group"),
            (json!({ "scenario": foreign.scenarios[0].id }), "no such scenario"),
            (
                json!({ "program": "00000000-0000-4000-8000-000000000000" }),
                "no such program",
            ),
            (
                json!({ "from": "2026-02-01", "until": "2026-02-01" }),
                "no day in it",
            ),
            (
                json!({ "from": "2026-02-02", "until": "2026-02-01" }),
                "no day in it",
            ),
            (json!({ "from": "2026-02-30" }), "could not be read"),
            (json!({ "period": "ever" }), "could not be read"),
            (json!({ "group": "Sales" }), "could not be read"),
            (json!({ "only_vaild": true }), "could not be read"),
        ] {
            let message = refusal(&ada, function, options.clone()).await;
            assert!(message.contains(told), "{function} {options}: {message}");
        }
    }
    assert!(ada.history("acme").await.is_empty());
    assert_eq!(choice(&ada).await, ExportChoice::default());
    console.stop().await;
}

#[tokio::test]
async fn only_the_same_options_join_and_only_sessions_are_limited() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    std::fs::write(console.hold_file(), "").unwrap();
    let start = async |kind, options| ask(&ada, "acme", kind, &options).await;
    let valid = start(ExportKind::Sessions, json!({ "only_valid": true })).await;
    let same = start(
        ExportKind::Sessions,
        json!({ "exact": false, "only_valid": true }),
    )
    .await;
    let exact = start(ExportKind::Sessions, json!({ "exact": true, "only_valid": true })).await;
    let all = start(ExportKind::Sessions, json!({})).await;
    assert_eq!(valid.id, same.id);
    assert!(exact.id != valid.id && all.id != valid.id && all.id != exact.id);
    let quarter = start(ExportKind::Sessions, json!({ "period": "last_quarter" })).await;
    let (from, until) = Period::LastQuarter.days(offer(&ada, "acme").await.today);
    let by_days = start(ExportKind::Sessions, json!({ "from": from, "until": until })).await;
    assert_eq!(quarter.id, by_days.id);
    let users = start(
        ExportKind::Users,
        json!({ "only_valid": true, "from": "2026-01-01" }),
    )
    .await;
    assert_eq!(users.id, start(ExportKind::Users, json!({})).await.id);
    std::fs::remove_file(console.hold_file()).unwrap();
    for export in [valid, exact, all, quarter, users] {
        ada.follow("acme", &export).await;
    }
    console.stop().await;
}

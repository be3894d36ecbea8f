//! What is said of an export before it is made.

use app::domain::{ExportForecast, ExportKind, ExportState};
use serde_json::json;

use crate::support::{Browser, TestConsole};

async fn forecasts(browser: &Browser, slug: &str) -> Vec<ExportForecast> {
    browser
        .api("exports/forecasts", json!({ "slug": slug }))
        .await
        .json()
}

#[tokio::test]
async fn each_file_has_as_many_rows_as_was_said() {
    let console = TestConsole::edge().await;
    for (slug, email) in [("acme", "ada@acme.test"), ("globex", "hank@globex.test")] {
        let browser = console.browser_of(email).await;
        let said = forecasts(&browser, slug).await;
        assert_eq!(
            said.iter().map(|forecast| forecast.kind).collect::<Vec<_>>(),
            ExportKind::ALL
        );
        let longest = said[..3].iter().map(|forecast| forecast.rows).max();
        assert_eq!(Some(said[3].longest), longest);
        for forecast in said {
            assert_eq!(forecast.last, None);
            let export = browser.export(slug, forecast.kind).await;
            let ExportState::Ready { rows, .. } = export.state else {
                panic!("{:?}", export.state)
            };
            assert_eq!(forecast.rows, rows, "{slug} {:?}", forecast.kind);
        }
    }
    console.stop().await;
}

#[tokio::test]
async fn the_last_file_is_the_last_that_was_finished_whoever_asked() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    ada.export("acme", ExportKind::Users).await;
    let exact = olga.start_export_as("acme", ExportKind::Users, true).await;
    let last = olga.follow("acme", &exact).await;
    // Olga's waited long, and was finished after Ada's all the same.
    let long_ago = "(SELECT min(joined_at) FROM members)";
    for (column, email) in [
        ("requested_at", "olga.owner@acme.test"),
        ("finished_at", "ada@acme.test"),
    ] {
        let statement = format!(
            "UPDATE exports SET {column} = {long_ago}
            WHERE requested_by = (SELECT id FROM users WHERE email = '{email}')"
        );
        console.folder.execute(&statement).await;
    }
    std::fs::write(console.hold_file(), "").unwrap();
    let running = ada.start_export("acme", ExportKind::Users).await;
    let said = forecasts(&ada, "acme").await;
    let users = said[1].last.as_ref().unwrap();
    let ExportState::Ready { size_bytes, .. } = last.state else {
        panic!("{:?}", last.state)
    };
    assert_eq!(users.size_bytes, size_bytes);
    assert_eq!(users.requested_by.email, "olga.owner@acme.test");
    assert_eq!(users.options, "Exact text");
    assert!([0, 2, 3].iter().all(|place| said[*place].last.is_none()));
    std::fs::remove_file(console.hold_file()).unwrap();
    ada.follow("acme", &running).await;
    console.stop().await;
}

//! What those see who keep the console running.

use app::domain::ExportKind;

use crate::support::TestConsole;

#[tokio::test]
async fn the_figures_tell_of_exports_and_requests_and_of_nobody() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    ada.export("acme", ExportKind::Users).await;
    let figures = console.browser().get("/metrics").await;
    assert!(
        figures
            .header("content-type")
            .starts_with("text/plain; version=0.0.4")
    );
    let has = |start: &str, label: &str| {
        let mut lines = figures.text().lines();
        lines.any(|line| line.starts_with(start) && line.contains(label))
    };
    assert!(has("console_exports_finished_total{", "end=\"ready\""));
    assert!(has("console_export_rows_total{", "kind=\"users\""));
    assert!(has("console_export_seconds_bucket{", "kind=\"users\""));
    assert!(has("console_exports_under_way{", "state=\"queued\""));
    assert!(has(
        "console_http_request_seconds_bucket{",
        "route=\"/api/exports/start\""
    ));
    for private in ["acme", "ada@"] {
        assert!(!figures.text().contains(private), "{private}");
    }
    console.stop().await;
}

#[tokio::test]
async fn an_answer_carries_the_id_of_its_request() {
    let console = TestConsole::edge().await;
    let browser = console.browser();
    let known = browser
        .get_with("/health/live", &[("x-request-id", "abc-1")])
        .await;
    assert_eq!((known.header("x-request-id"), known.text()), ("abc-1", "live\n"));
    let new = browser.get("/health/live").await;
    assert_eq!(new.header("x-request-id").len(), 36);
    console.stop().await;
}

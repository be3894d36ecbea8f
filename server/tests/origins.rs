//! Requests that other sites' pages make.

use http::Method;

use crate::support::TestConsole;

#[tokio::test]
async fn changes_asked_for_by_other_sites_are_refused() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let evil: [&[(&str, &str)]; 3] = [
        &[("origin", "https://evil.test"), ("host", "localhost:3000")],
        &[("sec-fetch-site", "cross-site")],
        &[("origin", "null")],
    ];
    for headers in evil {
        assert_eq!(ada.form("sign-out", "", headers).await.status, 403, "{headers:?}");
        let body = axum::body::Body::from("{}");
        assert_eq!(
            ada.send(Method::POST, "/api/exports/start", headers, body)
                .await
                .status,
            403
        );
    }
    let own = [
        ("origin", "http://localhost:3000"),
        ("sec-fetch-site", "same-origin"),
    ];
    assert!(ada.form("sign-out", "", &own).await.is_success_or_redirect());
    console.stop().await;
}

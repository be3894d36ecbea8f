//! Requests that change something are refused when another site's page makes them.

use app::AppError;
use axum::{body::Body, extract::State, middleware::Next, response::Response};
use http::{
    HeaderMap, Method, Request, Uri,
    header::{HOST, ORIGIN},
};

use super::refusal;
use crate::Console;

const FETCH_SITE: &str = "sec-fetch-site";

/// Lets a request pass that only reads, or that no other site's page can have made.
pub(super) async fn refuse_others(
    State(console): State<Console>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let only_reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if only_reads || is_own(request.headers(), &console.settings.public_url) {
        return next.run(request).await;
    }
    refusal::as_json(&AppError::CrossOrigin)
}

/// Browsers say where a request comes from (Fetch Metadata; Fetch, "`Origin` header"). One that says
/// neither is no browser, and carries no cookie that it was not given on purpose.
fn is_own(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: &str| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or("not text"))
    };
    let origin_is_own = text(ORIGIN.as_str()).is_none_or(|origin| {
        let authority = || Some(origin.parse::<Uri>().ok()?.authority()?.to_string());
        origin == public_url
            || authority().is_some_and(|authority| text(HOST.as_str()) == Some(authority.as_str()))
    });
    let site_is_own = text(FETCH_SITE).is_none_or(|site| matches!(site, "same-origin" | "none"));
    origin_is_own && site_is_own
}

#[cfg(test)]
mod tests {
    use http::{HeaderName, HeaderValue};

    use super::*;

    fn is_own_with(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        is_own(&headers, "https://console.test")
    }

    #[test]
    fn the_consoles_own_pages_may_change_things() {
        assert!(is_own_with(&[
            ("origin", "https://console.test"),
            ("sec-fetch-site", "same-origin")
        ]));
        assert!(is_own_with(&[
            ("origin", "http://127.0.0.1:3000"),
            ("host", "127.0.0.1:3000")
        ]));
        assert!(is_own_with(&[("sec-fetch-site", "none")]));
        assert!(is_own_with(&[]));
    }

    #[test]
    fn other_sites_pages_may_not() {
        assert!(!is_own_with(&[
            ("origin", "https://evil.test"),
            ("host", "console.test")
        ]));
        assert!(!is_own_with(&[("origin", "null"), ("host", "console.test")]));
        assert!(!is_own_with(&[("origin", "null")]));
        assert!(!is_own_with(&[("origin", "http://")]));
        assert!(!is_own_with(&[("sec-fetch-site", "cross-site")]));
        assert!(!is_own_with(&[
            ("sec-fetch-site", "same-site"),
            ("origin", "https://console.test")
        ]));
        assert!(!is_own_with(&[
            ("origin", "https://console.test.evil.test"),
            ("host", "console.test")
        ]));
    }
}

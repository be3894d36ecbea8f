//! Headers that every answer carries.

use axum::{body::Body, middleware::Next, response::Response};
use http::{
    HeaderName, HeaderValue, Request,
    header::{CACHE_CONTROL, LAST_MODIFIED, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS},
};

const ALWAYS: [(HeaderName, HeaderValue); 3] = [
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
];

/// Adds what protects the person: no guessing of types, no framing, no leaking of addresses, and no
/// copies of pages that only they may see.
pub(super) async fn protect(request: Request<Body>, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, value);
    }
    if !headers.contains_key(CACHE_CONTROL) {
        // Only the site's own files have a date; they may be kept, but are asked for again.
        let is_site_file = headers.contains_key(LAST_MODIFIED);
        let policy = if is_site_file {
            "no-cache"
        } else {
            "private, no-store"
        };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(policy));
    }
    response
}

//! The files that the build made for the browser, each in the smallest form that the browser takes.

use axum::{Router, extract::State, middleware::map_response_with_state, response::Response};
use http::{
    HeaderValue, StatusCode,
    header::{ACCEPT_ENCODING, CACHE_CONTROL, VARY},
};
use leptos::prelude::LeptosOptions;
use leptos_axum::{site_pkg_dir_service, site_pkg_dir_service_route_path};

/// A file whose name changes with its content never has to be asked for again (RFC 8246).
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// The route of these files.
pub(super) fn built_files(options: &LeptosOptions) -> Router {
    let policy = if options.hash_files { FOR_GOOD } else { ASK_AGAIN };
    Router::new()
        .route_service(
            &site_pkg_dir_service_route_path(options),
            site_pkg_dir_service(options),
        )
        .layer(map_response_with_state(policy, say_how_to_keep))
}

async fn say_how_to_keep(State(policy): State<HeaderValue>, mut response: Response) -> Response {
    let is_there = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    headers.insert(VARY, HeaderValue::from(ACCEPT_ENCODING));
    if is_there {
        headers.insert(CACHE_CONTROL, policy);
    }
    response
}

//! Server functions answer with the HTTP status that goes with each error.

use app::AppError;
use axum::{
    body::{Body, to_bytes},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{
    HeaderMap, HeaderValue, Request, StatusCode,
    header::{REFERER, RETRY_AFTER},
};
use leptos::{prelude::FromServerFnError, server_fn::error::SERVER_FN_ERROR_HEADER};
use url::Url;

use super::refusal;

/// Far larger than any error.
const LARGEST_ERROR_BYTES: usize = 64 * 1_024;

/// Leptos 0.8 answers every error of a server function with 500; the error itself says which status is meant.
pub(super) async fn say_status(mut request: Request<Body>, next: Next) -> Response {
    forget_old_error(request.headers_mut());
    let response = next.run(request).await;
    let is_error = response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && response.headers().contains_key(SERVER_FN_ERROR_HEADER);
    if is_error {
        with_status(response).await
    } else {
        response
    }
}

/// Leptos sends a plain form back to the address that it came from with the error added to the query:
/// without this, after the one of the try before.
fn forget_old_error(headers: &mut HeaderMap) {
    let referer = headers.get(REFERER).and_then(|referer| referer.to_str().ok());
    let Some(mut url) = referer.and_then(|referer| Url::parse(referer).ok()) else {
        return;
    };
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .into_owned()
        .filter(|(name, _)| name != "__path" && name != "__err")
        .collect();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    if let Ok(referer) = HeaderValue::from_str(url.as_str()) {
        headers.insert(REFERER, referer);
    }
}

async fn with_status(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_ERROR_BYTES).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let error = AppError::de(body.clone());
    parts.status = refusal::status(&error);
    if let AppError::TooManyTries { wait_seconds } = error {
        parts.headers.insert(RETRY_AFTER, HeaderValue::from(wait_seconds));
    }
    Response::from_parts(parts, Body::from(body))
}

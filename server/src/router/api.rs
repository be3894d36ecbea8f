//! Server functions answer with the HTTP status that goes with each error.

use app::AppError;
use axum::{
    body::{Body, to_bytes},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Request, StatusCode, header::RETRY_AFTER};
use leptos::{prelude::FromServerFnError, server_fn::error::SERVER_FN_ERROR_HEADER};

/// Far larger than any error.
const LARGEST_ERROR_BYTES: usize = 64 * 1_024;

/// Leptos 0.8 answers every error of a server function with 500; the error itself says which status is meant.
pub(super) async fn say_status(request: Request<Body>, next: Next) -> Response {
    let response = next.run(request).await;
    let is_error = response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && response.headers().contains_key(SERVER_FN_ERROR_HEADER);
    if is_error {
        with_status(response).await
    } else {
        response
    }
}

async fn with_status(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_ERROR_BYTES).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let error = AppError::de(body.clone());
    if let Ok(status) = StatusCode::from_u16(error.status()) {
        parts.status = status;
    }
    if let AppError::TooManyTries { wait_seconds } = error {
        parts.headers.insert(RETRY_AFTER, HeaderValue::from(wait_seconds));
    }
    Response::from_parts(parts, Body::from(body))
}

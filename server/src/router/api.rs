//! Server functions, answered with the HTTP status that goes with each error.

use std::sync::Arc;

use app::{AppError, backend::Backend};
use axum::{
    body::{Body, to_bytes},
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Request, StatusCode, header::RETRY_AFTER};
use leptos::{
    prelude::{FromServerFnError, provide_context},
    server_fn::error::SERVER_FN_ERROR_HEADER,
};
use leptos_axum::handle_server_fns_with_context;

/// Far larger than any error.
const LARGEST_ERROR_BYTES: usize = 64 * 1_024;

/// Answers one server function.
///
/// Leptos 0.8 answers every error with 500; the error itself says which status is meant.
pub(super) async fn answer(State(backend): State<Arc<dyn Backend>>, request: Request<Body>) -> Response {
    let exists =
        leptos::server_fn::axum::get_server_fn_service(request.uri().path(), request.method().clone())
            .is_some();
    if !exists {
        return StatusCode::NOT_FOUND.into_response();
    }
    let response = handle_server_fns_with_context(move || provide_context(backend.clone()), request)
        .await
        .into_response();
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

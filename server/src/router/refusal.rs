//! An error as the whole answer, with its status.

use app::AppError;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header::CONTENT_TYPE};
use leptos::prelude::FromServerFnError;

/// As server functions answer: the browser's code reads it.
pub(super) fn as_json(error: &AppError) -> Response {
    (status(error), [(CONTENT_TYPE, "application/json")], error.ser()).into_response()
}

/// In words, for people.
pub(super) fn as_text(error: &AppError) -> Response {
    (status(error), error.to_string()).into_response()
}

/// The status that goes with the error.
pub(super) fn status(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

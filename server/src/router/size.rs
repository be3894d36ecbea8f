//! Requests that say they are too large are refused before they are read.

use app::{AppError, domain::LARGEST_UPLOAD_BYTES};
use axum::{body::Body, middleware::Next, response::Response};
use http::{Request, header::CONTENT_LENGTH};

use super::{refusal, upload};

/// Larger than any list of people that can be added at once.
pub(super) const LARGEST_BODY_BYTES: usize = 256 * 1_024;

/// Answers 413 (RFC 9110, section 15.5.14) in the words of [`AppError::TooLarge`].
pub(super) async fn refuse_large(request: Request<Body>, next: Next) -> Response {
    let length = request.headers().get(CONTENT_LENGTH);
    let bytes = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let most = if upload::is_path(request.uri().path()) {
        LARGEST_UPLOAD_BYTES as usize
    } else {
        LARGEST_BODY_BYTES
    };
    if bytes.is_some_and(|bytes| bytes > most) {
        return refusal::as_json(&AppError::TooLarge);
    }
    next.run(request).await
}

//! What those ask who keep the console running: is it alive, is it ready, how does it do.

use std::time::{Duration, Instant};

use app::AppError;
use axum::{
    body::Body,
    extract::{MatchedPath, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{Method, Request, StatusCode, header::CONTENT_TYPE};
use tokio::time::timeout;

use super::refusal;
use crate::{Console, metrics};

pub(super) const LIVE: &str = "/health/live";
pub(super) const READY: &str = "/health/ready";
pub(super) const METRICS: &str = "/metrics";

/// How long the database and the export store may take to say that they are there.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process answers.
pub(super) async fn live() -> &'static str {
    "live\n"
}

/// The server can do its work, and is not about to stop.
pub(super) async fn ready(State(console): State<Console>) -> (StatusCode, &'static str) {
    if *console.workshop.stopping.borrow() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    if !matches!(timeout(PATIENCE, console.store.is_empty()).await, Ok(Ok(_))) {
        return (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n");
    }
    if !matches!(
        timeout(PATIENCE, console.workshop.artifacts.check()).await,
        Ok(Ok(()))
    ) {
        return (
            StatusCode::SERVICE_UNAVAILABLE,
            "the export store does not answer\n",
        );
    }
    (StatusCode::OK, "ready\n")
}

/// What was counted, in the text format of Prometheus.
pub(super) async fn report(State(console): State<Console>) -> Response {
    match metrics::report(&console.store).await {
        Ok(report) => (
            [(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")],
            report,
        )
            .into_response(),
        Err(error) => refusal::as_text(&AppError::from(error)),
    }
}

/// Counts every request, by its route and not by its address.
pub(super) async fn count(request: Request<Body>, next: Next) -> Response {
    let began = Instant::now();
    let method = match *request.method() {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        _ => "other",
    };
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or_else(|| "other".to_owned(), |route| route.as_str().to_owned());
    let response = next.run(request).await;
    metrics::request_answered(method, route, response.status().as_u16(), began.elapsed());
    response
}

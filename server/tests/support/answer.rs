//! What the console answered.

use app::domain::ExportProgress;
use axum::body::{Body, Bytes};
use http::{HeaderMap, Response, StatusCode};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    /// All of an answer, once it has ended.
    pub async fn of(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        Self {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes(),
        }
    }

    /// What a stream of progress said last.
    pub fn last_progress(&self) -> ExportProgress {
        assert!(self.status.is_success(), "{} {}", self.status, self.text());
        let last = self.text().lines().last().expect("a line");
        serde_json::from_str(last).unwrap()
    }

    pub fn is_success_or_redirect(&self) -> bool {
        self.status.is_success() || self.status.is_redirection()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> &str {
        str::from_utf8(&self.body).unwrap()
    }

    pub fn json<Value: DeserializeOwned>(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error} in {} {}", self.status, self.text()))
    }
}

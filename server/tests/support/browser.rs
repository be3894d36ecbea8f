//! A browser as far as the server can tell: it keeps the cookie and sends requests.

use app::domain::{ExportKind, ExportProgress, ExportRecord, ExportState, History};
use axum::{Router, body::Body};
use http::{
    Method, Request, Response,
    header::{CONTENT_TYPE, COOKIE, SET_COOKIE},
};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::Answer;

#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookie: Option<String>,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self { router, cookie: None }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, path, headers, Body::empty()).await
    }

    /// Calls a server function: `api("users/list", json!({ ... }))`.
    pub async fn api(&self, function: &str, arguments: Value) -> Answer {
        let headers = [(CONTENT_TYPE.as_str(), "application/json")];
        self.send(
            Method::POST,
            &format!("/api/{function}"),
            &headers,
            Body::from(arguments.to_string()),
        )
        .await
    }

    /// Sends a form, as a page does before or without WebAssembly.
    pub async fn form(&self, function: &str, fields: &str, headers: &[(&str, &str)]) -> Answer {
        let form = (CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded");
        let headers: Vec<_> = headers.iter().copied().chain([form]).collect();
        self.send(
            Method::POST,
            &format!("/api/{function}"),
            &headers,
            Body::from(fields.to_owned()),
        )
        .await
    }

    /// Fills in the sign-in form; keeps the cookie if it is given one.
    pub async fn sign_in(&mut self, email: &str, password: &str) -> Answer {
        let fields = format!("email={}&password={}&next=", encoded(email), encoded(password));
        let answer = self.form("sign-in", &fields, &[]).await;
        if let Some(cookie) = answer.headers.get(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            self.cookie = Some(pair.to_owned());
        }
        answer
    }

    /// Starts an export and follows it to its end.
    pub async fn export(&self, slug: &str, kind: ExportKind) -> ExportProgress {
        let started = self.start_export(slug, kind).await;
        self.follow(slug, &started).await
    }

    pub async fn start_export(&self, slug: &str, kind: ExportKind) -> ExportProgress {
        self.start_export_as(slug, kind, false).await
    }

    pub async fn start_export_as(&self, slug: &str, kind: ExportKind, exact: bool) -> ExportProgress {
        let options = json!({ "exact": exact });
        let answer = self
            .api(
                "exports/start",
                json!({ "slug": slug, "kind": kind, "options": options }),
            )
            .await;
        assert!(answer.status.is_success(), "{} {}", answer.status, answer.text());
        answer.json()
    }

    /// What the watch stream said last.
    pub async fn follow(&self, slug: &str, export: &ExportProgress) -> ExportProgress {
        Answer::of(self.watch(slug, export).await).await.last_progress()
    }

    /// The exports of a workspace, newest first.
    pub async fn history(&self, slug: &str) -> Vec<ExportRecord> {
        let answer = self.api("exports/list", json!({ "slug": slug })).await;
        answer.json::<History>().page.rows
    }

    /// Starts an export, follows it and fetches its file.
    pub async fn download(&self, slug: &str, kind: ExportKind) -> Answer {
        let export = self.export(slug, kind).await;
        assert!(
            matches!(export.state, ExportState::Ready { .. }),
            "{:?}",
            export.state
        );
        self.get(&export.download_path(slug).unwrap()).await
    }

    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        Answer::of(self.begin(method, path, headers, body).await).await
    }

    /// Begins to follow an export; the answer ends with the export, or with the server.
    pub async fn watch(&self, slug: &str, export: &ExportProgress) -> Response<Body> {
        let headers = [(CONTENT_TYPE.as_str(), "application/json")];
        let arguments = json!({ "slug": slug, "id": export.id });
        let body = Body::from(arguments.to_string());
        self.begin(Method::POST, "/api/exports/watch", &headers, body)
            .await
    }

    /// Begins to fetch what stands at an address.
    pub async fn open(&self, path: &str) -> Response<Body> {
        self.begin(Method::GET, path, &[], Body::empty()).await
    }

    /// Sends a request; returns the answer as soon as it begins.
    async fn begin(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        let request = request.body(body).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }
}

pub(super) fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

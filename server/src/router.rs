//! Every address that the server answers: pages, server functions, downloads, and the files of the site.

mod activity;
mod admin_file;
mod api;
mod audit;
mod compression;
mod download;
mod headers;
mod observe;
mod origin;
mod refusal;
mod site;
mod size;
mod upload;
mod visitor;

use std::sync::{Arc, LazyLock};

use app::{App, backend::Backend, shell};
use axum::{
    Router,
    body::Body,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state, map_response},
    routing::{get, post},
};
use http::{Method, Request};
use leptos::prelude::provide_context;
use leptos_axum::{AxumRouteListing, LeptosRoutes, file_and_error_handler_with_context, generate_route_list};
use tower_http::{
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    trace::TraceLayer,
};

use crate::{Console, metrics};

/// The console's own routes besides pages and server functions, with the methods that they answer.
pub const ROUTES: &[(Method, &str)] = &[
    (Method::GET, download::PATH),
    (Method::GET, audit::PATH),
    (Method::GET, activity::PATH),
    (Method::POST, upload::PATH),
    (Method::GET, observe::LIVE),
    (Method::GET, observe::READY),
    (Method::GET, observe::METRICS),
];

/// The pages, as the views define them.
///
/// They are looked up once: while Leptos does so, what any page of the process begins to load is never loaded.
#[must_use]
pub fn pages() -> Vec<AxumRouteListing> {
    static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));
    PAGES.clone()
}

/// The whole console, ready to be served.
pub fn router(console: Console) -> Router {
    let options = console.settings.leptos.clone();
    let backend: Arc<dyn Backend> = Arc::new(console.clone());
    let download_origin = console.download_origin.clone();
    let provide = move || {
        provide_context(backend.clone());
        if let Some(origin) = &download_origin {
            provide_context(origin.clone());
        }
    };
    let shell_of = {
        let options = options.clone();
        move || shell(options.clone())
    };
    let files = Router::new()
        .route(download::PATH, get(download::download))
        .route(audit::PATH, get(audit::download))
        .route(activity::PATH, get(activity::download))
        .route(upload::PATH, post(upload::upload))
        .with_state(console.clone());
    metrics::collect();
    let observed = Router::new()
        .route(observe::LIVE, get(observe::live))
        .route(observe::READY, get(observe::ready))
        .route(observe::METRICS, get(observe::report))
        .with_state(console.clone());
    let built_files = site::built_files(&options);
    Router::new()
        .leptos_routes_with_context(&options, pages(), provide.clone(), shell_of)
        .fallback(file_and_error_handler_with_context(provide, shell))
        .with_state(options)
        .merge(files)
        .layer(DefaultBodyLimit::max(size::LARGEST_BODY_BYTES))
        .layer(from_fn(size::refuse_large))
        .layer(from_fn(api::say_status))
        .layer(from_fn_with_state(console.clone(), visitor::recognize))
        .layer(from_fn_with_state(console, origin::refuse_others))
        .merge(observed)
        .merge(built_files)
        .layer(compression::layer())
        .layer(map_response(compression::weaken_tag))
        .layer(from_fn(headers::protect))
        .layer(from_fn(observe::count))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(request_span))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
}

/// What every line of the log says that a request has caused.
fn request_span(request: &Request<Body>) -> tracing::Span {
    let id = request.headers().get("x-request-id");
    let id = id.and_then(|id| id.to_str().ok()).unwrap_or_default();
    let path = path_to_log(request.uri().path());
    tracing::info_span!("request", id, method = %request.method(), path)
}

/// The path without the secret of a link: whoever reads it in a log could use it.
fn path_to_log(path: &str) -> &str {
    ["/invitation/", "/new-password/"]
        .into_iter()
        .find(|start| path.starts_with(start))
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_of_links_are_not_logged() {
        assert_eq!(path_to_log("/invitation/5ec2e7"), "/invitation/");
        assert_eq!(path_to_log("/new-password/5ec2e7/x"), "/new-password/");
        assert_eq!(path_to_log("/w/acme/users"), "/w/acme/users");
    }
}

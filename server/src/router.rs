//! Every address that the server answers: pages, server functions, downloads, and the files of the site.

mod api;
mod download;
mod headers;
mod origin;
mod visitor;

use std::sync::Arc;

use app::{App, backend::Backend, shell};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use leptos::prelude::provide_context;
use leptos_axum::{AxumRouteListing, LeptosRoutes, file_and_error_handler_with_context, generate_route_list};
use tower_http::trace::TraceLayer;

use crate::Console;

/// Larger than any list of people that can be added at once.
const LARGEST_BODY_BYTES: usize = 256 * 1_024;

/// The console's own routes besides pages and server functions, with the methods that they answer.
pub const ROUTES: &[&str] = &[download::PATH];

/// The pages, as the views define them.
#[must_use]
pub fn pages() -> Vec<AxumRouteListing> {
    generate_route_list(App)
}

/// The whole console, ready to be served.
pub fn router(console: Console) -> Router {
    let options = console.settings.leptos.clone();
    let backend: Arc<dyn Backend> = Arc::new(console.clone());
    let provide = move || provide_context(backend.clone());
    let shell_of = {
        let options = options.clone();
        move || shell(options.clone())
    };
    let files = Router::new()
        .route(download::PATH, get(download::download))
        .with_state(console.clone());
    Router::new()
        .leptos_routes_with_context(&options, pages(), provide.clone(), shell_of)
        .fallback(file_and_error_handler_with_context(provide, shell))
        .with_state(options)
        .merge(files)
        .layer(DefaultBodyLimit::max(LARGEST_BODY_BYTES))
        .layer(from_fn(api::say_status))
        .layer(from_fn_with_state(console.clone(), visitor::recognize))
        .layer(from_fn_with_state(console, origin::refuse_others))
        .layer(from_fn(headers::protect))
        .layer(TraceLayer::new_for_http())
}

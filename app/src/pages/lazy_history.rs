//! The history of exports, below everything that one comes to the page for: it is asked for, and its code loaded,
//! once the rest answers to clicks.

use leptos::{prelude::*, wasm_split::SplitLoaderError};

use super::export_history::ExportHistory;
use crate::{
    AppError,
    components::{LazyPart, Loading, Problem, Readiness},
};

/// The history, as soon as the page has time for it.
#[component]
pub(super) fn LazyHistory() -> impl IntoView {
    let has_time = Readiness::has_time();
    let tries = RwSignal::new(0_u32);
    let retry = Callback::new(move |()| tries.update(|tries| *tries += 1));
    move || {
        tries.track();
        if has_time.get() {
            view! { <LazyPart part=history(retry) /> }.into_any()
        } else {
            view! { <Loading /> }.into_any()
        }
    }
}

/// The history, or that its code can't be had: a network may be gone by now, or the server be a newer one.
#[allow(clippy::unused_async, reason = "what `wasm_split` makes of it is waited for")]
async fn history(retry: Callback<()>) -> AnyView {
    #[cfg(feature = "split")]
    let loaded = view_history().await;
    #[cfg(not(feature = "split"))]
    let loaded = view_history();
    loaded.unwrap_or_else(|_| view! { <Problem error=AppError::Unreachable retry in_page=true /> }.into_any())
}

// What `wasm_split` makes of it waits for the file; `lazy` would, too, but aborts if there is none.
#[cfg_attr(
    feature = "split",
    leptos::wasm_split::wasm_split(history, wasm_split_path = ::leptos::wasm_split, fallible)
)]
#[allow(clippy::unnecessary_wraps, reason = "the error is that of the loading")]
fn view_history() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <ExportHistory /> }.into_any())
}

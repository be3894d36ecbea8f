//! The admin console: what the browser and the server share.
//!
//! The words of the domain, the server functions that are the API's contract, the views, and the
//! one trait ([`backend::Backend`]) behind which the server does the work.

#[cfg(all(feature = "ssr", target_arch = "wasm32"))]
compile_error!("`ssr` is for the server and `hydrate` for the browser: choose one");

pub mod api;
mod app;
#[cfg(feature = "ssr")]
pub mod backend;
mod browser;
mod components;
#[cfg(feature = "ssr")]
mod content_policy;
pub mod domain;
mod error;
mod option_words;
mod pages;
pub mod texts;

pub use app::{App, shell};
#[cfg(feature = "ssr")]
pub use content_policy::DownloadOrigin;
pub use error::AppError;
#[cfg(feature = "ssr")]
pub use option_words::{export_choice, option_words, settled_words};
pub use texts::Language;

/// Takes over the page that the server rendered.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    use leptos::{mount::hydrate_from_async, tachys::dom::body};

    // In the release nothing is said: see `setup/site.sh`.
    #[cfg(not(feature = "split"))]
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async {
        let readiness = components::Readiness::pending();
        // The page that is open may be one whose code is still on its way.
        let page = hydrate_from_async(body(), {
            let readiness = readiness.clone();
            move || {
                readiness.provide();
                App()
            }
        });
        page.await.forget();
        readiness.announce();
    });
}

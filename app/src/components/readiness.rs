//! Whether the page answers to clicks yet.

use leptos::prelude::*;

/// False in the page that the server sends, true once the browser has taken it over.
#[derive(Clone, Copy)]
pub(crate) struct Readiness(RwSignal<bool>);

impl Readiness {
    /// Makes it known to the whole application, and to tests by `data-ready` on `<body>`.
    pub(crate) fn provide() {
        let ready = Self(RwSignal::new(false));
        provide_context(ready);
        Effect::new(move |_| {
            ready.0.set(true);
            request_animation_frame(|| {
                if let Some(body) = document().body() {
                    let _ = body.set_attribute("data-ready", "");
                }
            });
        });
    }

    /// Whether clicks are answered.
    pub(crate) fn expect() -> Signal<bool> {
        expect_context::<Self>().0.into()
    }
}

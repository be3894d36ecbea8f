//! Whether the page answers to clicks yet.

use leptos::prelude::*;

/// False in the page that the server sends, true once the browser has taken all of it over.
#[derive(Clone)]
pub(crate) struct Readiness(ArcRwSignal<bool>);

impl Readiness {
    /// Whether clicks are answered.
    pub(crate) fn expect() -> Signal<bool> {
        use_context::<Self>().map_or(Signal::from(false), |ready| ready.0.into())
    }
}

#[cfg(feature = "hydrate")]
impl Readiness {
    /// Not ready yet.
    pub(crate) fn pending() -> Self {
        Self(ArcRwSignal::new(false))
    }

    /// Makes it known to the whole application.
    pub(crate) fn provide(&self) {
        provide_context(self.clone());
    }

    /// Tells the application, and tests by `data-ready` on `<body>`.
    pub(crate) fn announce(&self) {
        self.0.set(true);
        request_animation_frame(|| {
            if let Some(body) = document().body() {
                let _ = body.set_attribute("data-ready", "");
            }
        });
    }
}

//! Whether the page answers to clicks yet.

use leptos::prelude::*;

/// What is false in the page that the server sends, and true once the browser has taken all of it over.
#[derive(Clone)]
pub(crate) struct Readiness {
    answers: ArcRwSignal<bool>,
    has_time: ArcRwSignal<bool>,
}

impl Readiness {
    /// Whether clicks are answered.
    pub(crate) fn expect() -> Signal<bool> {
        use_context::<Self>().map_or(Signal::from(false), |readiness| readiness.answers.into())
    }

    /// Whether that is so, and everybody knows: now there is time for what nobody waits for.
    pub(crate) fn has_time() -> Signal<bool> {
        use_context::<Self>().map_or(Signal::from(false), |readiness| readiness.has_time.into())
    }
}

#[cfg(feature = "hydrate")]
impl Readiness {
    /// Not ready yet.
    pub(crate) fn pending() -> Self {
        Self {
            answers: ArcRwSignal::new(false),
            has_time: ArcRwSignal::new(false),
        }
    }

    /// Makes it known to the whole application.
    pub(crate) fn provide(&self) {
        provide_context(self.clone());
    }

    /// Tells the application, and tests by `data-ready` on `<body>`.
    pub(crate) fn announce(&self) {
        self.answers.set(true);
        let has_time = self.has_time.clone();
        request_animation_frame(move || {
            if let Some(body) = document().body() {
                let _ = body.set_attribute("data-ready", "");
            }
            has_time.set(true);
        });
    }
}

//! A bar that fills as work gets on.

use leptos::prelude::*;

/// The bar (ARIA 1.2, `progressbar`); without a percentage it only says that something goes on.
///
/// It is no live region: what is to be announced stands elsewhere.
#[component]
pub(crate) fn ProgressBar(
    /// What gets on.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] percent: Signal<Option<u8>>,
    /// The same in words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <div
            class="progress"
            role="progressbar"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || percent.get().map(|percent| percent.to_string())
            aria-valuetext=move || Some(text.get()).filter(|text| !text.is_empty())
        >
            <div
                class="progress-part"
                style:transform=move || scale(percent.get().unwrap_or(0))
            ></div>
        </div>
    }
}

/// Without a floating point number, whose writing would be code to load.
fn scale(percent: u8) -> String {
    format!("scaleX({}.{:02})", percent / 100, percent % 100)
}

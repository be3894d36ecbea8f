//! The button: off until the page answers, and kept in place and focus while it is busy.

use leptos::{ev::MouseEvent, prelude::*};

use super::Readiness;

/// A button; while `busy` it is announced as unavailable and does nothing, but keeps the focus.
#[component]
pub(crate) fn Button(
    /// How it looks: `button` and a variant.
    #[prop(default = "button")]
    class: &'static str,
    /// Sends the form around it instead of calling `on_press`.
    #[prop(optional)]
    submit: bool,
    /// Whether it must not be pressed now.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Whether what it unfolds is to be seen, if it unfolds anything.
    #[prop(optional, into)]
    expanded: Option<Signal<bool>>,
    /// What pressing it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let ready = Readiness::expect();
    let press = move |event: MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=class
            disabled=move || !ready.get()
            aria-disabled=move || busy.get().then_some("true")
            aria-expanded=move || expanded.map(|expanded| expanded.get().to_string())
            on:click=press
        >
            {children()}
        </button>
    }
}

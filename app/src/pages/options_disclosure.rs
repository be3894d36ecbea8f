//! The way to the options, on the Export Data page.

use leptos::{html, prelude::*};
use leptos_router::ChooseView;

use super::LazyPage;
use crate::{
    components::{LazyPart, When},
    texts::export_options as texts,
};

/// Closed until it is asked for; what is in it comes then.
#[component]
pub(super) fn OptionsDisclosure() -> impl IntoView {
    let was_opened = RwSignal::new(false);
    let details = NodeRef::<html::Details>::new();
    // It may have been opened before the page answered.
    Effect::new(move |_| {
        if details.get().is_some_and(|details| details.open()) {
            was_opened.set(true);
        }
    });
    view! {
        <details class="card options" node_ref=details on:toggle=move |_| was_opened.set(true)>
            <summary>{texts::title()}</summary>
            <When holds=was_opened>
                <LazyPart part=LazyPage::ExportOptions.choose() />
            </When>
        </details>
    }
}

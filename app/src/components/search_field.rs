//! A search field that calls back shortly after the last letter.

use std::time::Duration;

use leptos::{ev::KeyboardEvent, html, leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::Icon;

const PAUSE: Duration = Duration::from_millis(250);

/// A field named `q`; `on_search` gets what is typed once it rests, or at once by Enter.
#[component]
pub(crate) fn SearchField(
    /// What is searched, to be read aloud.
    label: &'static str,
    /// The search that is shown; typing is never overwritten by what it led to.
    #[prop(into)]
    value: Signal<String>,
    #[prop(into)] on_search: Callback<String>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let told = StoredValue::new(value.get_untracked());
    let stop_waiting = move || {
        if let Some(Some(handle)) = waiting.try_update_value(Option::take) {
            handle.clear();
        }
    };
    let tell = move || {
        stop_waiting();
        let Some(typed) = input.get_untracked().map(|input| input.value()) else {
            return;
        };
        if told.get_value() != typed {
            told.set_value(typed.clone());
            on_search.run(typed);
        }
    };
    let on_input = move |_| {
        stop_waiting();
        waiting.set_value(set_timeout_with_handle(tell, PAUSE).ok());
    };
    // Enter asks at once; it must not send a form around the field.
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            tell();
        }
    };
    // The search changed from elsewhere, say by the browser's Back button.
    Effect::new(move |_| {
        let value = value.get();
        if told.get_value() != value {
            told.set_value(value.clone());
            if let Some(input) = input.get_untracked() {
                input.set_value(&value);
            }
        }
    });
    on_cleanup(stop_waiting);

    view! {
        <div class="search">
            {Icon::Search.into_render()}
            <input
                class="input"
                type="search"
                name="q"
                value=value.get_untracked()
                placeholder=label
                aria-label=label
                autocomplete="off"
                on:input=on_input
                on:keydown=on_key
                node_ref=input
            />
        </div>
    }
}

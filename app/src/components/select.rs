//! A labelled choice of one from a short list.

use leptos::prelude::*;

/// Offers options by key and label.
#[component]
pub(crate) fn Select(
    id: &'static str,
    label: &'static str,
    /// Key and label of each.
    options: Vec<(&'static str, &'static str)>,
    /// The key that is chosen at first.
    chosen: &'static str,
    /// The key that is chosen now, where it may change from elsewhere.
    #[prop(optional, into)]
    value: Option<Signal<&'static str>>,
    /// Takes the key of another choice.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(key, label)| {
            view! {
                <option value=key selected=key == chosen>
                    {label}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select
                id=id
                class="input"
                prop:value=move || value.map_or(chosen, |value| value.get())
                on:change:target=move |event| on_choose.run(event.target().value())>
                {options}
            </select>
        </div>
    }
}

//! A choice of one from a list that what is shown is filtered by.

use leptos::prelude::*;

/// Offers everything, and options by key and label.
#[component]
pub(crate) fn FilterSelect(
    /// Its name in the form around it, unique in the page, which `choose` hears, too.
    name: &'static str,
    label: &'static str,
    /// What the choice of everything is called.
    all: &'static str,
    /// Key and label of each other choice.
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    choose: Callback<(&'static str, String)>,
) -> impl IntoView {
    let id = format!("filter-{name}");
    let first = chosen.get_untracked();
    let options = options
        .into_iter()
        .map(|(key, label)| {
            let is_chosen = key == first;
            view! {
                <option value=key selected=is_chosen>
                    {label}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="filter">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                name=name
                class="input"
                prop:value=chosen
                on:change:target=move |event| choose.run((name, event.target().value()))
            >
                <option value="">{all}</option>
                {options}
            </select>
        </div>
    }
}

//! A list of facts: what it is called, and its value or why there is none.

use leptos::prelude::*;

/// A card of facts under a heading.
#[component]
pub(crate) fn Facts(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <section class="card facts">
            <h2>{title}</h2>
            <dl>{children()}</dl>
        </section>
    }
}

/// One fact; without a value it says `missing` in words.
#[component]
pub(crate) fn Fact(
    label: &'static str,
    #[prop(optional)] missing: &'static str,
    value: Option<AnyView>,
) -> impl IntoView {
    let value = match value {
        Some(value) => view! { <dd>{value}</dd> }.into_any(),
        None => view! { <dd class="missing">{missing}</dd> }.into_any(),
    };
    view! {
        <div class="fact">
            <dt>{label}</dt>
            {value}
        </div>
    }
}

//! A day that is typed or chosen.

use leptos::prelude::*;

use crate::domain::Day;

/// The field with its label; `on_change` hears of whole days, and of none once the field is empty.
#[component]
pub(crate) fn DayField(
    id: &'static str,
    /// Its name in a form that the browser may send.
    #[prop(optional)]
    name: Option<&'static str>,
    label: &'static str,
    /// How it stands among other fields.
    #[prop(optional)]
    class: &'static str,
    #[prop(into)] day: Signal<Option<Day>>,
    #[prop(into)] on_change: Callback<Option<Day>>,
) -> impl IntoView {
    let first = day.get_untracked().map(|day| day.to_string());
    view! {
        <div class=class>
            <label for=id>{label}</label>
            <input
                id=id
                name=name
                type="date"
                class="input"
                value=first
                prop:value=move || day.get().map(|day| day.to_string()).unwrap_or_default()
                on:change:target=move |event| {
                    let field = event.target();
                    let value = field.value();
                    // Browsers tell of each key: of parts of a day, and of the year 2 before that of 2026.
                    let is_being_typed = field.validity().bad_input() || value.starts_with('0');
                    if !is_being_typed {
                        on_change.run(value.parse().ok());
                    }
                }
            />
        </div>
    }
}

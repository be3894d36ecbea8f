//! The fields of the panel: ticks, and one of many.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{domain::Offered, texts::export_options as texts};

/// A tick, or one of a group of which one is ticked.
#[component]
pub(super) fn Check(
    id: &'static str,
    /// The name of the group, if only one of it can be chosen.
    #[prop(optional)]
    group: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    view! {
        <div class="option">
            <input
                id=id
                type=if group.is_empty() { "checkbox" } else { "radio" }
                name=(!group.is_empty()).then_some(group)
                aria-describedby=hint_id.clone()
                prop:checked=checked
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <div>
                <label for=id>{label}</label>
                {hint_id
                    .map(|id| {
                        view! {
                            <p id=id class="hint">
                                {hint}
                            </p>
                        }
                    })}
            </div>
        </div>
    }
}

/// One of many, or all; keyboards find it by its first letters.
#[component]
pub(super) fn OfferedField(
    id: &'static str,
    label: &'static str,
    /// What the choice of all is called.
    all: &'static str,
    #[prop(optional)] hint: &'static str,
    offered: Vec<Offered>,
    #[prop(into)] chosen: Signal<Option<Uuid>>,
    /// Takes the id of what is chosen.
    #[prop(into)]
    on_choose: Callback<Option<Uuid>>,
) -> impl IntoView {
    let at_first = chosen.get_untracked();
    let is_gone = at_first.filter(|id| offered.iter().all(|offered| offered.id != *id));
    let options = offered
        .into_iter()
        .map(|offered| {
            let mut text = offered.name;
            if !offered.note.is_empty() {
                text.extend([" · ", &offered.note]);
            }
            view! {
                <option value=offered.id.to_string() selected=Some(offered.id) == at_first>
                    {text}
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
                aria-describedby=(!hint.is_empty()).then(|| format!("{id}-hint"))
                prop:value=move || chosen.get().map(|id| id.to_string()).unwrap_or_default()
                on:change:target=move |event| on_choose.run(event.target().value().parse().ok())
            >
                <option value="">{all}</option>
                {is_gone
                    .map(|id| {
                        view! {
                            <option value=id.to_string() selected=true>
                                {texts::gone()}
                            </option>
                        }
                    })}
                {options}
            </select>
            {(!hint.is_empty())
                .then(|| {
                    view! {
                        <p id=format!("{id}-hint") class="hint">
                            {hint}
                        </p>
                    }
                })}
        </div>
    }
}

//! Picks some of many by searching on the server: what is found can be ticked, what is picked stays.

use leptos::prelude::*;
use uuid::Uuid;

use super::{Button, Icon, SearchField, thousands};
use crate::{AppError, domain::PAGE_SIZE, texts::table};

/// Something that can be picked.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Choice {
    /// Its id.
    pub(crate) id: Uuid,
    /// What it is called.
    pub(crate) label: String,
    /// What tells it from others of the name.
    pub(crate) note: String,
}

/// A search, the ticks it finds, and a chip for each one picked.
#[component]
pub(crate) fn Picker(
    /// What is picked.
    legend: &'static str,
    search_label: &'static str,
    /// What is looked for.
    search: RwSignal<String>,
    /// What the search finds.
    found: Resource<Result<Vec<Choice>, AppError>>,
    /// What is picked.
    picked: RwSignal<Vec<Choice>>,
) -> impl IntoView {
    let drop_choice = move |id: Uuid| picked.update(|picked| picked.retain(|choice| choice.id != id));
    let toggle = move |choice: Choice| {
        if picked.with_untracked(|picked| picked.iter().any(|known| known.id == choice.id)) {
            drop_choice(choice.id);
        } else {
            picked.update(|picked| picked.push(choice));
        }
    };
    view! {
        <fieldset class="picker">
            <legend>{legend}</legend>
            <ul class="chips">
                <For each=move || picked.get() key=|choice| choice.id let:choice>
                    <li class="chip">
                        <span>{choice.label.clone()}</span>
                        <Button class="chip-remove" on_press=move |()| drop_choice(choice.id)>
                            {Icon::Close.into_render()}
                            <span class="visually-hidden">{table::remove(&choice.label)}</span>
                        </Button>
                    </li>
                </For>
            </ul>
            <SearchField label=search_label value=search on_search=move |text| search.set(text) />
            <Transition fallback=|| view! { <p class="hint">{table::loading()}</p> }>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(choices) if choices.is_empty() => {
                            view! { <p class="hint">{table::nothing_found()}</p> }.into_any()
                        }
                        Ok(choices) => view! { <Choices choices picked on_toggle=toggle /> }.into_any(),
                        Err(error) => {
                            view! { <p class="form-problem">{error.to_string()}</p> }.into_any()
                        }
                    }
                })}
            </Transition>
        </fieldset>
    }
}

#[component]
fn Choices(
    choices: Vec<Choice>,
    picked: RwSignal<Vec<Choice>>,
    #[prop(into)] on_toggle: Callback<Choice>,
) -> impl IntoView {
    let is_first_page = choices.len() as u64 >= PAGE_SIZE.into();
    let choices = choices
        .into_iter()
        .map(|choice| {
            let id = choice.id;
            let (label, note) = (choice.label.clone(), choice.note.clone());
            let is_picked = move || picked.with(|picked| picked.iter().any(|choice| choice.id == id));
            view! {
                <li>
                    <label class="choice">
                        <input
                            type="checkbox"
                            prop:checked=is_picked
                            on:change=move |_| on_toggle.run(choice.clone())
                        />
                        <span class="choice-label">{label}</span>
                        <span class="choice-note">{note}</span>
                    </label>
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="choices">{choices}</ul>
        {is_first_page.then(|| view! { <p class="hint">{table::search_for_others(&thousands(PAGE_SIZE.into()))}</p> })}
    }
}

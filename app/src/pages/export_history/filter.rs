//! What the history is searched for: kind, person and state, in the address.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate, params::ParamsMap};

use crate::{
    components::Readiness,
    domain::{ExportKind, HistoryQuery, HistoryState, PersonName},
    texts::history as texts,
};

/// Three choices; each leads to another address.
#[component]
pub(super) fn HistoryFilter(people: Vec<PersonName>, query: HistoryQuery, path: String) -> impl IntoView {
    let navigate = use_navigate();
    let (kind, state, person) = (query.kind, query.state, query.person.clone());
    let choose = Callback::new(move |(name, value): (&'static str, String)| {
        let mut query = HistoryQuery {
            page: 1,
            ..query.clone()
        };
        match name {
            "kind" => query.kind = value.parse().ok(),
            "state" => query.state = value.parse().ok(),
            _ => query.person = value,
        }
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&format!("{path}{}", query_text(&query)), options);
    });
    let option = |key: &str, label: &str| (key.to_owned(), label.to_owned());
    let kinds = ExportKind::ALL.iter().map(|kind| option(kind.key(), kind.name()));
    let states = HistoryState::ALL
        .iter()
        .map(|state| option(state.key(), state.name()));
    let people = people
        .iter()
        .map(|person| option(&person.email, &person.display_name()));
    view! {
        <div class="history-filter">
            <Filter
                name="kind"
                label=texts::report()
                all=texts::all_reports()
                options=kinds.collect()
                chosen=kind.map_or("", ExportKind::key)
                choose
            />
            <Filter name="person" label=texts::requested_by() all=texts::everybody() options=people.collect() chosen=person choose />
            <Filter
                name="state"
                label=texts::state()
                all=texts::all_states()
                options=states.collect()
                chosen=state.map_or("", HistoryState::key)
                choose
            />
        </div>
    }
}

#[component]
fn Filter(
    name: &'static str,
    label: &'static str,
    /// What the choice of everything is called.
    all: &'static str,
    /// Key and label of each other choice.
    options: Vec<(String, String)>,
    #[prop(into)] chosen: String,
    choose: Callback<(&'static str, String)>,
) -> impl IntoView {
    let ready = Readiness::expect();
    let id = format!("history-{name}");
    let options = options
        .into_iter()
        .map(|(key, label)| {
            let is_chosen = key == chosen;
            view! {
                <option value=key selected=is_chosen>
                    {label}
                </option>
            }
        })
        .collect_view();
    view! {
        <div>
            <label for=id.clone()>{label}</label>
            <select
                id=id
                class="input"
                disabled=move || !ready.get()
                prop:value=chosen
                on:change:target=move |event| choose.run((name, event.target().value()))
            >
                <option value="">{all}</option>
                {options}
            </select>
        </div>
    }
}

/// The query that leads to a part of the history: nothing for the first page of everything.
pub(super) fn query_text(query: &HistoryQuery) -> String {
    let mut text = ParamsMap::new();
    if let Some(kind) = query.kind {
        text.insert("kind", kind.key().to_owned());
    }
    if !query.person.is_empty() {
        text.insert("person", query.person.clone());
    }
    if let Some(state) = query.state {
        text.insert("state", state.key().to_owned());
    }
    if query.page > 1 {
        text.insert("page", query.page.to_string());
    }
    text.to_query_string()
}

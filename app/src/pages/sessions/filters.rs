//! What the table of sessions is searched and filtered by; each choice leads to another address.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    address::query_text,
    days::{DayFilter, DayHint},
    export_these::ExportThese,
    person::PersonFilter,
};
use crate::{
    AppError,
    components::{Button, FilterFold, FilterSelect, SearchField, When},
    domain::{Offered, RankChoice, SessionOffer, SessionQuery, SessionStatus, Shown},
    texts::sessions as texts,
};

/// The search and the choices, as a form that the browser can send by itself.
#[component]
pub(super) fn SessionFilters(
    query: Memo<SessionQuery>,
    path: Memo<String>,
    offer: Resource<Result<SessionOffer, AppError>>,
    /// Whether the reader sees everybody's sessions.
    is_admin: bool,
) -> impl IntoView {
    let navigate = use_navigate();
    let is_between = RwSignal::new(false);
    let open = RwSignal::new(false);
    let go_to = move |query: SessionQuery, replace: bool| {
        let options = NavigateOptions {
            replace,
            scroll: false,
            ..NavigateOptions::default()
        };
        let address = format!("{}{}", path.get_untracked(), query_text(&query));
        navigate(&address, options);
    };
    let search = {
        let go_to = go_to.clone();
        move |search: String| {
            let query = query.get_untracked();
            go_to(
                SessionQuery {
                    search,
                    page: 1,
                    ..query
                },
                true,
            );
        }
    };
    let go = Callback::new(move |query: SessionQuery| go_to(SessionQuery { page: 1, ..query }, false));
    let choose = Callback::new(move |(name, value): (&'static str, String)| {
        let mut query = query.get_untracked();
        choose_in(&mut query, name, &value);
        go.run(query);
    });
    let reset = move |()| {
        is_between.set(false);
        go.run(SessionQuery::default());
    };
    let person = Memo::new(move |_| query.get().person);
    let choose_person = move |person| {
        go.run(SessionQuery {
            person,
            ..query.get_untracked()
        });
    };
    view! {
        <form
            role="search"
            method="get"
            class="user-filters session-filters"
            data-open=move || open.get().then_some("")
            // Each choice counts at once; only without a script the form is sent.
            on:submit=move |event| event.prevent_default()
        >
            <SearchField label=texts::search() value=move || query.get().search on_search=search />
            <FilterFold open chosen=Signal::derive(move || query.with(SessionQuery::filter_count)) />
            {is_admin.then(|| view! { <PersonFilter chosen=person on_choose=choose_person /> })}
            <Transition>
                {move || {
                    let offer = offer.get()?.ok()?;
                    let today = offer.today;
                    Some(
                        view! {
                            <OfferedFilters query offer is_admin choose />
                            <DayFilter query today is_between go />
                        },
                    )
                }}
            </Transition>
            <KindFilters query choose />
            <button type="submit" class="button without-script">
                {texts::apply()}
            </button>
            <div class="filter-actions">
                <When holds=move || query.with(SessionQuery::is_filtered) || is_between.get()>
                    <Button class="button button-small" on_press=reset>
                        {texts::reset()}
                    </Button>
                </When>
                {is_admin.then(|| view! { <ExportThese query /> })}
            </div>
        </form>
        <Transition>
            {move || {
                let SessionOffer { today, time_zone, .. } = offer.get()?.ok()?;
                Some(view! { <DayHint query today time_zone /> })
            }}
        </Transition>
    }
}

/// What sessions are of: scenarios, programs and, for admins, groups.
#[component]
fn OfferedFilters(
    query: Memo<SessionQuery>,
    offer: SessionOffer,
    is_admin: bool,
    choose: Callback<(&'static str, String)>,
) -> impl IntoView {
    let filter = move |name: &'static str, label: &'static str, all: &'static str, offered: Vec<Offered>| {
        let options = offered
            .into_iter()
            .map(|offered| (offered.id.to_string(), offered_text(offered)));
        let options = options.collect();
        let chosen = Signal::derive(move || query.with(|query| key_of(query, name)));
        view! { <FilterSelect name label all options chosen choose /> }
    };
    let SessionOffer {
        groups,
        scenarios,
        programs,
        ..
    } = offer;
    view! {
        {filter("scenario", texts::scenario(), texts::every_scenario(), scenarios)}
        {filter("program", texts::program(), texts::every_program(), programs)}
        {is_admin.then(|| filter("group", texts::group(), texts::every_group(), groups))}
    }
}

/// How they went, and what of those that exports leave out.
#[component]
fn KindFilters(query: Memo<SessionQuery>, choose: Callback<(&'static str, String)>) -> impl IntoView {
    let filter = move |name: &'static str,
                       label: &'static str,
                       all: &'static str,
                       words: Vec<(&'static str, &'static str)>| {
        let options = words
            .into_iter()
            .map(|(key, label)| (key.to_owned(), label.to_owned()));
        let options = options.collect();
        let chosen = Signal::derive(move || query.with(|query| key_of(query, name)));
        view! { <FilterSelect name label all options chosen choose /> }
    };
    let statuses = SessionStatus::ALL
        .iter()
        .map(|status| (status.key(), status.name()));
    let ranks = RankChoice::ALL.iter().map(|rank| (rank.key(), rank.name()));
    let others = [Shown::Hidden, Shown::Only].map(|shown| (shown.key(), shown.name()));
    let shown = Shown::Shown.name();
    view! {
        {filter("status", texts::status(), texts::every_status(), statuses.collect())}
        {filter("rank", texts::rank(), texts::every_rank(), ranks.collect())}
        {filter("archived", texts::archived_sessions(), shown, others.to_vec())}
        {filter("demo", texts::demo_sessions(), shown, others.to_vec())}
    }
}

/// Chooses something of a filter, or everything.
fn choose_in(query: &mut SessionQuery, name: &str, value: &str) {
    match name {
        "group" => query.group = value.parse().ok(),
        "scenario" => query.scenario = value.parse().ok(),
        "program" => query.program = value.parse().ok(),
        "status" => query.status = value.parse().ok(),
        "rank" => query.rank = value.parse().ok(),
        "archived" => query.archived = value.parse().ok(),
        _ => query.demo = value.parse().ok(),
    }
}

/// What is chosen of a filter, by its key; nothing for everything.
fn key_of(query: &SessionQuery, name: &str) -> String {
    let id = match name {
        "group" => query.group,
        "scenario" => query.scenario,
        "program" => query.program,
        _ => None,
    };
    if let Some(id) = id {
        return id.to_string();
    }
    let key = match name {
        "status" => query.status.map(SessionStatus::key),
        "rank" => query.rank.map(RankChoice::key),
        "archived" => query.archived.map(Shown::key),
        "demo" => query.demo.map(Shown::key),
        _ => None,
    };
    key.unwrap_or_default().to_owned()
}

/// What something is called, with what tells it from others of the name.
fn offered_text(offered: Offered) -> String {
    let mut text = offered.name;
    if !offered.note.is_empty() {
        text.extend([" · ", &offered.note]);
    }
    text
}

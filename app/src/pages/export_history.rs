//! All exports of the workspace, and their files while they are kept.

mod filter;
mod proof;
mod record;

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

use self::{filter::HistoryFilter, filter::query_text, record::RecordRow};
use crate::{
    api::exports::list_exports,
    browser::Exports,
    components::{Empty, Loading, OpenWorkspace, Pager, Problem, Table, thousands},
    domain::{History, HistoryQuery},
    texts::history as texts,
};

/// Where the focus goes when what had it is gone.
const PLACE: &str = "exports";

/// What was exported, by whom, and what became of it; the address says what is looked for.
#[component]
pub(super) fn ExportHistory() -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let changes = Exports::expect().changes();
    let query = use_history_query();
    let history = Resource::new(
        move || (slug.get(), query.get(), changes.get()),
        async |(slug, query, _)| (query.clone(), list_exports(slug, query).await),
    );
    let path = use_location().pathname;
    let shown = StoredValue::new(None);
    view! {
        <section class="export-history" id=PLACE tabindex="-1" role="group" aria-label=texts::title()>
            <Transition fallback=Loading>
                {move || match history.get()? {
                    (query, Ok(history)) => {
                        let path = path.get_untracked();
                        Some(view! { <Records history query path shown /> }.into_any())
                    }
                    (_, Err(error)) => {
                        let retry = move |()| history.refetch();
                        Some(
                            view! {
                                <h2>{texts::title()}</h2>
                                <Problem error retry in_page=true />
                            }
                                .into_any(),
                        )
                    }
                }}
            </Transition>
            <p class="audit-link">
                {texts::audit_before()}
                <a href=move || format!("/w/{}/audit.csv", slug.get()) rel="external">
                    {texts::audit_trail()}
                </a> "."
            </p>
        </section>
    }
}

/// The part of the history that the address asks for; what it does not understand asks for nothing.
fn use_history_query() -> Memo<HistoryQuery> {
    let query = use_query_map();
    Memo::new(move |_| {
        query.with(|query| HistoryQuery {
            kind: query.get_str("kind").and_then(|kind| kind.parse().ok()),
            person: query.get("person").unwrap_or_default(),
            state: query.get_str("state").and_then(|state| state.parse().ok()),
            page: query
                .get_str("page")
                .and_then(|page| page.parse().ok())
                .unwrap_or(1),
        })
    })
}

#[component]
fn Records(
    history: History,
    query: HistoryQuery,
    path: String,
    /// What was looked for before.
    shown: StoredValue<Option<HistoryQuery>>,
) -> impl IntoView {
    let History { page, people } = history;
    // None where nobody waits for the page any more.
    let looked_for = HistoryQuery {
        page: 1,
        ..query.clone()
    };
    let (exports, found) = (use_context::<Exports>(), page.total);
    Effect::new(move |_| {
        let before = shown.try_update_value(|shown| shown.replace(looked_for.clone()));
        if let Some(exports) = exports
            && before.flatten().is_some_and(|before| before != looked_for)
        {
            exports.say(&texts::found(&thousands(found)));
        }
    });
    let is_all = HistoryQuery {
        page: query.page,
        ..HistoryQuery::default()
    } == query;
    let (number, pages, total) = (page.page, page.pages(), page.total);
    let address = {
        let (path, query) = (path.clone(), query.clone());
        Box::new(move |page| {
            format!(
                "{path}{}",
                query_text(&HistoryQuery {
                    page,
                    ..query.clone()
                })
            )
        })
    };
    let table = if page.rows.is_empty() {
        let words = if is_all {
            texts::none_yet()
        } else {
            texts::none_like_this()
        };
        view! { <Empty words /> }.into_any()
    } else {
        let rows = page
            .rows
            .into_iter()
            .map(|record| view! { <RecordRow record /> })
            .collect_view();
        view! {
            <Table
                caption=texts::title()
                columns=[
                    texts::report(),
                    texts::requested_by(),
                    texts::requested(),
                    texts::rows(),
                    texts::size(),
                    texts::state(),
                    texts::file(),
                ]
            >
                {rows}
            </Table>
        }
        .into_any()
    };
    view! {
        <div class="history-head">
            <h2>{texts::title()}</h2>
            {(!people.is_empty()).then(|| view! { <HistoryFilter people query path /> })}
        </div>
        {table}
        <Pager address page=number pages total on_turn=|()| () />
    }
}

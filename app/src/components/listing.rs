//! A table that is searched and paged on the server, with its address in the query.

use leptos::{children::ToChildren, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};

use super::{Icon, Loading, PageOfRows, PageTurn, Problem, SearchField, Table, pager::query_text};
use crate::{
    AppError,
    domain::{Page, TableQuery},
};

/// The part of the table that the address asks for.
pub(crate) fn use_table_query() -> Memo<TableQuery> {
    let query = use_query_map();
    Memo::new(move |_| {
        query.with(|query| TableQuery {
            search: query.get("q").unwrap_or_default(),
            page: query
                .get("page")
                .and_then(|page| page.parse().ok())
                .unwrap_or(1)
                .max(1),
        })
    })
}

/// Search field, table and pager of one kind of row.
#[component]
pub(crate) fn Listing<Row>(
    /// The page of rows that `query` asks for, once it is loaded.
    #[prop(into)]
    rows: Signal<Option<Result<Page<Row>, AppError>>>,
    /// Loads it again.
    #[prop(into)]
    retry: Callback<()>,
    query: Memo<TableQuery>,
    /// So many rows, in words.
    count: fn(u64) -> String,
    search_label: &'static str,
    columns: Vec<&'static str>,
    /// What to say when there is nothing at all.
    empty: &'static str,
    /// What to say when a search finds nothing.
    no_match: fn(&str) -> String,
    /// What a search does not touch, to be said while one is shown.
    #[prop(optional)]
    beyond_search: &'static str,
    /// One row as table cells.
    row: fn(Row) -> AnyView,
) -> impl IntoView
where
    Row: Clone + Send + Sync + 'static,
{
    let navigate = use_navigate();
    let path = use_location().pathname;
    let pending = RwSignal::new(false);
    let search = Callback::new(move |text: String| {
        let address = format!("{}{}", path.get_untracked(), query_text(&text, 1));
        navigate(
            &address,
            NavigateOptions {
                // Back leads to what there was before the first letter.
                replace: query.with_untracked(|query| !query.search.is_empty()),
                scroll: false,
                ..NavigateOptions::default()
            },
        );
    });
    let turn = PageTurn::new();
    let shown = move |page: Page<Row>, query: TableQuery| {
        turn.arrives();
        let count = count(page.total);
        let hint = (!query.search.is_empty() && !beyond_search.is_empty()).then_some(beyond_search);
        let (number, pages, total) = (page.page, page.pages(), page.total);
        let (path, search) = (path.get_untracked(), query.search.clone());
        let address = Box::new(move |page| format!("{path}{}", query_text(&search, page)));
        let table = if page.rows.is_empty() {
            let words = if query.search.is_empty() {
                empty.to_owned()
            } else {
                no_match(&query.search)
            };
            view! { <Empty words /> }.into_any()
        } else {
            let rows = page.rows.into_iter().map(row).collect_view();
            view! { <Table caption=count.clone() columns=columns.clone()>{rows}</Table> }.into_any()
        };
        view! { <PageOfRows turn count hint number pages total address table /> }
    };

    view! {
        <section class="listing" class:pending=pending>
            <form role="search" method="get">
                <SearchField label=search_label value=move || query.get().search on_search=search />
            </form>
            {transition(
                pending,
                move || {
                    Some(match rows.get()? {
                        Ok(page) => shown(page, query.get_untracked()).into_any(),
                        Err(error) => view! { <Problem error retry in_page=true /> }.into_any(),
                    })
                },
            )}
        </section>
    }
}

/// The rows, as long as newer ones are on their way too; `pending` tells that they are.
///
/// Only in a browser: on the server `set_pending` is called by another thread than the one that reads
/// `pending` into the page, and a signal that is just being written can't be read.
pub(crate) fn transition(
    pending: RwSignal<bool>,
    rows: impl Fn() -> Option<AnyView> + Send + 'static,
) -> impl IntoView {
    let properties = TransitionProps::builder().fallback(Loading);
    #[cfg(feature = "hydrate")]
    let properties = properties.set_pending(pending);
    #[cfg(not(feature = "hydrate"))]
    let _ = pending;
    Transition(properties.children(ToChildren::to_children(move || rows)).build())
}

/// Says that there is nothing, where rows would be.
#[component]
pub(crate) fn Empty(#[prop(into)] words: String) -> impl IntoView {
    view! {
        <div class="empty">
            {Icon::Inbox.into_render()} <p>{words}</p>
        </div>
    }
}

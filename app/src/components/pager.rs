//! Links to the other pages of a table.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use super::{Icon, thousands};
use crate::{domain::PAGE_SIZE, texts::table};

/// Which rows are shown of how many, and the way to the pages before and after.
#[component]
pub(crate) fn Pager(
    /// The address of a page.
    address: Box<dyn Fn(u32) -> String>,
    page: u32,
    pages: u32,
    total: u64,
    /// Hears that another page is asked for.
    #[prop(into)]
    on_turn: Callback<()>,
) -> impl IntoView {
    let first = u64::from(page.saturating_sub(1)) * u64::from(PAGE_SIZE) + 1;
    let last = (u64::from(page) * u64::from(PAGE_SIZE)).min(total);
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=table::pages()>
                <p>{table::range(&thousands(first), &thousands(last), &thousands(total))}</p>
                <PagerLink
                    label=table::previous()
                    icon=Icon::ChevronLeft
                    href=(page > 1).then(|| address(page - 1))
                    on_turn
                />
                <p class="pager-place">{table::page_of(page, pages)}</p>
                <PagerLink
                    label=table::next()
                    icon=Icon::ChevronRight
                    href=(page < pages).then(|| address(page + 1))
                    on_turn
                />
            </nav>
        }
    })
}

/// A link, or a link without a target where there is no page.
#[component]
fn PagerLink(label: &'static str, icon: Icon, href: Option<String>, on_turn: Callback<()>) -> impl IntoView {
    let off = href.is_none().then_some("true");
    let role = href.is_none().then_some("link");
    view! {
        <a class="button button-icon" href=href role=role aria-disabled=off on:click=move |_| on_turn.run(())>
            {icon.into_render()}
            <span class="visually-hidden">{label}</span>
        </a>
    }
}

/// The query that leads to a page of a search: nothing for the first page of everything.
pub(super) fn query_text(search: &str, page: u32) -> String {
    let mut query = ParamsMap::new();
    if !search.is_empty() {
        query.insert("q", search.to_owned());
    }
    if page > 1 {
        query.insert("page", page.to_string());
    }
    query.to_query_string()
}

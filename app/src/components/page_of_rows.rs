//! How many rows there are, those of one page, and the way to the others.

use leptos::prelude::*;

use super::{PageTurn, Pager};
use crate::texts::table as texts;

/// The table between its count and its pager.
#[component]
pub(crate) fn PageOfRows(
    turn: PageTurn,
    /// How many rows there are in all, in words.
    count: String,
    /// What is to be said beside that.
    hint: Option<&'static str>,
    /// Which page it is.
    number: u32,
    /// Of how many pages.
    pages: u32,
    /// And of how many rows.
    total: u64,
    /// Where another page is.
    address: Box<dyn Fn(u32) -> String>,
    table: AnyView,
) -> impl IntoView {
    view! {
        <div class="listing-count" tabindex="-1" node_ref=turn.top()>
            <p role="status">
                {count}
                {(pages > 1)
                    .then(|| view! { <span class="visually-hidden">{texts::on_page(number, pages)}</span> })}
            </p>
            {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
        </div>
        {table}
        <Pager address page=number pages total on_turn=turn.begins() />
    }
}

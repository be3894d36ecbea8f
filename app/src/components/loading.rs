//! What stands in for a page's content until it is there.

use leptos::prelude::*;

use crate::texts::table;

/// Grey lines where rows will be.
#[component]
pub(crate) fn Loading() -> impl IntoView {
    view! {
        <div class="loading">
            <p class="visually-hidden">{table::loading()}</p>
            <div class="skeleton" aria-hidden="true"></div>
            <div class="skeleton" aria-hidden="true"></div>
            <div class="skeleton" aria-hidden="true"></div>
            <div class="skeleton" aria-hidden="true"></div>
        </div>
    }
}

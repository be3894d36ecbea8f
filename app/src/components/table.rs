//! The scaffold of every table: rows on a wide screen, a card for each row on a narrow one.

use leptos::prelude::*;

/// A table in a region that can be scrolled by keyboard.
///
/// The roles are spelt out because browsers forget them when the style sheet makes cards of rows.
#[component]
pub(crate) fn Table(
    /// What the table lists.
    #[prop(into)]
    caption: String,
    /// The heads of its columns.
    #[prop(into)]
    columns: Vec<&'static str>,
    /// Its rows, of [`Cell`]s.
    children: Children,
) -> impl IntoView {
    let name = caption.clone();
    view! {
        <div class="table-scroll" role="region" aria-label=caption tabindex="0">
            <table role="table" aria-label=name>
                <thead role="rowgroup">
                    <tr role="row">
                        {columns
                            .into_iter()
                            .map(|column| view! { <th role="columnheader" scope="col">{column}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody role="rowgroup">{children()}</tbody>
            </table>
        </div>
    }
}

/// A cell that carries its column's name, for when rows are shown as cards.
#[component]
pub(crate) fn Cell(
    label: &'static str,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <td role="cell" data-label=label class=class>
            {children()}
        </td>
    }
}

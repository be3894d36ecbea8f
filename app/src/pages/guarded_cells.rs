//! The cells of a file that were guarded against formulas.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    api::exports::load_guarded_cells,
    browser::Exports,
    components::{Cell, Loading, thousands},
    domain::{GuardedCell, MOST_GUARDED_CELLS},
    texts::export_options as texts,
};

/// Where each of the first ones is, and what was typed there.
#[component]
pub(super) fn GuardedCells(export: Uuid) -> impl IntoView {
    let slug = Exports::expect().slug_of(export);
    let cells = Resource::new(move || slug.clone(), move |slug| load_guarded_cells(slug, export));
    view! {
        <Suspense fallback=Loading>
            {move || {
                cells
                    .get()
                    .map(|cells| match cells {
                        Ok(cells) if cells.is_empty() => {
                            view! { <p>{texts::guarded_gone()}</p> }.into_any()
                        }
                        Ok(cells) => list(cells),
                        Err(error) => view! { <p class="form-problem">{error.to_string()}</p> }.into_any(),
                    })
            }}
        </Suspense>
    }
}

fn list(cells: Vec<GuardedCell>) -> AnyView {
    let count = thousands(cells.len() as u64);
    let caption = if cells.len() < MOST_GUARDED_CELLS {
        texts::guarded_all(&count)
    } else {
        texts::guarded_first(&count)
    };
    let rows = cells
        .into_iter()
        .map(|cell| {
            view! {
                <tr role="row">
                    <Cell label=texts::guarded_row()>{thousands(cell.row)}</Cell>
                    <Cell label=texts::guarded_column()>{cell.column}</Cell>
                    <Cell label=texts::guarded_text()>
                        <code class="wrap-anywhere">{cell.text}</code>
                    </Cell>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="guarded-cells" role="region" aria-label=texts::guarded_show() tabindex="0">
            <table role="table">
                <caption>{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{texts::guarded_row()}</th>
                        <th role="columnheader" scope="col">{texts::guarded_column()}</th>
                        <th role="columnheader" scope="col">{texts::guarded_text()}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

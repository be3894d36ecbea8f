//! Ticking rows of a table, one by one or a page at once, also across pages.

use leptos::prelude::*;
use uuid::Uuid;

use super::Readiness;
use crate::{
    domain::{MOST_AT_ONCE, SessionRow, UserRow},
    texts::table as texts,
};

/// A row that can be ticked.
pub(crate) trait Pickable: Clone + Send + Sync + 'static {
    /// What tells it from all others.
    fn id(&self) -> Uuid;
}

impl Pickable for UserRow {
    fn id(&self) -> Uuid {
        self.id
    }
}

impl Pickable for SessionRow {
    fn id(&self) -> Uuid {
        self.id
    }
}

/// Ticks all rows of the page, or none.
#[component]
pub(crate) fn PickPage<Row: Pickable>(rows: Vec<Row>, picked: RwSignal<Vec<Row>>) -> impl IntoView {
    view! {
        <label class="pick pick-page">
            <PickBox rows picked />
            <span class="pick-words">{texts::select_page()}</span>
        </label>
    }
}

/// The cell that ticks its row; `words` say which that is.
#[component]
pub(crate) fn PickCell<Row: Pickable>(row: Row, words: String, picked: RwSignal<Vec<Row>>) -> impl IntoView {
    view! {
        <td role="cell" class="cell-pick">
            <label class="pick">
                <PickBox rows=vec![row] picked />
                <span class="visually-hidden">{words}</span>
            </label>
        </td>
    }
}

#[component]
fn PickBox<Row: Pickable>(rows: Vec<Row>, picked: RwSignal<Vec<Row>>) -> impl IntoView {
    let ready = Readiness::expect();
    let rows = StoredValue::new(rows);
    let are_picked = move || {
        let is_picked = |row: &Row| picked.with(|picked| picked.iter().any(|other| other.id() == row.id()));
        rows.with_value(|rows| rows.iter().all(is_picked))
    };
    let pick = move |is_picked: bool| {
        rows.with_value(|rows| {
            picked.update(|picked| {
                picked.retain(|row| rows.iter().all(|other| other.id() != row.id()));
                if is_picked {
                    let room = MOST_AT_ONCE.saturating_sub(picked.len());
                    picked.extend(rows.iter().take(room).cloned());
                }
            });
        });
    };
    view! {
        <input
            type="checkbox"
            disabled=move || !ready.get()
            prop:checked=are_picked
            on:change:target=move |event| pick(event.target().checked())
        />
    }
}

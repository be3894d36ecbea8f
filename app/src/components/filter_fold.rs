//! The button that unfolds the filters of a table where they would fill a narrow screen.

use leptos::prelude::*;

use super::Button;
use crate::texts::table as texts;

/// Shown by the style sheet on narrow screens alone; `chosen` tells how many filters there are now.
#[component]
pub(crate) fn FilterFold(open: RwSignal<bool>, chosen: Signal<usize>) -> impl IntoView {
    view! {
        <Button
            class="button filter-fold"
            on_press=move |()| open.update(|open| *open = !*open)
            expanded=open
        >
            {move || match chosen.get() {
                0 => texts::filters().to_owned(),
                count => texts::filters_chosen(count),
            }}
        </Button>
    }
}

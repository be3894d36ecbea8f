//! The way from the table to an export with the same limits.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    browser::Choosing,
    components::{Button, OpenWorkspace, When},
    domain::{AskedOptions, ExportOptions, SessionQuery},
    texts::sessions as texts,
};

/// A button that sets the options of exports and leads there, where the export has an option for all that is chosen.
#[component]
pub(super) fn ExportThese(query: Memo<SessionQuery>) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let choosing = Choosing::expect();
    let navigate = use_navigate();
    let press = Callback::new(move |()| {
        // How files are written stays as it is.
        let how = untrack(|| choosing.options().read().unwrap_or_default());
        let options = ExportOptions {
            exact: how.exact,
            byte_order_mark: how.byte_order_mark,
            ..query.get_untracked().limits()
        };
        choosing.choose(AskedOptions::of(&options));
        let address = format!("/w/{}/export-data", slug.get_untracked());
        navigate(&address, NavigateOptions::default());
    });
    let can = move || query.with(|query| query.is_exportable() && !query.limits().is_default());
    view! {
        <When holds=can>
            <Button class="button button-small" on_press=press>
                {texts::export_these()}
            </Button>
            <span class="hint">{texts::export_these_hint()}</span>
        </When>
    }
}

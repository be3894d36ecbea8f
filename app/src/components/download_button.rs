//! The button that begins an export, wherever it stands.

use leptos::prelude::*;

use super::{Button, Icon, OpenWorkspace};
use crate::{
    browser::{Choosing, Exports},
    domain::ExportKind,
};

/// Begins the export of one kind; off while any export of this tab runs.
#[component]
pub(crate) fn DownloadButton(
    kind: ExportKind,
    #[prop(default = "button")] class: &'static str,
) -> impl IntoView {
    let (exports, choosing) = (Exports::expect(), Choosing::expect());
    let slug = OpenWorkspace::expect().slug;
    let which = match kind {
        ExportKind::Sessions => " of all sessions",
        ExportKind::Users => " of all users",
        ExportKind::Groups => " of all groups",
    };
    view! {
        <Button
            class=class
            busy=exports.is_busy()
            on_press=move |()| exports.start(slug.get_untracked(), kind, untrack(|| choosing.options()))
        >
            {Icon::Download.into_render()}
            <span>"Download CSV"<span class="visually-hidden">{which}</span></span>
        </Button>
    }
}

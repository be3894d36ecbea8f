//! The button that begins an export, wherever it stands.

use leptos::prelude::*;

use super::{Button, Icon, OpenWorkspace};
use crate::{
    browser::{Choosing, Exports},
    domain::ExportKind,
    texts,
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
        ExportKind::Sessions => texts::export_page::of_sessions(),
        ExportKind::Users => texts::export_page::of_users(),
        ExportKind::Groups => texts::export_page::of_groups(),
        ExportKind::Everything => "",
    };
    let label = match kind {
        ExportKind::Everything => texts::export_everything::button(),
        _ => texts::export_page::download(),
    };
    view! {
        <Button
            class=class
            busy=exports.is_busy()
            on_press=move |()| exports.start(slug.get_untracked(), kind, untrack(|| choosing.options()))
        >
            {Icon::Download.into_render()}
            <span>{label}<span class="visually-hidden">{which}</span></span>
        </Button>
    }
}

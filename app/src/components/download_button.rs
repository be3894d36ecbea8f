//! The button that begins an export, wherever it stands.

use leptos::prelude::*;

use super::{Button, Icon, OpenWorkspace};
use crate::{browser::Exports, domain::ExportKind, texts};

/// Begins the export of one kind; off while any export of this tab runs.
#[component]
pub(crate) fn DownloadButton(
    kind: ExportKind,
    #[prop(default = "button")] class: &'static str,
) -> impl IntoView {
    let exports = Exports::expect();
    let slug = OpenWorkspace::expect().slug;
    let which = match kind {
        ExportKind::Sessions => " of all sessions",
        ExportKind::Users => " of all users",
        ExportKind::Groups => " of all groups",
        ExportKind::Everything => "",
    };
    let label = match kind {
        ExportKind::Everything => texts::export_everything::button(),
        _ => "Download CSV",
    };
    view! {
        <Button
            class=class
            busy=exports.is_busy()
            on_press=move |()| exports.start(slug.get_untracked(), kind)
        >
            {Icon::Download.into_render()}
            <span>{label}<span class="visually-hidden">{which}</span></span>
        </Button>
    }
}

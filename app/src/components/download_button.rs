//! The button that begins an export, wherever it stands.

use leptos::prelude::*;

use super::{Button, Icon, OpenWorkspace};
use crate::{browser::Exports, domain::ExportKind, texts::export_page as texts};

/// Begins the export of one kind; off while any export of this tab runs.
#[component]
pub(crate) fn DownloadButton(
    kind: ExportKind,
    #[prop(default = "button")] class: &'static str,
) -> impl IntoView {
    let exports = Exports::expect();
    let slug = OpenWorkspace::expect().slug;
    let which = match kind {
        ExportKind::Sessions => texts::of_sessions(),
        ExportKind::Users => texts::of_users(),
        ExportKind::Groups => texts::of_groups(),
    };
    view! {
        <Button
            class=class
            busy=exports.is_busy()
            on_press=move |()| exports.start(slug.get_untracked(), kind)
        >
            {Icon::Download.into_render()}
            <span>{texts::download()}<span class="visually-hidden">{which}</span></span>
        </Button>
    }
}

//! The banner that follows the export of this tab, above whatever page is open.

use leptos::{html, prelude::*};

use super::{Button, Icon, SignInLink};
use crate::browser::{ExportFlow, Exports};

/// Blue while the file is made, then what was saved, or in red why nothing was.
///
/// Both live regions are in the page from the start (WCAG 4.1.3, ARIA22): only their text changes.
#[component]
pub(crate) fn ExportBanner() -> impl IntoView {
    let exports = Exports::expect();
    let flow = exports.flow();
    let banner = NodeRef::<html::Div>::new();
    // The button that was pressed goes away; the focus must not go with it.
    let keep_focus = move || {
        if let Some(banner) = banner.get_untracked() {
            let _ = banner.focus();
        }
    };
    let try_again = move |()| {
        if let Some((slug, kind)) = flow.with_untracked(ExportFlow::to_retry) {
            keep_focus();
            exports.start(slug, kind);
        }
    };
    let dismiss = move |()| {
        keep_focus();
        exports.dismiss();
    };
    let status = Memo::new(move |_| flow.with(ExportFlow::status));
    let alarm = Memo::new(move |_| flow.with(ExportFlow::alarm));
    let tone = Memo::new(move |_| flow.with(ExportFlow::tone));

    view! {
        <div class="export-banner" data-tone=tone tabindex="-1" role="group" aria-label="Export" node_ref=banner>
            <span class="export-banner-sign">
                {move || match tone.get() {
                    "busy" => view! { <span class="spinner" aria-hidden="true"></span> }.into_any(),
                    "saved" => Icon::Check.into_render(),
                    "failed" => Icon::Alert.into_render(),
                    _ => ().into_any(),
                }}
            </span>
            <div class="export-banner-words">
                <p role="status" aria-live="polite" aria-atomic="true">
                    {status}
                </p>
                <p role="alert">{alarm}</p>
                <p class="export-banner-detail">{move || flow.with(ExportFlow::detail)}</p>
            </div>
            <div class="export-banner-actions">
                <Show when=move || flow.with(ExportFlow::is_signed_out)>
                    <SignInLink />
                </Show>
                <Show when=move || tone.get() == "failed">
                    <Button class="button" on_press=try_again>
                        "Try again"
                    </Button>
                </Show>
                <Show when=move || matches!(tone.get(), "saved" | "failed")>
                    <Button class="button button-icon button-quiet" on_press=dismiss>
                        {Icon::Close.into_render()}
                        <span class="visually-hidden">"Close this message"</span>
                    </Button>
                </Show>
            </div>
        </div>
    }
}

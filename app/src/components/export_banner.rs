//! The banner that follows the export of this tab, above whatever page is open, and the lines of all others.

use leptos::{html, prelude::*};
use leptos_router::ChooseView;

use super::{Button, ExportLines, Icon, LazyPart, ProgressBar, SignInLink, TabTitle, When};
use crate::{
    browser::{Choosing, ExportFlow, Exports},
    pages::LazyPage,
    texts::{banner as texts, common, export_options, problem},
};

/// Blue while the file is made, then what was saved, or in red why nothing was; below, what else runs.
///
/// The live regions are in the page from the start (WCAG 4.1.3, ARIA22): only their text changes.
#[component]
pub(crate) fn ExportBanner() -> impl IntoView {
    let exports = Exports::expect();
    let flow = exports.flow();
    let banner = NodeRef::<html::Div>::new();
    // The button that was pressed goes away; the focus must not go with it.
    let keep_focus = Callback::new(move |()| {
        if let Some(banner) = banner.get_untracked() {
            let _ = banner.focus();
        }
    });
    let part = |of: fn(&ExportFlow) -> String| Memo::new(move |_| flow.with(of));
    let (status, milestone) = (part(ExportFlow::status), part(ExportFlow::milestone));
    let (alarm, detail) = (part(ExportFlow::alarm), part(ExportFlow::detail));
    let elsewhere = exports.elsewhere();
    let elsewhere = move || elsewhere.get().map(|workspace| texts::of_workspace(&workspace));
    let tone = Memo::new(move |_| flow.with(ExportFlow::tone));
    let percent = Memo::new(move |_| flow.with(ExportFlow::percent));
    let title = TabTitle::expect();
    on_cleanup({
        let title = title.clone();
        move || title.show(None)
    });
    Effect::new(move |_| title.show(percent.get()));

    view! {
        <div class="export-banners">
            <div
                class="export-banner"
                data-tone=tone
                tabindex="-1"
                role="group"
                aria-label=texts::export()
                node_ref=banner
            >
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
                    <p class="export-banner-detail">{detail}</p>
                    <p class="export-banner-detail">{elsewhere}</p>
                    <p class="visually-hidden" aria-live="polite" aria-atomic="true">
                        {milestone}
                    </p>
                </div>
                <BannerActions keep_focus />
                <GuardedOfBanner />
                <When holds=move || tone.get() == "busy">
                    <ProgressBar label=status percent text=detail />
                </When>
            </div>
            <p class="visually-hidden" role="status">
                {exports.said()}
            </p>
            <p class="form-problem" role="alert">
                {exports.problem()}
            </p>
            <ExportLines keep_focus />
        </div>
    }
}

/// What can be done with the export of this tab.
#[component]
fn BannerActions(keep_focus: Callback<()>) -> impl IntoView {
    let (exports, choosing) = (Exports::expect(), Choosing::expect());
    let flow = exports.flow();
    let tone = Memo::new(move |_| flow.with(ExportFlow::tone));
    let can_cancel = Memo::new(move |_| flow.with(ExportFlow::to_cancel).is_some());
    let cancel = move |()| {
        if let Some(id) = flow.with_untracked(ExportFlow::to_cancel) {
            keep_focus.run(());
            exports.cancel(id);
        }
    };
    let try_again = move |()| {
        keep_focus.run(());
        exports.try_again(choosing);
    };
    let dismiss = move |()| {
        keep_focus.run(());
        exports.dismiss();
    };
    view! {
        <div class="export-banner-actions">
            <When holds=can_cancel>
                <Button class="button" busy=exports.is_canceling() on_press=cancel>
                    {common::cancel()}
                    <span class="visually-hidden">{texts::this_export()}</span>
                </Button>
            </When>
            <When holds=move || flow.with(ExportFlow::is_signed_out)>
                <SignInLink />
            </When>
            <When holds=move || tone.get() == "failed">
                <Button class="button" on_press=try_again>
                    {problem::try_again()}
                </Button>
            </When>
            <When holds=move || matches!(tone.get(), "saved" | "canceled" | "failed")>
                <Button class="button button-icon button-quiet" on_press=dismiss>
                    {Icon::Close.into_render()}
                    <span class="visually-hidden">{texts::close_message()}</span>
                </Button>
            </When>
        </div>
    }
}

/// The cells of the saved file that were guarded, for those who want to see them.
#[component]
fn GuardedOfBanner() -> impl IntoView {
    let flow = Exports::expect().flow();
    let export = Memo::new(move |_| flow.with(ExportFlow::with_guarded));
    view! {
        {move || {
            export
                .get()
                .map(|export| {
                    let is_open = RwSignal::new(false);
                    view! {
                        <details class="guarded" on:toggle=move |_| is_open.set(true)>
                            <summary>{export_options::guarded_show()}</summary>
                            <When holds=is_open>
                                <LazyPart part=LazyPage::GuardedCells(export).choose() />
                            </When>
                        </details>
                    }
                })
        }}
    }
}

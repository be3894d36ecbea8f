//! A line for each export of the workspace that is not this tab's: those that run, and those that wait for
//! the person who asked.

use leptos::prelude::*;

use super::{Button, Icon, OpenWorkspace, ProgressBar};
use crate::{
    browser::{Exports, progress_text},
    domain::{ExportOverview, ExportProgress, ExportState, ExportUnderWay},
    texts::{common, progress as progress_texts, quantities},
};

/// The lines; nothing where there are none.
#[component]
pub(crate) fn ExportLines(
    /// Puts the focus where it may stay when a line goes away.
    keep_focus: Callback<()>,
) -> impl IntoView {
    let others = Exports::expect().others();
    view! {
        {move || {
            let ExportOverview { under_way, for_you } = others.get();
            (!under_way.is_empty() || !for_you.is_empty())
                .then(|| {
                    let offers = for_you
                        .into_iter()
                        .map(|progress| view! { <OfferLine progress keep_focus /> }.into_any());
                    let running = under_way
                        .into_iter()
                        .map(|export| view! { <RunningLine export keep_focus /> }.into_any());
                    view! {
                        <ul class="export-lines" aria-label=progress_texts::others()>
                            {offers.chain(running).collect_view()}
                        </ul>
                    }
                })
        }}
    }
}

/// Somebody's export that waits or is being made.
#[component]
fn RunningLine(export: ExportUnderWay, keep_focus: Callback<()>) -> impl IntoView {
    let exports = Exports::expect();
    let ExportUnderWay {
        progress,
        requested_by,
        options,
    } = export;
    let mut name = progress_texts::asked_for_by(progress.kind.name(), &requested_by.display_name());
    let mut of_report = progress_texts::of_report(progress.kind.name());
    if !options.is_empty() {
        // Of several of a kind it is what tells them apart.
        for words in [&mut name, &mut of_report] {
            words.push_str(" · ");
            words.push_str(&options);
        }
    }
    let text = progress_text(&progress.state);
    let percent = progress.state.percent();
    let id = progress.id;
    let cancel = move |()| {
        keep_focus.run(());
        exports.cancel(id);
    };
    view! {
        <li class="export-line">
            <span class="export-line-words">
                <span>{name.clone()}</span>
                " "
                <span class="export-banner-detail">{text.clone()}</span>
            </span>
            <ProgressBar label=name percent text />
            {progress
                .may_cancel
                .then(|| {
                    view! {
                        <Button class="button button-small button-quiet" busy=exports.is_canceling() on_press=cancel>
                            {common::cancel()}
                            <span class="visually-hidden">{of_report}</span>
                        </Button>
                    }
                })}
        </li>
    }
}

/// A finished file that never reached the person who asked for it.
#[component]
fn OfferLine(progress: ExportProgress, keep_focus: Callback<()>) -> impl IntoView {
    let exports = Exports::expect();
    let slug = OpenWorkspace::expect().slug;
    let (file_name, rows) = match &progress.state {
        ExportState::Ready { file_name, rows, .. } => (file_name.clone(), *rows),
        _ => Default::default(),
    };
    let words = progress_texts::ready(progress.kind.name());
    let detail = format!("{file_name} · {}", quantities::rows(rows));
    let (id, of_file) = (progress.id, format!(" {file_name}"));
    let download = move |()| {
        keep_focus.run(());
        exports.fetch(slug.get_untracked(), progress.clone());
    };
    let decline = move |()| {
        keep_focus.run(());
        exports.decline(id);
    };
    view! {
        <li class="export-line" data-tone="ready">
            <span class="export-line-words">
                <span>{words}</span>
                " "
                <span class="export-banner-detail">{detail}</span>
            </span>
            <Button class="button button-small" busy=exports.is_busy() on_press=download>
                {Icon::Download.into_render()}
                <span>{progress_texts::download()}<span class="visually-hidden">{of_file}</span></span>
            </Button>
            <Button class="button button-small button-icon button-quiet" on_press=decline>
                {Icon::Close.into_render()}
                <span class="visually-hidden">{progress_texts::put_away()}</span>
            </Button>
        </li>
    }
}

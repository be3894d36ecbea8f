//! One export in the history.

use leptos::{ev::MouseEvent, prelude::*};

use super::proof::Proof;
use crate::{
    browser::Exports,
    components::{Badge, Cell, Icon, Moment, OpenWorkspace, Tone, size_text, thousands},
    domain::{ExportProgress, ExportRecord, ExportState},
    texts::history as texts,
};

/// What it was, what became of it, and its file.
#[component]
pub(super) fn RecordRow(record: ExportRecord) -> impl IntoView {
    let ExportRecord {
        progress,
        options,
        new_since,
        requested_by,
        requested_at,
        remark,
        available_until,
        may_delete,
        downloads,
        deleted,
    } = record;
    let slug = use_context::<OpenWorkspace>().and_then(|workspace| workspace.slug.try_get_untracked());
    let path = slug
        .as_ref()
        .filter(|_| available_until.is_some())
        .and_then(|slug| progress.download_path(slug));
    let (rows, size) = match &progress.state {
        ExportState::Ready { rows, size_bytes, .. } => (thousands(*rows), size_text(*size_bytes)),
        // The list is not live; the banner counts.
        _ => ("–".to_owned(), "–".to_owned()),
    };
    let (tone, state) = match &progress.state {
        ExportState::Queued => (Tone::Neutral, texts::waiting()),
        ExportState::Running { .. } => (Tone::Blue, texts::running()),
        ExportState::Ready { .. } if path.is_none() => (Tone::Neutral, texts::no_longer_kept()),
        ExportState::Ready { .. } => (Tone::Green, texts::ready()),
        ExportState::Failed { .. } => (Tone::Red, texts::failed()),
        ExportState::Canceled { .. } => (Tone::Neutral, texts::canceled()),
    };
    let note = match &progress.state {
        ExportState::Failed { reason } => Some(reason.name().to_owned()),
        ExportState::Canceled { by } => Some(texts::by(by)),
        _ => deleted
            .map(|deleted| texts::deleted_by(&deleted.by))
            .or_else(|| remark.map(|remark| remark.name().to_owned())),
    };
    let no_file = match &progress.state {
        ExportState::Queued | ExportState::Running { .. } => texts::not_yet(),
        _ => texts::none(),
    };
    let proof = match &progress.state {
        ExportState::Ready {
            sha256, file_name, ..
        } => Some((sha256.clone(), file_name.clone())),
        _ => None,
    };
    let (label, id) = (progress.kind.name(), progress.id);
    let file = match (path, slug.clone()) {
        (Some(path), Some(slug)) => view! {
            <DownloadAgain path slug progress />
            {available_until.map(|at| view! { <span class="hint">{texts::until()} <Moment at /></span> })}
        }
        .into_any(),
        _ => view! { <span class="missing">{no_file}</span> }.into_any(),
    };
    view! {
        <tr role="row">
            <Cell label=texts::report() class="cell-lead">
                <span class="stack">
                    <span class="report-name">{label}</span>
                    {(!options.is_empty())
                        .then(|| {
                            let since = new_since.map(|at| view! { " " <Moment at /> });
                            view! { <span class="hint">{options} {since}</span> }
                        })}
                </span>
            </Cell>
            <Cell label=texts::requested_by()>{requested_by.display_name()}</Cell>
            <Cell label=texts::requested()>
                <Moment at=requested_at />
            </Cell>
            <Cell label=texts::rows() class="cell-number">{rows}</Cell>
            <Cell label=texts::size() class="cell-number">{size}</Cell>
            <Cell label=texts::state()>
                <span class="stack">
                    <Badge tone label=state />
                    {note.map(|note| view! { <span class="hint">{note}</span> })}
                </span>
            </Cell>
            <Cell label=texts::file()>
                <div class="stack">
                    {file}
                    {proof
                        .map(|(sha256, file_name)| {
                            view! {
                                <Proof
                                    id
                                    file_name
                                    sha256
                                    downloads
                                    slug=slug.filter(|_| may_delete).unwrap_or_default()
                                />
                            }
                        })}
                </div>
            </Cell>
        </tr>
    }
}

/// A link to the file; a click saves it as a new export's is saved, and the banner says if it can't be.
#[component]
fn DownloadAgain(path: String, slug: String, progress: ExportProgress) -> impl IntoView {
    let exports = use_context::<Exports>();
    let file_name = match &progress.state {
        ExportState::Ready { file_name, .. } => format!(" {file_name}"),
        _ => String::new(),
    };
    let is_busy = move || exports.is_some_and(|exports| exports.is_busy().get());
    let fetch = move |event: MouseEvent| {
        if let Some(exports) = exports {
            event.prevent_default();
            exports.fetch(slug.clone(), progress.clone());
        }
    };
    view! {
        <a
            class="download-again"
            href=path
            download=""
            rel="external"
            aria-disabled=move || is_busy().then_some("true")
            on:click=fetch
        >
            {Icon::Download.into_render()}
            {texts::download_again()}
            <span class="visually-hidden">{file_name}</span>
        </a>
    }
}

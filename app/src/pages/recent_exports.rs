//! The latest exports of the workspace, and their files while they are kept.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    api::exports::list_exports,
    browser::Exports,
    components::{
        Badge, Cell, Empty, Icon, Loading, Moment, OpenWorkspace, Problem, Table, Tone, size_text, thousands,
    },
    domain::{ExportProgress, ExportRecord, ExportState},
};

/// What was exported, by whom, and what became of it.
#[component]
pub(super) fn RecentExports() -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let changes = Exports::expect().changes();
    let records = Resource::new(
        move || (slug.get(), changes.get()),
        |(slug, _)| list_exports(slug),
    );
    view! {
        <section class="recent-exports">
            <h2>"Recent exports"</h2>
            <Transition fallback=Loading>
                {move || match records.get()? {
                    Ok(records) if records.is_empty() => {
                        Some(view! { <Empty words="No exports yet. Choose one above." /> }.into_any())
                    }
                    Ok(records) => Some(view! { <RecordTable records /> }.into_any()),
                    Err(error) => {
                        Some(view! { <Problem error retry=move |()| records.refetch() in_page=true /> }.into_any())
                    }
                }}
            </Transition>
        </section>
    }
}

#[component]
fn RecordTable(records: Vec<ExportRecord>) -> impl IntoView {
    let rows = records
        .into_iter()
        .map(|record| view! { <RecordRow record /> })
        .collect_view();
    view! {
        <Table
            caption="Recent exports"
            columns=&["Report", "Requested by", "Requested", "Rows", "Size", "State", "File"]
        >
            {rows}
        </Table>
    }
}

#[component]
fn RecordRow(record: ExportRecord) -> impl IntoView {
    let ExportRecord {
        progress,
        options,
        requested_by,
        requested_at,
        remark,
        available_until,
    } = record;
    let slug = use_context::<OpenWorkspace>().and_then(|workspace| workspace.slug.try_get_untracked());
    let file = slug
        .filter(|_| available_until.is_some())
        .and_then(|slug| Some((progress.download_path(&slug)?, slug)));
    let (rows, size) = match &progress.state {
        ExportState::Ready { rows, size_bytes, .. } => (thousands(*rows), size_text(*size_bytes)),
        // The list is not live; the banner counts.
        _ => ("–".to_owned(), "–".to_owned()),
    };
    let (tone, state) = match &progress.state {
        ExportState::Queued => (Tone::Neutral, "Waiting"),
        ExportState::Running { .. } => (Tone::Blue, "Running"),
        ExportState::Ready { .. } if file.is_none() => (Tone::Neutral, "Expired"),
        ExportState::Ready { .. } => (Tone::Green, "Ready"),
        ExportState::Failed { .. } => (Tone::Red, "Failed"),
        ExportState::Canceled { .. } => (Tone::Neutral, "Canceled"),
    };
    let no_file = match &progress.state {
        ExportState::Queued | ExportState::Running { .. } => "Not yet",
        ExportState::Ready { .. } => "No longer kept",
        ExportState::Failed { .. } | ExportState::Canceled { .. } => "None",
    };
    let note = match &progress.state {
        ExportState::Failed { reason } => Some(reason.clone()),
        ExportState::Canceled { by } => Some(format!("By {by}")),
        _ => remark,
    };
    let label = progress.kind.label();
    view! {
        <tr role="row">
            <Cell label="Report" class="cell-lead">
                <span class="stack">
                    <span class="report-name">{label}</span>
                    {options.exact.then(|| view! { <span class="hint">"Exact text"</span> })}
                </span>
            </Cell>
            <Cell label="Requested by">{requested_by.display_name()}</Cell>
            <Cell label="Requested">
                <Moment at=requested_at />
            </Cell>
            <Cell label="Rows" class="cell-number">{rows}</Cell>
            <Cell label="Size" class="cell-number">{size}</Cell>
            <Cell label="State">
                <span class="stack">
                    <Badge tone label=state />
                    {note.map(|note| view! { <span class="hint">{note}</span> })}
                </span>
            </Cell>
            <Cell label="File">
                {match file {
                    Some((path, slug)) => {
                        view! {
                            <span class="stack">
                                <DownloadAgain path slug progress />
                                {available_until
                                    .map(|at| {
                                        view! { <span class="hint">"until " <Moment at /></span> }
                                    })}
                            </span>
                        }
                            .into_any()
                    }
                    None => view! { <span class="missing">{no_file}</span> }.into_any(),
                }}
            </Cell>
        </tr>
    }
}

/// A link to the file; a click saves it as a new export's is saved, and the banner says if it can't be.
#[component]
fn DownloadAgain(path: String, slug: String, progress: ExportProgress) -> impl IntoView {
    let exports = use_context::<Exports>();
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
            "Download again"
        </a>
    }
}

//! From the click to the saved file: start, watch, download, and try again when the line breaks.

use std::mem;

use futures::StreamExt;
use gloo_timers::future::TimeoutFuture;

use super::{
    ExportFlow, Exports,
    progress_lines::ProgressLines,
    save_file::save_file,
    tab_memory::{self, AwaitedExport},
};
use crate::{
    AppError,
    api::exports::{start_export, watch_export},
    domain::{ExportKind, ExportOptions, ExportProgress, ExportState},
};

/// How long to wait before each new try after a break: a server, or a database, that is started again
/// takes a quarter of a minute at most.
const PAUSES_MS: [u32; 6] = [300, 700, 1_500, 2_500, 4_000, 6_000];

/// Asks the server for the file and follows it to its end.
pub(super) async fn start(exports: Exports, slug: String, kind: ExportKind) {
    match start_export(slug.clone(), kind, ExportOptions::default()).await {
        Ok(progress) => {
            let awaited = AwaitedExport {
                slug,
                id: progress.id,
                kind,
            };
            tab_memory::remember(&awaited);
            follow(exports, awaited).await;
        }
        Err(error) => exports.fail(&slug, kind, &error),
    }
}

/// Takes up the export that the tab waited for before it was reloaded.
pub(super) fn resume(exports: Exports) {
    if let Some(awaited) = tab_memory::recall() {
        exports.show(ExportFlow::started(awaited.kind));
        leptos::task::spawn_local(follow(exports, awaited));
    }
}

async fn follow(exports: Exports, awaited: AwaitedExport) {
    let mut last = None;
    let mut breaks = 0;
    let end = loop {
        let before = last.clone();
        let end = watch_and_save(exports, &awaited, &mut last).await;
        if !exports.is_watched() {
            return;
        }
        if !matches!(
            end,
            Err(AppError::Unreachable | AppError::Busy | AppError::Internal)
        ) {
            break end;
        }
        if last != before {
            breaks = 0;
        }
        let Some(pause) = PAUSES_MS.get(breaks) else {
            break end;
        };
        breaks += 1;
        TimeoutFuture::new(*pause).await;
    };
    tab_memory::forget();
    match end {
        Ok(flow) => {
            exports.show(flow);
            exports.tell_change();
        }
        Err(error) => exports.fail(&awaited.slug, awaited.kind, &error),
    }
}

/// Watches until the state is final, then fetches the file; `last` is what the server said last.
async fn watch_and_save(
    exports: Exports,
    awaited: &AwaitedExport,
    last: &mut Option<ExportProgress>,
) -> Result<ExportFlow, AppError> {
    let mut chunks = watch_export(awaited.slug.clone(), awaited.id).await?.into_inner();
    let mut lines = ProgressLines::default();
    while let Some(chunk) = chunks.next().await {
        for line in lines.push(&chunk?) {
            let progress: ExportProgress =
                serde_json::from_slice(&line).map_err(|_| AppError::Unreachable)?;
            let flow = ExportFlow::reported(&awaited.slug, &progress);
            let stage = |progress: &ExportProgress| mem::discriminant(&progress.state);
            if last.as_ref().map(stage) != Some(stage(&progress)) {
                exports.tell_change();
            }
            *last = Some(progress.clone());
            if matches!(progress.state, ExportState::Failed { .. }) {
                return Ok(flow);
            }
            if !exports.show(flow) {
                return Err(AppError::Unreachable);
            }
            if let ExportState::Ready {
                file_name,
                rows,
                size_bytes,
            } = &progress.state
                && let Some(path) = progress.download_path(&awaited.slug)
            {
                save_file(&path, file_name, *size_bytes).await?;
                return Ok(ExportFlow::Saved {
                    file_name: file_name.clone(),
                    rows: *rows,
                });
            }
        }
    }
    Err(AppError::Unreachable)
}

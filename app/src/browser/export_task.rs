//! From the click to the saved file: start, watch, download, and try again when the line breaks.

use std::mem;

use futures::StreamExt;
use gloo_timers::future::TimeoutFuture;
use leptos::{
    ev,
    prelude::{on_cleanup, window_event_listener},
    server_fn::Decodes,
};
use uuid::Uuid;

use super::{
    ExportFlow, Exports, NextTry, SavedWay,
    exports::OwnExport,
    progress_lines::ProgressLines,
    save_file::{hand_over, save_file},
    tab_memory,
};
use crate::{
    AppError,
    api::{
        exports::{cancel_export, settle_export, start_export, watch_export},
        json::JsonText,
    },
    domain::{AskedOptions, ExportKind, ExportProgress, ExportState},
    texts::banner as texts,
};

/// How long to wait before each new try after a break: a server, or a database, that is started again
/// takes a quarter of a minute at most.
const PAUSES_MS: [u32; 6] = [300, 700, 1_500, 2_500, 4_000, 6_000];

/// Asks the server for the file and follows it to its end.
pub(super) async fn start(exports: Exports, slug: String, kind: ExportKind, options: AskedOptions) {
    match start_export(slug.clone(), kind, options).await {
        Ok(progress) => {
            let export = OwnExport {
                slug,
                id: progress.id,
                kind,
            };
            follow(exports, export).await;
        }
        Err(error) => exports.fail(&slug, NextTry::Export(kind), &error),
    }
}

/// Takes up the export that the tab waited for before it was reloaded.
pub(super) fn resume(exports: Exports) {
    if let Some(export) = tab_memory::take() {
        exports.show(ExportFlow::started(export.kind));
        leptos::task::spawn_local(follow(exports, export));
    }
}

/// Leaves the export that the tab waits for to the page that it loads next.
pub(super) fn hand_on(exports: Exports) {
    let leave = move || {
        if let Some(export) = exports.awaited() {
            tab_memory::leave(&export);
        }
    };
    let leaving = window_event_listener(ev::pagehide, move |_| leave());
    on_cleanup(move || {
        leaving.remove();
        leave();
    });
}

/// Fetches a file that is ready already.
pub(super) async fn fetch(exports: Exports, slug: String, progress: ExportProgress) {
    if let ExportState::Ready { file_name, .. } = &progress.state {
        exports.show(ExportFlow::Downloading {
            kind: progress.kind,
            file_name: file_name.clone(),
            is_kept: true,
        });
    }
    let export = OwnExport {
        slug: slug.clone(),
        id: progress.id,
        kind: progress.kind,
    };
    exports.adopt(export, false);
    match save(exports, &slug, &progress).await {
        Ok(flow) => {
            exports.show(flow);
            exports.tell_change();
        }
        Err(error) => exports.fail(&slug, NextTry::Fetch(progress), &error),
    }
}

/// Asks the server to cancel; of the tab's own export the stream that follows it tells the rest.
pub(super) async fn cancel(exports: Exports, slug: String, id: Uuid) {
    match cancel_export(slug, id).await {
        Ok(_) if exports.is_own(id) => {}
        Ok(ExportProgress { kind, state, .. }) => {
            exports.end_canceling();
            if matches!(state, ExportState::Canceled { .. }) {
                exports.say(&texts::canceled(kind.name()));
            }
        }
        Err(error) => exports.fail_canceling(&error),
    }
    exports.tell_change();
}

async fn follow(exports: Exports, awaited: OwnExport) {
    exports.adopt(awaited.clone(), true);
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
            Err(AppError::Unreachable | AppError::Busy | AppError::StoreAway | AppError::Internal)
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
    exports.forget();
    match end {
        Ok(ExportFlow::Canceled { kind, .. }) if exports.has_canceled(awaited.id) => {
            exports.show(ExportFlow::Canceled { kind, by: None });
            exports.tell_change();
        }
        Ok(flow) => {
            exports.show(flow);
            exports.tell_change();
        }
        Err(error) => {
            let is_ready = |progress: &ExportProgress| matches!(progress.state, ExportState::Ready { .. });
            let next = last
                .filter(is_ready)
                .map_or(NextTry::Export(awaited.kind), NextTry::Fetch);
            exports.fail(&awaited.slug, next, &error);
        }
    }
    exports.end_canceling();
}

/// Watches until the state is final, then fetches the file; `last` is what the server said last.
async fn watch_and_save(
    exports: Exports,
    awaited: &OwnExport,
    last: &mut Option<ExportProgress>,
) -> Result<ExportFlow, AppError> {
    let mut chunks = watch_export(awaited.slug.clone(), awaited.id).await?.into_inner();
    let mut lines = ProgressLines::default();
    while let Some(chunk) = chunks.next().await {
        for line in lines.push(&chunk?) {
            let progress: ExportProgress =
                JsonText::decode(line.into()).map_err(|_| AppError::Unreachable)?;
            let flow = ExportFlow::reported(&awaited.slug, &progress);
            let stage = |progress: &ExportProgress| mem::discriminant(&progress.state);
            if last.as_ref().map(stage) != Some(stage(&progress)) {
                exports.tell_change();
            }
            *last = Some(progress.clone());
            match progress.state {
                ExportState::Failed { .. } | ExportState::Canceled { .. } => return Ok(flow),
                _ if !exports.show(flow) => return Err(AppError::Unreachable),
                ExportState::Ready { .. } => return save(exports, &awaited.slug, &progress).await,
                ExportState::Queued | ExportState::Running { .. } => {}
            }
        }
    }
    Err(AppError::Unreachable)
}

/// Fetches a finished file, saves it, and notes that it does not wait any more.
async fn save(exports: Exports, slug: &str, progress: &ExportProgress) -> Result<ExportFlow, AppError> {
    let (
        ExportState::Ready {
            file_name,
            rows,
            size_bytes,
            sha256,
            guarded,
        },
        Some(path),
    ) = (&progress.state, progress.download_path(slug))
    else {
        return Err(AppError::NotFound);
    };
    let way = if *size_bytes > exports.largest_blob_bytes() {
        hand_over(&path, file_name, *size_bytes).await?;
        SavedWay::ByBrowser
    } else {
        save_file(&path, file_name, *size_bytes, sha256).await?
    };
    // At once: a page that is loaded again while the server is told would save the file once more.
    exports.forget();
    // The person has it, whether or not that can be noted.
    let _ = settle_export(slug.to_owned(), progress.id).await;
    Ok(ExportFlow::Saved {
        file_name: file_name.clone(),
        rows: *rows,
        way,
        guarded: (progress.id, *guarded),
    })
}

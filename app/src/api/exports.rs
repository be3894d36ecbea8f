//! Exports: start one, follow it, cancel it, list the latest. The file itself has a route of its own.

use leptos::{
    prelude::*,
    server_fn::codec::{ByteStream, Streaming},
};
use uuid::Uuid;

use crate::{
    AppError,
    api::json::Json,
    domain::{
        AskedOptions, ExportChoice, ExportForecast, ExportKind, ExportOffer, ExportOverview, ExportProgress,
        GuardedCell, History, HistoryQuery,
    },
};

/// Starts an export in the background, or joins the one that already runs with the same request.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`]; [`AppError::Forbidden`]; [`AppError::Invalid`] for
/// options that choose what there is not.
#[server(prefix = "/api", endpoint = "exports/start", input = Json, output = Json)]
pub async fn start_export(
    slug: String,
    kind: ExportKind,
    options: AskedOptions,
) -> Result<ExportProgress, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?
        .start_export(&admin, kind, options.read()?)
        .await
}

/// Follows an export: JSON lines of [`ExportProgress`], the last of them with a final state.
///
/// A stream that ends without a final state was cut off.
///
/// # Errors
/// As [`start_export`].
#[server(
    prefix = "/api",
    endpoint = "exports/watch",
    input = Json,
    output = Streaming
)]
pub async fn watch_export(slug: String, id: Uuid) -> Result<ByteStream<AppError>, AppError> {
    use futures::StreamExt;

    let admin = crate::backend::admin(&slug).await?;
    let progress = crate::backend::backend()?.watch_export(&admin, id).await?;
    Ok(ByteStream::new(progress.map(|progress| {
        let mut line = serde_json::to_vec(&progress?).map_err(|_| AppError::Internal)?;
        line.push(b'\n');
        Ok::<_, AppError>(line)
    })))
}

/// Cancels an export; one that has ended already stays as it is.
///
/// # Errors
/// As [`start_export`]; [`AppError::Forbidden`] also for the export of another admin, unless an owner asks.
#[server(prefix = "/api", endpoint = "exports/cancel", input = Json, output = Json)]
pub async fn cancel_export(slug: String, id: Uuid) -> Result<ExportProgress, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.cancel_export(&admin, id).await
}

/// What runs in the workspace, and which finished files still wait for whoever asks.
///
/// # Errors
/// As [`start_export`].
#[server(prefix = "/api", endpoint = "exports/overview", input = Json, output = Json)]
pub async fn load_overview(slug: String) -> Result<ExportOverview, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.export_overview(&admin).await
}

/// Notes that the person has the file, or no longer wants it: it does not wait for them any more.
///
/// # Errors
/// As [`start_export`].
#[server(prefix = "/api", endpoint = "exports/settle", input = Json, output = Json)]
pub async fn settle_export(slug: String, id: Uuid) -> Result<(), AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.settle_export(&admin, id).await
}

/// What can be said of each export before it is made.
///
/// # Errors
/// As [`start_export`].
#[server(prefix = "/api", endpoint = "exports/forecasts", input = Json, output = Json)]
pub async fn load_forecasts(slug: String) -> Result<Vec<ExportForecast>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.export_forecasts(&admin).await
}

/// The exports of the workspace that are looked for, newest first.
///
/// # Errors
/// As [`start_export`].
#[server(prefix = "/api", endpoint = "exports/list", input = Json, output = Json)]
pub async fn list_exports(slug: String, #[server(default)] query: HistoryQuery) -> Result<History, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.export_history(&admin, &query).await
}

/// Deletes the file of an export now.
///
/// # Errors
/// As [`start_export`]; [`AppError::Forbidden`] also for the file of another admin, unless an owner asks;
/// [`AppError::Expired`] if there is no file any more.
#[server(prefix = "/api", endpoint = "exports/delete", input = Json, output = Json)]
pub async fn delete_export(slug: String, id: Uuid) -> Result<(), AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.delete_export(&admin, id).await
}

/// What exports of sessions can be limited to.
///
/// # Errors
/// As [`start_export`].
#[server(prefix = "/api", endpoint = "exports/offer", input = Json, output = Json)]
pub async fn load_export_offer(slug: String) -> Result<ExportOffer, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.export_offer(&admin).await
}

/// Remembers the options that the person exports with in this workspace.
///
/// # Errors
/// As [`start_export`].
#[server(prefix = "/api", endpoint = "exports/choose", input = Json, output = Json)]
pub async fn save_export_choice(slug: String, options: AskedOptions) -> Result<ExportChoice, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?
        .save_export_choice(&admin, options.read()?)
        .await
}

/// The first cells of a finished file that were guarded against formulas; none once the file is gone.
///
/// # Errors
/// As [`start_export`].
#[server(prefix = "/api", endpoint = "exports/guarded", input = Json, output = Json)]
pub async fn load_guarded_cells(slug: String, id: Uuid) -> Result<Vec<GuardedCell>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.guarded_cells(&admin, id).await
}

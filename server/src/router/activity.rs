//! The activity list of a workspace as a file.

use app::{AppError, backend::Visitor};
use axum::{
    extract::{Extension, Path, State},
    response::{IntoResponse, Response},
};

use super::{
    admin_file::{admin_of, csv_head},
    refusal,
};
use crate::{Console, clock, export::activity_file};

pub(super) const PATH: &str = "/w/{slug}/activity.csv";

/// Sends all changes to one of the workspace's admins.
pub(super) async fn download(
    State(console): State<Console>,
    Extension(visitor): Extension<Visitor>,
    Path(slug): Path<String>,
) -> Response {
    let answer = answer(&console, visitor, &slug).await;
    answer.unwrap_or_else(|error| refusal::as_text(&error))
}

async fn answer(console: &Console, visitor: Visitor, slug: &str) -> Result<Response, AppError> {
    let admin = admin_of(console, visitor, slug).await?;
    let activities = console.store.all_activities(admin.workspace_id).await?;
    let head = csv_head(&format!("{slug}-activity-{}.csv", clock::now().date_text()));
    Ok((head, activity_file::write(&activities)).into_response())
}

//! Users by a CSV file: the file is the body of the request, the address says what to do with it.

use app::{
    AppError,
    backend::Visitor,
    domain::{LARGEST_UPLOAD_BYTES, UploadAnswer, UploadApply},
    texts::upload as texts,
};
use axum::{
    Json,
    body::{Body, to_bytes},
    extract::{Extension, Path, Query, State, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{admin_file::admin_of, refusal};
use crate::{Console, clock, upload};

pub(super) const PATH: &str = "/w/{slug}/users.csv";

/// What is to be done with the file.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    /// Which of its lines are applied; without, it is only looked at.
    apply: Option<UploadApply>,
    /// The verdicts that the person saw.
    #[serde(default)]
    seen: String,
}

/// Whether the path of a request leads here.
pub(super) fn is_path(path: &str) -> bool {
    let inside = path.strip_prefix("/w/").and_then(|rest| rest.split_once('/'));
    inside.is_some_and(|(_, rest)| rest == "users.csv")
}

/// Answers one of the workspace's admins with an [`UploadAnswer`].
pub(super) async fn upload(
    State(console): State<Console>,
    Extension(visitor): Extension<Visitor>,
    Path(slug): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    body: Body,
) -> Response {
    match answer(&console, visitor, &slug, asked, body).await {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => refusal::as_json(&error),
    }
}

async fn answer(
    console: &Console,
    visitor: Visitor,
    slug: &str,
    asked: Result<Query<Asked>, QueryRejection>,
    body: Body,
) -> Result<UploadAnswer, AppError> {
    let admin = admin_of(console, visitor, slug).await?;
    let Query(asked) = asked.map_err(|_| AppError::invalid(texts::unknown_apply()))?;
    let file = to_bytes(body, LARGEST_UPLOAD_BYTES as usize)
        .await
        .map_err(|_| AppError::TooLarge)?;
    Ok(match asked.apply {
        None => upload::preview(&console.store, &admin, file).await?,
        Some(which) => upload::apply(console, &admin, file, (which, &asked.seen), clock::now()).await?,
    })
}

//! Roleplay sessions: an admin's are all, a member's their own.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    AppError,
    api::json::Json,
    domain::{Page, SessionReview, SessionRow, TableQuery},
};

/// A page of sessions, newest first.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`].
#[server(prefix = "/api", endpoint = "sessions/list", input = Json, output = Json)]
pub async fn list_sessions(slug: String, query: TableQuery) -> Result<Page<SessionRow>, AppError> {
    let member = crate::backend::member(&slug).await?;
    crate::backend::backend()?.sessions(&member, &query).await
}

/// One session, for its review.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`], also for another member's session.
#[server(prefix = "/api", endpoint = "sessions/load", input = Json, output = Json)]
pub async fn load_session(slug: String, id: Uuid) -> Result<SessionReview, AppError> {
    let member = crate::backend::member(&slug).await?;
    crate::backend::backend()?.session(&member, id).await
}

//! Roleplay sessions: an admin's are all, a member's their own.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    AppError,
    api::json::Json,
    domain::{
        ArchiveChange, ArchiveForecast, ArchiveOutcome, Page, PersonName, SessionOffer, SessionQuery,
        SessionReview, SessionRow,
    },
};

/// A page of sessions, newest first.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`]; [`AppError::Forbidden`] for who sees only their own and asks
/// for a person or a group; [`AppError::Invalid`] for limits by which no export could be made.
#[server(prefix = "/api", endpoint = "sessions/list", input = Json, output = Json)]
pub async fn list_sessions(slug: String, query: SessionQuery) -> Result<Page<SessionRow>, AppError> {
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

/// What the table of sessions can be filtered by.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`].
#[server(prefix = "/api", endpoint = "sessions/offer", input = Json, output = Json)]
pub async fn load_session_offer(slug: String) -> Result<SessionOffer, AppError> {
    let member = crate::backend::member(&slug).await?;
    crate::backend::backend()?.session_offer(&member).await
}

/// What somebody is called whose sessions are looked at.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::Forbidden`]; [`AppError::NotFound`], also for who has nothing to do with
/// the workspace.
#[server(prefix = "/api", endpoint = "sessions/person", input = Json, output = Json)]
pub async fn load_session_person(slug: String, id: Uuid) -> Result<PersonName, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.session_person(&admin, id).await
}

/// What archiving or restoring these sessions would do; changes nothing.
///
/// # Errors
/// As [`archive_sessions`].
#[server(prefix = "/api", endpoint = "sessions/forecast-archive", input = Json, output = Json)]
pub async fn forecast_archive(slug: String, change: ArchiveChange) -> Result<ArchiveForecast, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.forecast_archive(&admin, &change).await
}

/// Archives or restores sessions; says for each what became of it.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::Forbidden`]; [`AppError::NotFound`]; [`AppError::Invalid`] for none, and
/// for too many at once.
#[server(prefix = "/api", endpoint = "sessions/archive", input = Json, output = Json)]
pub async fn archive_sessions(slug: String, change: ArchiveChange) -> Result<Vec<ArchiveOutcome>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.archive_sessions(&admin, &change).await
}

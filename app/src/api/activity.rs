//! The activity list.

use leptos::prelude::*;

use crate::{
    AppError,
    api::json::Json,
    domain::{ActivityRow, Page, TableQuery},
};

/// A page of what was changed of people and groups, newest first.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`]; [`AppError::Forbidden`].
#[server(prefix = "/api", endpoint = "activity/list", input = Json, output = Json)]
pub async fn list_activity(slug: String, query: TableQuery) -> Result<Page<ActivityRow>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.activities(&admin, &query).await
}

//! Members of a workspace.

use leptos::prelude::*;

use crate::{
    AppError,
    api::json::Json,
    domain::{AddedUser, NewUsers, Page, TableQuery, UserRow},
};

/// A page of members.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`]; [`AppError::Forbidden`].
#[server(prefix = "/api", endpoint = "users/list", input = Json, output = Json)]
pub async fn list_users(slug: String, query: TableQuery) -> Result<Page<UserRow>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.users(&admin, &query).await
}

/// What adding these people would do; changes nothing.
///
/// # Errors
/// As [`add_users`].
#[server(prefix = "/api", endpoint = "users/preview", input = Json, output = Json)]
pub async fn preview_users(slug: String, new: NewUsers) -> Result<Vec<AddedUser>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.preview_users(&admin, &new).await
}

/// Adds people to the workspace; says for each address what became of it.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`]; [`AppError::Forbidden`], also for an admin who
/// would make an owner; [`AppError::Invalid`] for a group that does not exist.
#[server(prefix = "/api", endpoint = "users/add", input = Json, output = Json)]
pub async fn add_users(slug: String, new: NewUsers) -> Result<Vec<AddedUser>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.add_users(&admin, &new).await
}

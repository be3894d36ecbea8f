//! Groups of members.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    AppError,
    api::json::Json,
    domain::{GroupDetail, GroupRow, NewGroup, Page, TableQuery},
};

/// A page of live groups.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`]; [`AppError::Forbidden`].
#[server(prefix = "/api", endpoint = "groups/list", input = Json, output = Json)]
pub async fn list_groups(slug: String, query: TableQuery) -> Result<Page<GroupRow>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.groups(&admin, &query).await
}

/// One group and a page of its members.
///
/// # Errors
/// As [`list_groups`]; [`AppError::NotFound`] also for a deleted group.
#[server(prefix = "/api", endpoint = "groups/load", input = Json, output = Json)]
pub async fn load_group(slug: String, id: Uuid, query: TableQuery) -> Result<GroupDetail, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.group(&admin, id, &query).await
}

/// Adds a group; returns its id.
///
/// # Errors
/// As [`list_groups`]; [`AppError::Invalid`] for a blank or taken name, or somebody who is no member.
#[server(prefix = "/api", endpoint = "groups/add", input = Json, output = Json)]
pub async fn add_group(slug: String, new: NewGroup) -> Result<Uuid, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.add_group(&admin, &new).await
}

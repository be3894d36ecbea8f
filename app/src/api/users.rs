//! Members of a workspace.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    AppError,
    api::json::Json,
    domain::{
        AddedUser, BulkChange, BulkOutcome, MemberDetail, MemberEdit, MemberStatus, NewUsers, Page,
        UserQuery, UserRow,
    },
};

/// A page of members.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`]; [`AppError::Forbidden`].
#[server(prefix = "/api", endpoint = "users/list", input = Json, output = Json)]
pub async fn list_users(slug: String, query: UserQuery) -> Result<Page<UserRow>, AppError> {
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

/// One member.
///
/// # Errors
/// As [`list_users`]; [`AppError::NotFound`] also for somebody who is no member.
#[server(prefix = "/api", endpoint = "users/load", input = Json, output = Json)]
pub async fn load_member(slug: String, id: Uuid) -> Result<MemberDetail, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.member(&admin, id).await
}

/// Saves an edit of a member; returns the member as they are then.
///
/// # Errors
/// As [`load_member`]; [`AppError::Conflict`] with the [`MemberDetail`] if somebody else changed them since
/// they were shown; [`AppError::Invalid`] for what the rules forbid.
#[server(prefix = "/api", endpoint = "users/save", input = Json, output = Json)]
pub async fn save_member(slug: String, id: Uuid, edit: MemberEdit) -> Result<MemberDetail, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.save_member(&admin, id, &edit).await
}

/// Deactivates or reactivates a member.
///
/// # Errors
/// As [`load_member`]; [`AppError::Invalid`] for the last active owner, and for owners if the admin is none.
#[server(prefix = "/api", endpoint = "users/set-status", input = Json, output = Json)]
pub async fn set_member_status(slug: String, id: Uuid, status: MemberStatus) -> Result<(), AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?
        .set_member_status(&admin, id, status)
        .await
}

/// Removes a member: they leave all groups, and their sessions stay.
///
/// # Errors
/// As [`set_member_status`].
#[server(prefix = "/api", endpoint = "users/remove", input = Json, output = Json)]
pub async fn remove_member(slug: String, id: Uuid) -> Result<(), AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.remove_member(&admin, id).await
}

/// Changes many members at once; says for each what became of it.
///
/// # Errors
/// As [`list_users`]; [`AppError::Invalid`] for nobody, too many, or a group that is gone.
#[server(prefix = "/api", endpoint = "users/change", input = Json, output = Json)]
pub async fn change_users(slug: String, change: BulkChange) -> Result<Vec<BulkOutcome>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.change_members(&admin, &change).await
}

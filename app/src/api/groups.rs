//! Groups of members.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    AppError,
    api::json::Json,
    domain::{
        GroupDetail, GroupName, GroupPlaceEdit, GroupRename, GroupRow, NewGroup, NewGroupMember,
        NewGroupMembers, Page, TableQuery,
    },
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

/// The live groups by name, to choose one of; at most a thousand.
///
/// # Errors
/// As [`list_groups`].
#[server(prefix = "/api", endpoint = "groups/names", input = Json, output = Json)]
pub async fn list_group_names(slug: String) -> Result<Vec<GroupName>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.group_names(&admin).await
}

/// Gives a group another name.
///
/// # Errors
/// As [`load_group`]; [`AppError::Conflict`] with the [`GroupName`] if somebody else renamed it since;
/// [`AppError::Invalid`] for a blank or taken name.
#[server(prefix = "/api", endpoint = "groups/rename", input = Json, output = Json)]
pub async fn rename_group(slug: String, id: Uuid, rename: GroupRename) -> Result<(), AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.rename_group(&admin, id, &rename).await
}

/// Deletes a group that was seen under this name.
///
/// # Errors
/// As [`load_group`]; [`AppError::Conflict`] with the [`crate::domain::GroupName`] if somebody else renamed it since.
#[server(prefix = "/api", endpoint = "groups/delete", input = Json, output = Json)]
pub async fn delete_group(slug: String, id: Uuid, seen: String) -> Result<(), AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.delete_group(&admin, id, &seen).await
}

/// Undoes the deletion of a group.
///
/// # Errors
/// As [`load_group`]; [`AppError::Invalid`] if it is too late, or another group has the name.
#[server(prefix = "/api", endpoint = "groups/restore", input = Json, output = Json)]
pub async fn restore_group(slug: String, id: Uuid) -> Result<(), AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.restore_group(&admin, id).await
}

/// Puts members in a group; says for each what became of it.
///
/// # Errors
/// As [`load_group`]; [`AppError::Invalid`] for nobody, too many, or somebody who is no member.
#[server(prefix = "/api", endpoint = "groups/add-members", input = Json, output = Json)]
pub async fn add_to_group(
    slug: String,
    id: Uuid,
    new: NewGroupMembers,
) -> Result<Vec<NewGroupMember>, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.add_to_group(&admin, id, &new).await
}

/// Gives somebody another role in a group, or takes them out of it.
///
/// # Errors
/// As [`load_group`]; [`AppError::Conflict`] with the [`crate::domain::GroupPlace`], or null, if somebody else
/// changed it since.
#[server(prefix = "/api", endpoint = "groups/change-place", input = Json, output = Json)]
pub async fn change_place(slug: String, id: Uuid, edit: GroupPlaceEdit) -> Result<(), AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.change_place(&admin, id, &edit).await
}

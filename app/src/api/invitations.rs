//! Invitations: what admins do with them, and how the invited come in.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    AppError,
    api::json::Json,
    domain::{InvitationOffer, MemberAccount, NewLink},
};

/// How a member comes in: their password, and their last invitation.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`]; [`AppError::Forbidden`].
#[server(prefix = "/api", endpoint = "invitations/load", input = Json, output = Json)]
pub async fn load_member_account(slug: String, id: Uuid) -> Result<MemberAccount, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.member_account(&admin, id).await
}

/// Invites a member who has no password yet; an invitation before stops working.
///
/// # Errors
/// As [`load_member_account`]; [`AppError::Invalid`] for what the rules forbid.
#[server(prefix = "/api", endpoint = "invitations/make", input = Json, output = Json)]
pub async fn invite_member(slug: String, id: Uuid) -> Result<NewLink, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.invite_member(&admin, id).await
}

/// Takes a member's invitation back.
///
/// # Errors
/// As [`invite_member`].
#[server(prefix = "/api", endpoint = "invitations/revoke", input = Json, output = Json)]
pub async fn revoke_invitation(slug: String, id: Uuid) -> Result<(), AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.revoke_invitation(&admin, id).await
}

/// Whom an invitation is for; uses nothing up.
///
/// # Errors
/// [`AppError::Account`] if it can't be used.
#[server(prefix = "/api", endpoint = "invitations/open", input = Json, output = Json)]
pub async fn load_invitation(token: String) -> Result<InvitationOffer, AppError> {
    crate::backend::backend()?.invitation(&token).await
}

/// Uses an invitation: sets names and password, signs in and goes on to the workspace. Works as a plain form.
///
/// # Errors
/// [`AppError::Account`] for an invitation that can't be used, and for what was filled in.
#[server(prefix = "/api", endpoint = "invitations/accept")]
pub async fn accept_invitation(
    token: String,
    first_name: String,
    last_name: String,
    password: String,
) -> Result<(), AppError> {
    use super::account::response;

    let visitor = crate::backend::visitor()?;
    let ticket = crate::backend::backend()?
        .accept_invitation(&token, &first_name, &last_name, password, &visitor)
        .await?;
    response::enter(&ticket);
    Ok(())
}

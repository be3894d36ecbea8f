//! Passwords: forgotten, set anew, changed.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{AppError, api::json::Json, domain::PasswordChange};

/// Whether the console sends e-mails, and so links to who has forgotten their password.
///
/// # Errors
/// [`AppError::Internal`].
#[server(prefix = "/api", endpoint = "passwords/mail-is-set-up", input = Json, output = Json)]
#[allow(clippy::unused_async, reason = "server functions are async")]
pub async fn mail_is_set_up() -> Result<bool, AppError> {
    Ok(crate::backend::backend()?.mail_is_set_up())
}

/// Sends a link to who has forgotten their password, if somebody has this e-mail: the answer is always the same.
/// Works as a plain form.
///
/// # Errors
/// [`AppError::TooManyTries`]; [`AppError::Account`] if the console sends no e-mails.
#[server(prefix = "/api", endpoint = "passwords/forgotten")]
pub async fn send_password_link(email: String) -> Result<(), AppError> {
    let visitor = crate::backend::visitor()?;
    crate::backend::backend()?
        .send_password_link(&email, &visitor)
        .await?;
    leptos_axum::redirect("/forgotten-password?asked=true");
    Ok(())
}

/// The e-mail of who may set a new password by this link; uses nothing up.
///
/// # Errors
/// [`AppError::Account`] if it can't be used.
#[server(prefix = "/api", endpoint = "passwords/open", input = Json, output = Json)]
pub async fn load_password_link(token: String) -> Result<String, AppError> {
    crate::backend::backend()?.password_link(&token).await
}

/// Sets a new password by a link, ends all sign-ins and signs in here. Works as a plain form.
///
/// # Errors
/// [`AppError::Account`] for a link that can't be used, and for the password.
#[server(prefix = "/api", endpoint = "passwords/set")]
pub async fn set_password(token: String, password: String) -> Result<(), AppError> {
    use super::account::response;

    let visitor = crate::backend::visitor()?;
    let ticket = crate::backend::backend()?
        .use_password_link(&token, password, &visitor)
        .await?;
    response::enter(&ticket);
    Ok(())
}

/// Makes a link by which a member can set a new password; returns its address.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`]; [`AppError::Forbidden`]; [`AppError::Invalid`] for what
/// the rules forbid.
#[server(prefix = "/api", endpoint = "passwords/make-link", input = Json, output = Json)]
pub async fn make_password_link(slug: String, id: Uuid) -> Result<String, AppError> {
    let admin = crate::backend::admin(&slug).await?;
    crate::backend::backend()?.make_password_link(&admin, id).await
}

/// Changes one's own password; one's other sign-ins end.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::Account`] if the present one is wrong or the new one can't be taken;
/// [`AppError::TooManyTries`].
#[server(prefix = "/api", endpoint = "passwords/change", input = Json, output = Json)]
pub async fn change_password(change: PasswordChange) -> Result<(), AppError> {
    let (person, visitor) = (crate::backend::person()?, crate::backend::visitor()?);
    crate::backend::backend()?
        .change_password(&person, change, &visitor)
        .await
}

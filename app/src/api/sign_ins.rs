//! Where one is signed in.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{AppError, api::json::Json, domain::SignInRow};

/// One's own sign-ins, last used first.
///
/// # Errors
/// [`AppError::SignInNeeded`].
#[server(prefix = "/api", endpoint = "sign-ins/list", input = Json, output = Json)]
pub async fn list_sign_ins() -> Result<Vec<SignInRow>, AppError> {
    let person = crate::backend::person()?;
    crate::backend::backend()?.sign_ins(&person).await
}

/// Ends one of one's own sign-ins.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`] if it has ended already, or is not one's own.
#[server(prefix = "/api", endpoint = "sign-ins/end", input = Json, output = Json)]
pub async fn end_sign_in(id: Uuid) -> Result<(), AppError> {
    let person = crate::backend::person()?;
    crate::backend::backend()?.end_sign_in(&person, id).await
}

/// Ends all of one's own sign-ins but this one.
///
/// # Errors
/// [`AppError::SignInNeeded`].
#[server(prefix = "/api", endpoint = "sign-ins/end-others", input = Json, output = Json)]
pub async fn end_other_sign_ins() -> Result<(), AppError> {
    let person = crate::backend::person()?;
    crate::backend::backend()?.end_other_sign_ins(&person).await
}

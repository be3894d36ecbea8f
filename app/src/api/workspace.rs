//! Where one is: the frame around every page, and the way in.

use leptos::prelude::*;

use crate::{AppError, api::json::Json, domain::Frame};

/// Enters the workspace and loads what stands around its pages.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`].
#[server(prefix = "/api", endpoint = "frame", input = Json, output = Json)]
pub async fn load_frame(slug: String) -> Result<Frame, AppError> {
    let member = crate::backend::member(&slug).await?;
    crate::backend::backend()?.frame(&member).await
}

/// The slug of the workspace that the person used last.
///
/// # Errors
/// [`AppError::SignInNeeded`].
#[server(prefix = "/api", endpoint = "home", input = Json, output = Json)]
pub async fn load_home() -> Result<String, AppError> {
    let person = crate::backend::person()?;
    crate::backend::backend()?.home(&person).await
}

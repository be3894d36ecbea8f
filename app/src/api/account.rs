//! Signing in and out. Both work as plain forms, before WebAssembly is there or without it.

use leptos::prelude::*;

use crate::{AppError, domain::DemoAccount};

/// Signs in and goes on to `next`, or to the workspace that was used last.
///
/// # Errors
/// [`AppError::WrongCredentials`]; [`AppError::TooManyTries`].
#[server(prefix = "/api", endpoint = "sign-in")]
pub async fn sign_in(email: String, password: String, next: String) -> Result<(), AppError> {
    let visitor = crate::backend::visitor()?;
    let ticket = crate::backend::backend()?
        .sign_in(&email, &password, visitor.address)
        .await?;
    response::set_cookie(&ticket.set_cookie);
    let home = format!("/w/{}/sessions", ticket.slug);
    leptos_axum::redirect(if response::is_local_path(&next) {
        &next
    } else {
        &home
    });
    Ok(())
}

/// Ends the sign-in, on the server too.
///
/// # Errors
/// [`AppError::SignInNeeded`].
#[server(prefix = "/api", endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), AppError> {
    let person = crate::backend::person()?;
    response::set_cookie(&crate::backend::backend()?.sign_out(&person).await?);
    leptos_axum::redirect("/sign-in");
    Ok(())
}

/// The accounts of the demo workspace; an empty list everywhere else.
///
/// # Errors
/// [`AppError::Internal`].
#[server(prefix = "/api", endpoint = "demo-accounts", input = server_fn::codec::Json)]
pub async fn list_demo_accounts() -> Result<Vec<DemoAccount>, AppError> {
    crate::backend::backend()?.demo_accounts().await
}

#[cfg(feature = "ssr")]
mod response {
    use http::{HeaderValue, header::SET_COOKIE};
    use leptos::prelude::use_context;
    use leptos_axum::ResponseOptions;

    pub(super) fn set_cookie(cookie: &str) {
        if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie))
        {
            response.append_header(SET_COOKIE, value);
        }
    }

    /// Whether the address stays on this site: browsers read `//host` and `/\host` as another one.
    pub(super) fn is_local_path(address: &str) -> bool {
        address.starts_with('/')
            && !address.starts_with("//")
            && !address.contains(['\\', '\t', '\r', '\n'])
            && HeaderValue::from_str(address).is_ok()
    }
}

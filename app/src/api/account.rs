//! Signing in and out. Both work as plain forms, before WebAssembly is there or without it.

use leptos::prelude::*;

use crate::{AppError, api::json::Json, domain::DemoAccount};

/// Signs in and goes on to `next`, or to the workspace that was used last.
///
/// # Errors
/// [`AppError::WrongCredentials`]; [`AppError::TooManyTries`].
#[server(prefix = "/api", endpoint = "sign-in")]
pub async fn sign_in(email: String, password: String, next: String) -> Result<(), AppError> {
    let visitor = crate::backend::visitor()?;
    let ticket = crate::backend::backend()?
        .sign_in(&email, &password, &visitor)
        .await?;
    response::set_cookie(&ticket.set_cookie);
    let home = format!("/w/{}/sessions", ticket.slug);
    leptos_axum::redirect(if response::is_in_workspace(&next) {
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
#[server(prefix = "/api", endpoint = "demo-accounts", input = Json, output = Json)]
pub async fn list_demo_accounts() -> Result<Vec<DemoAccount>, AppError> {
    crate::backend::backend()?.demo_accounts().await
}

#[cfg(feature = "ssr")]
pub(super) mod response {
    use http::{HeaderValue, header::SET_COOKIE};
    use leptos::prelude::use_context;
    use leptos_axum::ResponseOptions;

    use crate::backend::EntryTicket;

    /// Signs the browser in and leads it into the workspace.
    pub(in crate::api) fn enter(ticket: &EntryTicket) {
        set_cookie(&ticket.set_cookie);
        leptos_axum::redirect(&format!("/w/{}/sessions", ticket.slug));
    }

    pub(in crate::api) fn set_cookie(cookie: &str) {
        if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie))
        {
            response.append_header(SET_COOKIE, value);
        }
    }

    /// Whether the address is that of a page by which one comes in: to sign in, or by a link.
    pub(in crate::api) fn is_way_in(address: &str) -> bool {
        let is_token = |path: &str| path.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_link = ["/invitation/", "/new-password/"]
            .iter()
            .any(|start| address.strip_prefix(start).is_some_and(is_token));
        is_link
            || address == "/forgotten-password"
            || (address.starts_with("/sign-in?") && HeaderValue::from_str(address).is_ok())
    }

    /// Whether the address is a page of a workspace and stays one however it is read: browsers take
    /// `//host` and `/\host` for another site, and a path with dots in it for a shorter one.
    pub(in crate::api) fn is_in_workspace(address: &str) -> bool {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let is_plain = |part: &str| {
            !matches!(
                part.to_ascii_lowercase().as_str(),
                "" | "." | ".." | "%2e" | "%2e%2e" | ".%2e" | "%2e."
            )
        };
        path.strip_prefix("/w/")
            .is_some_and(|rest| rest.split('/').all(is_plain))
            && !address.contains(['\\', '\t', '\r', '\n'])
            && HeaderValue::from_str(address).is_ok()
    }
}

//! The language that a browser shows, chosen by a plain form.

use leptos::prelude::*;

use crate::AppError;

#[cfg(feature = "ssr")]
const A_YEAR_IN_SECONDS: u32 = 31_536_000;

/// Keeps the language of this tag for this browser, and goes on to `next`.
///
/// # Errors
/// [`AppError::Invalid`] if the console does not speak it.
#[server(prefix = "/api", endpoint = "language")]
#[allow(clippy::unused_async, reason = "server functions are async")]
pub async fn choose_language(language: String, next: String) -> Result<(), AppError> {
    use super::account::response;
    use crate::{Language, texts};

    let chosen = Language::of_tag(&language)
        .ok_or_else(|| AppError::invalid(texts::frame::unknown_language(&language)))?;
    response::set_cookie(&format!(
        "{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={A_YEAR_IN_SECONDS}",
        Language::COOKIE,
        chosen.tag()
    ));
    leptos_axum::redirect(
        if response::is_in_workspace(&next) || response::is_way_in(&next) {
            &next
        } else {
            "/sign-in"
        },
    );
    Ok(())
}

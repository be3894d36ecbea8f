//! Fetches a finished file and hands it to the browser's downloads.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, HtmlAnchorElement, Response, Url};

use crate::AppError;

/// Browsers may still read the object URL some time after the click.
const REVOKE_AFTER_MS: u32 = 60_000;

/// Saves the file at `path` as `file_name`, if it has exactly `size_bytes`.
///
/// # Errors
/// What the server answered instead of the file; [`AppError::Unreachable`] if the answer broke off;
/// [`AppError::Invalid`] if the size is another. Nothing is saved then.
pub(super) async fn save_file(path: &str, file_name: &str, size_bytes: u64) -> Result<(), AppError> {
    let blob = fetch_blob(path).await?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a blob's size is a whole number of bytes"
    )]
    if blob.size() as u64 != size_bytes {
        return Err(AppError::invalid("The file arrived incomplete."));
    }
    offer(&blob, file_name).map_err(|_| AppError::invalid("This browser refused the download."))
}

async fn fetch_blob(path: &str) -> Result<Blob, AppError> {
    let window = web_sys::window().ok_or(AppError::Internal)?;
    let lost = |_: JsValue| AppError::Unreachable;
    let response: Response = JsFuture::from(window.fetch_with_str(path))
        .await
        .map_err(lost)?
        .unchecked_into();
    if !response.ok() {
        return Err(refusal(response.status()));
    }
    let body = response.blob().map_err(lost)?;
    Ok(JsFuture::from(body).await.map_err(lost)?.unchecked_into())
}

fn refusal(status: u16) -> AppError {
    match status {
        401 => AppError::SignInNeeded,
        403 => AppError::Forbidden,
        404 => AppError::NotFound,
        410 => AppError::Expired,
        502..=504 => AppError::Unreachable,
        _ => AppError::Internal,
    }
}

fn offer(blob: &Blob, file_name: &str) -> Result<(), JsValue> {
    let document = leptos::prelude::document();
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(file_name);
    link.click();
    spawn_local(async move {
        TimeoutFuture::new(REVOKE_AFTER_MS).await;
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}

//! Sends a file that the person chose, without taking it into WebAssembly's memory.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, js_sys::ArrayBuffer};
use web_sys::{File, RequestInit, Response};

use crate::{
    AppError,
    domain::{UploadAnswer, UploadApply},
    texts::upload as texts,
};

/// The bytes of a file, as they are now: what is looked at is what is applied later.
///
/// # Errors
/// [`AppError::Invalid`] if the browser may not read it.
pub(crate) async fn read_file(file: &File) -> Result<ArrayBuffer, AppError> {
    let bytes = JsFuture::from(file.array_buffer()).await;
    let bytes = bytes.map_err(|_| AppError::invalid(texts::not_readable()))?;
    Ok(bytes.unchecked_into())
}

/// Sends the file of users to be looked at, or to be applied as it was seen.
///
/// # Errors
/// What the server answered instead; [`AppError::Unreachable`].
pub(crate) async fn send_users(
    slug: &str,
    bytes: &ArrayBuffer,
    apply: Option<(UploadApply, &str)>,
) -> Result<UploadAnswer, AppError> {
    let window = web_sys::window().ok_or(AppError::Internal)?;
    let lost = |_: JsValue| AppError::Unreachable;
    let query = apply.map_or_else(String::new, |(which, seen)| {
        format!("?apply={}&seen={seen}", which.key())
    });
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(bytes);
    let address = format!("/w/{slug}/users.csv{query}");
    let sending = window.fetch_with_str_and_init(&address, &request);
    let response: Response = JsFuture::from(sending).await.map_err(lost)?.unchecked_into();
    let text = JsFuture::from(response.text().map_err(lost)?)
        .await
        .map_err(lost)?;
    let text = text.as_string().unwrap_or_default();
    if response.ok() {
        return serde_json::from_str(&text).map_err(|_| AppError::Unreachable);
    }
    match serde_json::from_str(&text) {
        Ok(AppError::TooLarge) => Err(AppError::invalid(texts::too_large())),
        Ok(error) => Err(error),
        Err(_) => Err(AppError::Unreachable),
    }
}

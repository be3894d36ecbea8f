//! Fetches a finished file and hands it to the browser's downloads.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{
    JsFuture,
    js_sys::{Array, Function, Object, Promise, Reflect},
    spawn_local,
};
use web_sys::{Blob, HtmlAnchorElement, Response, Url};

use super::{SavedWay, sha256::sha256};
use crate::{AppError, texts::banner as texts};

/// Browsers may still read the object URL some time after the click.
const REVOKE_AFTER_MS: u32 = 60_000;

/// Larger ones are only counted: hashing takes the whole file into memory once more.
const LARGEST_HASHED_BYTES: u64 = 64_000_000;

/// Saves the file at `path` as `file_name`, if it has exactly `size_bytes` and, unless it is large, this
/// SHA-256, as far as the browser can tell.
///
/// # Errors
/// What the server answered instead of the file; [`AppError::Unreachable`] if the answer broke off;
/// [`AppError::Invalid`] if size or hash is another. Nothing is saved then.
pub(super) async fn save_file(
    path: &str,
    file_name: &str,
    size_bytes: u64,
    expected_sha256: &str,
) -> Result<SavedWay, AppError> {
    let blob = fetch_blob(path).await?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a blob's size is a whole number of bytes"
    )]
    if blob.size() as u64 != size_bytes {
        return Err(AppError::invalid(texts::incomplete()));
    }
    let mut way = SavedWay::Checked;
    if size_bytes <= LARGEST_HASHED_BYTES {
        match sha256(&blob).await {
            Some(sha256) if sha256 != expected_sha256 => return Err(AppError::invalid(texts::changed())),
            Some(_) => {}
            None => way = SavedWay::OnlyCounted,
        }
    }
    offer(&blob, file_name).map_err(|_| AppError::invalid(texts::refused()))?;
    Ok(way)
}

/// Saves text that the page holds already.
pub(crate) fn save_text(text: &str, file_name: &str) {
    // Nothing is left to be done where the browser refuses.
    let _ = Blob::new_with_str_sequence(&Array::of1(&text.into())).and_then(|blob| offer(&blob, file_name));
}

/// Lets the browser download the file at `path` by itself, if it is there to be had with exactly `size_bytes`.
///
/// # Errors
/// What the server answers to the question whether it is; [`AppError::Invalid`] if its size is another.
pub(super) async fn hand_over(path: &str, file_name: &str, size_bytes: u64) -> Result<(), AppError> {
    let window = web_sys::window().ok_or(AppError::Internal)?;
    let lost = |_: JsValue| AppError::Unreachable;
    let only_look = Object::new();
    Reflect::set(&only_look, &"method".into(), &"HEAD".into()).map_err(lost)?;
    let fetch: Function = Reflect::get(&window, &"fetch".into())
        .map_err(lost)?
        .unchecked_into();
    let looking: Promise = fetch
        .call2(&window, &path.into(), &only_look)
        .map_err(lost)?
        .unchecked_into();
    let response: Response = JsFuture::from(looking).await.map_err(lost)?.unchecked_into();
    if !response.ok() {
        return Err(refusal(response.status()));
    }
    let length = response.headers().get("content-length").map_err(lost)?;
    if length.is_some_and(|length| length != size_bytes.to_string()) {
        return Err(AppError::invalid(texts::incomplete()));
    }
    click_link(path, file_name).map_err(|_| AppError::invalid(texts::refused()))
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
        424 => AppError::StoreAway,
        502..=504 => AppError::Unreachable,
        _ => AppError::Internal,
    }
}

fn offer(blob: &Blob, file_name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    click_link(&url, file_name)?;
    spawn_local(async move {
        TimeoutFuture::new(REVOKE_AFTER_MS).await;
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}

fn click_link(address: &str, file_name: &str) -> Result<(), JsValue> {
    let link = leptos::prelude::document().create_element("a")?;
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(address);
    link.set_download(file_name);
    link.click();
    Ok(())
}

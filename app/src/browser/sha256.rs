//! The SHA-256 of what was downloaded, by the browser's own cryptography.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{
    JsFuture,
    js_sys::{Array, Function, Promise, Reflect, Uint8Array},
};
use web_sys::Blob;

/// In hexadecimal digits; none where the browser does not offer it, as on an address without TLS.
pub(super) async fn sha256(blob: &Blob) -> Option<String> {
    let subtle = ["crypto", "subtle"]
        .iter()
        .try_fold(JsValue::from(web_sys::window()?), |of, name| {
            Reflect::get(&of, &(*name).into()).ok().filter(JsValue::is_object)
        })?;
    let digest: Function = Reflect::get(&subtle, &"digest".into()).ok()?.dyn_into().ok()?;
    let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
    let arguments = Array::of2(&"SHA-256".into(), &bytes);
    let hash: Promise = digest.apply(&subtle, &arguments).ok()?.dyn_into().ok()?;
    let hash = Uint8Array::new(&JsFuture::from(hash).await.ok()?).to_vec();
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from_digit(digit.into(), 16)).collect()
}

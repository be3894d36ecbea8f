//! Puts text on the clipboard, if the browser lets a page do so.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{
    JsFuture,
    js_sys::{Function, Promise, Reflect},
};

/// Copies the text; false where there is no clipboard, as on an address without TLS, or where it is refused.
pub(crate) async fn copy_text(text: &str) -> bool {
    match begin(text) {
        Some(writing) => JsFuture::from(writing).await.is_ok(),
        None => false,
    }
}

fn begin(text: &str) -> Option<Promise> {
    let window = JsValue::from(web_sys::window()?);
    let navigator = Reflect::get(&window, &"navigator".into()).ok()?;
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())
        .ok()?
        .dyn_into()
        .ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}

//! Puts text on the clipboard, if the browser lets a page do so.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::js_sys::{Function, Reflect};

/// Copies the text; does nothing where there is no clipboard, as on an address without TLS.
pub(crate) fn copy_text(text: &str) {
    let write = || {
        let window = JsValue::from(web_sys::window()?);
        let navigator = Reflect::get(&window, &"navigator".into()).ok()?;
        let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into())
            .ok()?
            .dyn_into()
            .ok()?;
        write.call1(&clipboard, &text.into()).ok()
    };
    let _ = write();
}

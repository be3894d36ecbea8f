//! Moves the focus to what has just appeared, when what had it is gone.

use leptos::{html::ElementType, prelude::*, wasm_bindgen::JsCast};

/// The element that gets the focus as soon as it is in the page.
pub(crate) fn use_focus_on_arrival<Element>() -> NodeRef<Element>
where
    Element: ElementType + 'static,
    Element::Output: JsCast + Clone + 'static,
{
    let element = NodeRef::<Element>::new();
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            request_animation_frame(move || {
                if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
                    let _ = element.focus();
                }
            });
        }
    });
    element
}

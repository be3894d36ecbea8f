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
            request_animation_frame(move || focus(&element));
        }
    });
    element
}

/// Moves the focus to the element of this id.
pub(crate) fn focus_on(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}

fn focus(element: &impl JsCast) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
}

/// An element of the page, and what moves the focus to it once the page has changed.
pub(crate) fn use_focus_on_request<Element>() -> (NodeRef<Element>, Callback<()>)
where
    Element: ElementType + 'static,
    Element::Output: JsCast + Clone + 'static,
{
    let element = NodeRef::<Element>::new();
    let take = move || {
        if let Some(element) = element.try_get_untracked().flatten() {
            focus(&element);
        }
    };
    // A frame later: while a dialog is still open, nothing else takes the focus.
    let request = Callback::new(move |()| request_animation_frame(move || request_animation_frame(take)));
    (element, request)
}

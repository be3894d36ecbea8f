//! What is shown while something holds.

use leptos::{children::ChildrenFn, prelude::*};

/// Shows its children while the condition holds.
///
/// It is one type for all conditions and children; of Leptos' `Show` each use is a type of its own, whose code the
/// browser loads.
#[component]
pub(crate) fn When(#[prop(into)] holds: Signal<bool>, children: ChildrenFn) -> impl IntoView {
    let holds = Memo::new(move |_| holds.get());
    move || holds.get().then(|| children())
}

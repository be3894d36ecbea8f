//! A form that a server function takes: sent by WebAssembly, and before or without it by the browser itself.

use leptos::{ev::SubmitEvent, prelude::*};

/// The form; `on_send` calls the function whose address `action` is.
#[component]
pub(crate) fn PostForm(
    action: &'static str,
    #[prop(into)] on_send: Callback<()>,
    children: Children,
) -> impl IntoView {
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        on_send.run(());
    };
    view! {
        <form method="post" action=action on:submit=send>
            {children()}
        </form>
    }
}

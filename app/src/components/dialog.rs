//! A modal dialog: named by its title, closed by Escape, and giving the focus back to its opener.

use leptos::{ev::Event, html, prelude::*};

use super::{Button, Icon, When};
use crate::texts::common;

/// A modal dialog that is open while `open` is true; its content lives only as long.
#[component]
pub(crate) fn Dialog(
    /// The id of its title, unique in the page.
    id: &'static str,
    title: &'static str,
    open: RwSignal<bool>,
    /// Whether Escape is not to close it just now: it shows what is shown only once.
    #[prop(optional)]
    held: Option<RwSignal<bool>>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            // The content is put in first, so that its first field gets the focus.
            request_animation_frame(move || {
                if !dialog.open() {
                    let _ = dialog.show_modal();
                }
            });
        } else if dialog.open() {
            dialog.close();
        }
    });
    let on_cancel = move |event: Event| {
        if held.is_some_and(|held| held.get_untracked()) {
            event.prevent_default();
        }
    };
    view! {
        <dialog
            class="dialog"
            aria-labelledby=id
            node_ref=dialog
            on:cancel=on_cancel
            on:close=move |_| open.set(false)
        >
            <When holds=open>
                <header class="dialog-header">
                    <h2 id=id>{title}</h2>
                    <Button class="button button-icon button-quiet" on_press=move |()| open.set(false)>
                        {Icon::Close.into_render()}
                        <span class="visually-hidden">{common::close()}</span>
                    </Button>
                </header>
                {children()}
            </When>
        </dialog>
    }
}

//! A button that copies text, and says whether it did.

use leptos::{prelude::*, task::spawn_local};

use super::Button;
use crate::{browser::copy_text, texts::common as texts};

/// Copies `text`. Where the browser refuses that, it says so: the text stands beside the button, to be chosen.
#[component]
pub(crate) fn CopyButton(
    text: String,
    /// What the button says.
    label: &'static str,
    /// What is read out instead, where several buttons say the same.
    #[prop(optional, into)]
    name: Option<String>,
    /// How it looks.
    #[prop(default = "button")]
    class: &'static str,
) -> impl IntoView {
    let news = RwSignal::new("");
    let copy = move |()| {
        let text = text.clone();
        spawn_local(async move {
            let is_copied = copy_text(&text).await;
            news.try_set(if is_copied {
                texts::copied()
            } else {
                texts::not_copied()
            });
        });
    };
    let name = name.unwrap_or_else(|| label.to_owned());
    view! {
        <Button class on_press=copy>
            <span aria-hidden="true">{label}</span>
            <span class="visually-hidden">{name}</span>
        </Button>
        <span class="copy-news" role="status">
            {news}
        </span>
    }
}

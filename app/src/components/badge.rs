//! A short label in a coloured pill; the word says it all without the colour.

use leptos::prelude::*;

/// How a badge is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Neutral,
    Blue,
    Green,
    Amber,
    Red,
}

/// A short label in a coloured pill.
#[component]
pub(crate) fn Badge(tone: Tone, #[prop(into)] label: String) -> impl IntoView {
    let class = match tone {
        Tone::Neutral => "badge",
        Tone::Blue => "badge badge-blue",
        Tone::Green => "badge badge-green",
        Tone::Amber => "badge badge-amber",
        Tone::Red => "badge badge-red",
    };
    view! { <span class=class>{label}</span> }
}

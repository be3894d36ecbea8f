//! A part of a page that is seldom needed: its code comes with that of the other pages.

use leptos::prelude::*;
use leptos_router::ChooseView;

use super::Loading;
use crate::pages::LazyPage;

/// The part, as soon as its code is there.
#[component]
pub(crate) fn LazyPart(part: LazyPage) -> impl IntoView {
    view! { <Suspense fallback=Loading>{Suspend::new(part.choose())}</Suspense> }
}

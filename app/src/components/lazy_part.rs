//! A part of a page whose code comes in another file, since it is seldom needed, or later than the rest.

use leptos::prelude::*;

use super::Loading;

/// The part, as soon as its code is there.
#[component]
pub(crate) fn LazyPart<Part>(part: Part) -> impl IntoView
where
    Part: Future<Output = AnyView> + Send + 'static,
{
    view! { <Suspense fallback=Loading>{Suspend::new(part)}</Suspense> }
}

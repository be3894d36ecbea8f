//! The page for addresses that lead nowhere.

use leptos::prelude::*;

use crate::{AppError, components::Problem};

/// Says so, and leads back.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    view! {
        <main class="bare">
            <Problem error=AppError::NotFound />
        </main>
    }
}

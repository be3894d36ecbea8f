//! `/sign-in`.

use leptos::prelude::*;

use crate::components::SignInForm;

/// Asks for e-mail and password.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    view! {
        <main class="bare">
            <SignInForm />
        </main>
    }
}

//! Addresses that only lead on: `/` and `/w/{slug}`.

use leptos::prelude::*;
use leptos_router::components::Redirect;

use crate::{
    AppError,
    api::workspace::load_home,
    components::{Gate, Loading, OpenWorkspace, Problem},
};

/// Leads to the person's workspace, or to the sign-in page.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    let home = Resource::new(|| (), |()| load_home());
    view! {
        <main class="bare">
            <Suspense fallback=Loading>
                {move || Suspend::new(async move {
                    match home.await {
                        Ok(slug) => view! { <Redirect path=format!("/w/{slug}/sessions") /> }.into_any(),
                        Err(AppError::SignInNeeded) => view! { <Redirect path="/sign-in" /> }.into_any(),
                        Err(error) => {
                            view! { <Problem error retry=move |()| home.refetch() /> }.into_any()
                        }
                    }
                })}
            </Suspense>
        </main>
    }
}

/// Leads to the first page of the workspace.
#[component]
pub(crate) fn WorkspaceHomePage() -> impl IntoView {
    let path = OpenWorkspace::path("sessions").unwrap_or_default();
    view! { <Gate let:_frame><Redirect path /></Gate> }
}

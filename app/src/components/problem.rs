//! What a page shows instead of its content when it cannot.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{Button, Icon, SignInForm, SignInLink};
use crate::{AppError, texts::problem};

/// The error as a page: its status, what happened, and the way on.
#[component]
pub(crate) fn Problem(
    error: AppError,
    /// Loads the content again.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
    /// Whether it stands below the heading of a page that is there otherwise.
    #[prop(optional)]
    in_page: bool,
) -> impl IntoView {
    answer_with(error.status());
    if in_page && error == AppError::SignInNeeded {
        return view! { <SignedOut /> }.into_any();
    }
    if in_page && matches!(error, AppError::Invalid { .. }) {
        // What was asked for can be mended on the page.
        return view! { <Refused words=error.to_string() /> }.into_any();
    }
    let (icon, title) = match &error {
        AppError::SignInNeeded => return view! { <SignInForm in_place=true /> }.into_any(),
        AppError::Forbidden => (Icon::Lock, problem::no_access()),
        AppError::NotFound | AppError::Expired => (Icon::Compass, problem::page_not_found()),
        AppError::Unreachable => (Icon::Alert, problem::no_connection()),
        _ => (Icon::Alert, problem::went_wrong()),
    };
    let can_retry = matches!(error, AppError::Unreachable | AppError::Busy | AppError::Internal);
    let retry = retry.filter(|_| can_retry);
    let heading = if in_page && can_retry {
        view! { <h2>{title}</h2> }.into_any()
    } else {
        view! {
            <Title text=title />
            <h1>{title}</h1>
        }
        .into_any()
    };
    view! {
        <section class="problem">
            <span class="problem-icon">{icon.into_render()}</span>
            {heading}
            <p>{error.to_string()}</p>
            <div class="problem-actions">
                {retry
                    .map(|retry| {
                        view! {
                            <Button class="button button-primary" on_press=retry>
                                {problem::try_again()}
                            </Button>
                        }
                    })}
                <a class="button" href="/">
                    {problem::back()}
                </a>
            </div>
        </section>
    }
    .into_any()
}

/// The page is there, and what was asked of it was wrong.
#[component]
fn Refused(words: String) -> impl IntoView {
    view! {
        <div class="empty" role="alert">
            {Icon::Alert.into_render()} <p>{words}</p>
        </div>
    }
}

/// The page is there, but its reader was signed out since.
#[component]
fn SignedOut() -> impl IntoView {
    view! {
        <div class="empty">
            {Icon::Lock.into_render()} <p>{problem::signed_out()}</p>
            <SignInLink />
        </div>
    }
}

/// Sets the HTTP status of the page that the server is rendering.
pub(crate) fn answer_with(status: u16) {
    #[cfg(feature = "ssr")]
    if let (Some(response), Ok(status)) = (
        use_context::<leptos_axum::ResponseOptions>(),
        http::StatusCode::from_u16(status),
    ) {
        response.set_status(status);
    }
    #[cfg(not(feature = "ssr"))]
    let _ = status;
}

//! The place of a session among the attempts of its person at its scenario, and the way to those beside it.

use leptos::{html, prelude::*};
use uuid::Uuid;

use crate::{
    components::{Icon, OpenWorkspace, thousands},
    domain::SessionReview,
    texts::sessions as texts,
};

/// "Attempt 2 of 5", with links to the attempts before and after.
#[component]
pub(super) fn Attempts(
    review: SessionReview,
    /// Whether the reader has just come from another attempt.
    turned: StoredValue<bool>,
) -> impl IntoView {
    let words = match review.attempt_number {
        Some(number) => texts::attempt_of(&thousands(number.into()), &thousands(review.attempts.into())),
        None => texts::no_attempt().to_owned(),
    };
    let nav = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        if let Some(nav) = nav.get()
            && turned.get_value()
        {
            turned.set_value(false);
            let _ = nav.focus();
        }
    });
    let links = review.attempt_number.map(|_| {
        view! {
            <AttemptLink to=review.previous_attempt turned>
                {Icon::ChevronLeft.into_render()}
                <span>{texts::previous_attempt()}</span>
            </AttemptLink>
            <AttemptLink to=review.next_attempt turned>
                <span>{texts::next_attempt()}</span>
                {Icon::ChevronRight.into_render()}
            </AttemptLink>
        }
    });
    view! {
        <nav class="attempts" aria-label=texts::attempts() tabindex="-1" node_ref=nav>
            <p>{words}</p>
            {links}
        </nav>
    }
}

/// A link, or a link without a target where there is no attempt.
#[component]
fn AttemptLink(to: Option<Uuid>, turned: StoredValue<bool>, children: Children) -> impl IntoView {
    let href = to.and_then(|id| OpenWorkspace::path(&format!("sessions/{id}")));
    let is_off = href.is_none();
    view! {
        <a
            class="button button-small"
            href=href
            role=is_off.then_some("link")
            aria-disabled=is_off.then_some("true")
            on:click=move |_| turned.set_value(!is_off)
        >
            {children()}
        </a>
    }
}

//! The steps behind pasted addresses: what would happen to each, and what happened.

use leptos::prelude::*;

use super::verdicts::{Verdicts, count, summary};
use crate::{
    components::{Button, thousands, use_focus_on_arrival},
    domain::{AddedUser, AddedUserVerdict},
    texts::add_users as texts,
};

#[component]
pub(super) fn CheckedStep(
    verdicts: Vec<AddedUser>,
    terms: String,
    #[prop(into)] on_back: Callback<()>,
    busy: Signal<bool>,
    on_add: Callback<()>,
) -> impl IntoView {
    let new = count(&verdicts, AddedUserVerdict::Added);
    let summary = use_focus_on_arrival();
    let words = match new {
        0 => texts::nobody_to_add().to_owned(),
        1 => texts::one_to_add().to_owned(),
        _ => texts::many_to_add(&thousands(new)),
    };
    view! {
        <p class="dialog-summary" tabindex="-1" node_ref=summary>
            {words}
        </p>
        {(new > 0).then(|| view! { <p class="hint">{terms}</p> })}
        <Verdicts verdicts done=false />
        <div class="dialog-actions">
            <Button busy on_press=on_back>
                {texts::back()}
            </Button>
            {(new > 0)
                .then(|| {
                    view! {
                        <Button class="button button-primary" busy on_press=on_add>
                            {if new == 1 { texts::add_one().to_owned() } else { texts::add_many(&thousands(new)) }}
                        </Button>
                    }
                })}
        </div>
    }
}

#[component]
pub(super) fn AddedStep(verdicts: Vec<AddedUser>, open: RwSignal<bool>) -> impl IntoView {
    let words = summary(&verdicts);
    let summary = use_focus_on_arrival();
    view! {
        <p class="dialog-summary" role="status" tabindex="-1" node_ref=summary>
            {words}
        </p>
        <Verdicts verdicts done=true />
        <div class="dialog-actions">
            <Button class="button button-primary" on_press=move |()| open.set(false)>
                {texts::done()}
            </Button>
        </div>
    }
}

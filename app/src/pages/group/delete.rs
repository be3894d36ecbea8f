//! Deleting a group, and undoing that.

use std::time::Duration;

use leptos::prelude::*;

use super::{OpenGroup, current_name};
use crate::{
    AppError,
    api::groups::{delete_group, restore_group},
    components::{Button, Dialog, When, thousands, use_focus_on_arrival},
    domain::UNDO_SECONDS,
    pages::member::Consequences,
    texts::groups as texts,
};

/// The dialog that says what will happen; then `deleted` holds the name of what is gone.
#[component]
pub(super) fn DeleteGroup(
    open: RwSignal<bool>,
    name: String,
    members: u64,
    deleted: RwSignal<Option<String>>,
) -> impl IntoView {
    let group = OpenGroup::expect();
    let problem = RwSignal::new(String::new());
    let name = StoredValue::new(name);
    let delete = Action::new(move |(): &()| {
        let id = group.id.get_untracked().unwrap_or_default();
        // The page may be gone when the answer comes.
        let seen = name.get_value();
        let answer = delete_group(group.slug.get_untracked(), id, seen.clone());
        async move {
            match answer.await {
                Ok(()) => {
                    open.set(false);
                    deleted.set(Some(seen));
                }
                Err(AppError::Conflict { current }) => {
                    let theirs = current_name(&current);
                    problem.set(texts::renamed_meanwhile(&theirs));
                    // Who deletes again has seen it.
                    name.set_value(theirs);
                }
                Err(error) => problem.set(error.to_string()),
            }
        }
    });
    // What was refused once may be possible the next time.
    Effect::new(move |_| {
        if !open.get() {
            problem.set(String::new());
        }
    });
    let lines = move || {
        vec![
            texts::delete_members(&thousands(members)),
            texts::delete_exports().to_owned(),
            texts::delete_name().to_owned(),
            texts::delete_undo().to_owned(),
        ]
    };
    view! {
        <Dialog id="delete-group" title=texts::delete_title() open>
            <Consequences
                intro=texts::delete_whom(&name.get_value())
                lines=lines()
                verb=texts::delete()
                problem
                open
                busy=delete.pending()
                on_sure=move |()| {
                    delete.dispatch(());
                }
            />
        </Dialog>
    }
}

/// Says that the group is gone, and offers for a while to have it back.
#[component]
pub(super) fn Deleted(deleted: RwSignal<Option<String>>) -> impl IntoView {
    let group = OpenGroup::expect();
    let name = deleted.get_untracked().unwrap_or_default();
    let label = StoredValue::new(name.clone());
    let problem = RwSignal::new(String::new());
    let is_in_time = RwSignal::new(true);
    let time = Duration::from_secs(UNDO_SECONDS.into());
    let timer = set_timeout_with_handle(
        move || {
            let _ = is_in_time.try_set(false);
        },
        time,
    )
    .ok();
    on_cleanup(move || {
        if let Some(timer) = timer {
            timer.clear();
        }
    });
    let undo = Action::new(move |(): &()| {
        let id = group.id.get_untracked().unwrap_or_default();
        let (answer, words) = (
            restore_group(group.slug.get_untracked(), id),
            texts::restored(&label.get_value()),
        );
        async move {
            match answer.await {
                Ok(()) => {
                    deleted.set(None);
                    group.tell(words, true);
                }
                Err(error) => problem.set(error.to_string()),
            }
        }
    });
    let notice = use_focus_on_arrival();
    let press = move |()| {
        undo.dispatch(());
    };
    view! {
        <div class="notice" tabindex="-1" node_ref=notice role="group">
            <h1>{texts::deleted(&name)}</h1>
            <When holds=is_in_time>
                <Button busy=undo.pending() on_press=press>
                    {texts::undo()}
                </Button>
            </When>
            <p class="form-problem" role="alert">
                {problem}
            </p>
        </div>
    }
}

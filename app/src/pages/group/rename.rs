//! The dialog that gives a group another name.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{OpenGroup, current_name};
use crate::{
    AppError,
    api::groups::rename_group,
    components::{Button, Dialog},
    domain::GroupRename,
    texts::{common, groups as texts},
};

/// The dialog.
#[component]
pub(super) fn RenameGroup(open: RwSignal<bool>, name: String) -> impl IntoView {
    let name = StoredValue::new(name);
    view! {
        <Dialog id="rename-group" title=texts::rename_title() open>
            <RenameForm open seen=name.get_value() />
        </Dialog>
    }
}

#[component]
fn RenameForm(open: RwSignal<bool>, seen: String) -> impl IntoView {
    let group = OpenGroup::expect();
    let name = RwSignal::new(seen.clone());
    let seen = StoredValue::new(seen);
    let problem = RwSignal::new(String::new());
    let rename = Action::new(move |(): &()| {
        let rename = GroupRename {
            seen: seen.get_value(),
            name: name.get_untracked(),
        };
        let id = group.id.get_untracked().unwrap_or_default();
        let answer = rename_group(group.slug.get_untracked(), id, rename);
        async move {
            match answer.await {
                Ok(()) => {
                    open.set(false);
                    group.tell(String::new(), false);
                }
                Err(AppError::Conflict { current }) => {
                    let theirs = current_name(&current);
                    problem.set(texts::conflict_name(&theirs));
                    // Who saves again has seen it.
                    seen.set_value(theirs);
                }
                Err(error) => problem.set(error.to_string()),
            }
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !rename.pending().get_untracked() {
            problem.set(String::new());
            rename.dispatch(());
        }
    };
    let invalid = move || problem.with(|problem| (!problem.is_empty()).then_some("true"));
    view! {
        <form class="dialog-body" on:submit=submit>
            <div class="field">
                <label for="rename-group-name">{texts::name()}</label>
                <input
                    id="rename-group-name"
                    class="input"
                    required
                    autofocus
                    autocomplete="off"
                    aria-invalid=invalid
                    aria-describedby="rename-group-problem"
                    prop:value=name
                    on:input:target=move |event| name.set(event.target().value())
                />
                <p id="rename-group-problem" class="form-problem" role="alert">
                    {problem}
                </p>
            </div>
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{common::cancel()}</Button>
                <Button class="button button-primary" submit=true busy=rename.pending()>
                    {common::save()}
                </Button>
            </div>
        </form>
    }
}

//! The dialog behind **+ Add Users**: paste addresses, check what happens, add.

mod form;
mod verdicts;

use leptos::prelude::*;

use self::{
    form::{Form, FormStep},
    verdicts::{Verdicts, count, summary},
};
use crate::{
    AppError,
    api::users::{add_users, preview_users},
    components::{Button, Dialog, OpenWorkspace, quantity, use_focus_on_arrival},
    domain::{AddedUser, AddedUserVerdict, Role},
};

/// How far the dialog is.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// The form is filled in.
    Form,
    /// What would happen is shown.
    Checked(Vec<AddedUser>),
    /// What happened is shown.
    Added(Vec<AddedUser>),
}

/// The dialog; `role` is that of the person who adds.
#[component]
pub(super) fn AddUsers(
    open: RwSignal<bool>,
    role: Role,
    #[prop(into)] on_added: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog id="add-users" title="Add users" open>
            <AddUsersSteps open role on_added />
        </Dialog>
    }
}

#[component]
fn AddUsersSteps(open: RwSignal<bool>, role: Role, on_added: Callback<()>) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let form = Form::empty();
    let step = RwSignal::new(Step::Form);
    let problem = RwSignal::new(String::new());
    let settle = move |answer: Result<Step, AppError>| match answer {
        Ok(next) => {
            problem.set(String::new());
            step.set(next);
        }
        Err(error) => problem.set(error.to_string()),
    };
    let check = Action::new(move |(): &()| {
        let answer = preview_users(slug.get_untracked(), form.new_users());
        async move { settle(answer.await.map(Step::Checked)) }
    });
    let add = Action::new(move |(): &()| {
        let answer = add_users(slug.get_untracked(), form.new_users());
        async move {
            let answer = answer.await;
            let added = answer.is_ok();
            settle(answer.map(Step::Added));
            if added {
                on_added.run(());
            }
        }
    });
    let busy = Signal::derive(move || check.pending().get() || add.pending().get());
    let on_check = Callback::new(move |()| {
        check.dispatch(());
    });
    let on_add = Callback::new(move |()| {
        add.dispatch(());
    });

    view! {
        <div class="dialog-body">
            {move || match step.get() {
                Step::Form => view! { <FormStep form role busy on_check /> }.into_any(),
                Step::Checked(verdicts) => view! { <CheckedStep verdicts terms=form.terms() step busy on_add /> }.into_any(),
                Step::Added(verdicts) => view! { <AddedStep verdicts open /> }.into_any(),
            }}
            <p class="form-problem" role="alert">
                {problem}
            </p>
        </div>
    }
}

#[component]
fn CheckedStep(
    verdicts: Vec<AddedUser>,
    terms: String,
    step: RwSignal<Step>,
    busy: Signal<bool>,
    on_add: Callback<()>,
) -> impl IntoView {
    let new = count(&verdicts, AddedUserVerdict::Added);
    let summary = use_focus_on_arrival();
    let words = match new {
        0 => "Nobody would be added.".to_owned(),
        _ => format!("{} can be added.", quantity(new, "user")),
    };
    view! {
        <p class="dialog-summary" tabindex="-1" node_ref=summary>
            {words}
        </p>
        {(new > 0).then(|| view! { <p class="hint">{terms}</p> })}
        <Verdicts verdicts done=false />
        <div class="dialog-actions">
            <Button busy on_press=move |()| step.set(Step::Form)>
                "Back"
            </Button>
            {(new > 0)
                .then(|| {
                    view! {
                        <Button class="button button-primary" busy on_press=on_add>
                            {format!("Add {}", quantity(new, "user"))}
                        </Button>
                    }
                })}
        </div>
    }
}

#[component]
fn AddedStep(verdicts: Vec<AddedUser>, open: RwSignal<bool>) -> impl IntoView {
    let words = summary(&verdicts);
    let summary = use_focus_on_arrival();
    view! {
        <p class="dialog-summary" role="status" tabindex="-1" node_ref=summary>
            {words}
        </p>
        <Verdicts verdicts done=true />
        <div class="dialog-actions">
            <Button class="button button-primary" on_press=move |()| open.set(false)>
                "Done"
            </Button>
        </div>
    }
}

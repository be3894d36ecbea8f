//! The dialog behind **+ Add Users**: paste addresses or choose a CSV file, check what happens, add.

mod emails;
mod file_field;
mod form;
mod upload;
mod upload_invitations;
mod upload_line;
mod upload_preview;
mod verdicts;

use leptos::{html, prelude::*};

use self::{
    emails::{AddedStep, CheckedStep},
    file_field::FileField,
    form::{Form, FormStep},
    upload::UploadFlow,
    upload_preview::UploadStep,
};
use crate::{
    AppError,
    api::users::{add_users, preview_users},
    components::{Dialog, OpenWorkspace},
    domain::{AddedUser, Role, UploadAnswer},
    texts::add_users as texts,
};

/// How far the dialog is.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// The form is filled in, or a file chosen.
    Form,
    /// What would happen is shown.
    Checked(Vec<AddedUser>),
    /// What happened is shown.
    Added(Vec<AddedUser>),
    /// What a file would do or did is shown.
    File(UploadAnswer),
}

impl Step {
    /// Whether it shows links, which are shown only once.
    fn has_links(&self) -> bool {
        match self {
            Self::Added(lines) => lines
                .iter()
                .filter_map(|line| line.invitation.as_ref())
                .any(|link| link.address.is_some()),
            Self::File(UploadAnswer::Applied(_, invitations)) => invitations.linked > 0,
            Self::Form | Self::Checked(_) | Self::File(_) => false,
        }
    }
}

/// The dialog; `role` is that of the person who adds.
#[component]
pub(super) fn AddUsers(
    open: RwSignal<bool>,
    role: Role,
    #[prop(into)] on_added: Callback<()>,
) -> impl IntoView {
    let held = RwSignal::new(false);
    view! {
        <Dialog id="add-users" title=texts::title() open held>
            <AddUsersSteps open role on_added held />
        </Dialog>
    }
}

#[component]
fn AddUsersSteps(
    open: RwSignal<bool>,
    role: Role,
    on_added: Callback<()>,
    /// Whether Escape is not to close the dialog.
    held: RwSignal<bool>,
) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    held.set(false);
    let form = Form::empty();
    let step = RwSignal::new(Step::Form);
    let problem = RwSignal::new(String::new());
    let problem_at = NodeRef::<html::P>::new();
    let settle = move |answer: Result<Step, AppError>| match answer {
        Ok(next) => {
            problem.set(String::new());
            held.set(next.has_links());
            step.set(next);
        }
        Err(error) => {
            problem.set(error.to_string());
            // It stands at the end of what may be longer than the screen.
            request_animation_frame(move || {
                if let Some(problem) = problem_at.try_get_untracked().flatten() {
                    problem.scroll_into_view();
                }
            });
        }
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
                on_added.try_run(());
            }
        }
    });
    let on_answer = Callback::new(move |answer: Result<UploadAnswer, AppError>| {
        settle(answer.map(Step::File));
    });
    let upload = UploadFlow::new(slug, on_answer, on_added);
    let busy = Signal::derive(move || check.pending().get() || add.pending().get() || upload.is_busy());
    let on_check = Callback::new(move |()| {
        check.dispatch(());
    });
    let on_add = Callback::new(move |()| {
        add.dispatch(());
    });
    let on_back = Callback::new(move |()| {
        problem.set(String::new());
        step.set(Step::Form);
    });

    view! {
        <div class="dialog-body">
            {move || match step.get() {
                Step::Form => {
                    view! {
                        <FileField upload busy />
                        <FormStep form role busy on_check />
                    }
                    .into_any()
                }
                Step::Checked(verdicts) => {
                    view! { <CheckedStep verdicts terms=form.terms() on_back busy on_add /> }.into_any()
                }
                Step::Added(verdicts) => view! { <AddedStep verdicts open /> }.into_any(),
                Step::File(answer) => view! { <UploadStep answer upload busy on_back open /> }.into_any(),
            }}
            <p class="form-problem" role="alert" node_ref=problem_at>
                {problem}
            </p>
        </div>
    }
}

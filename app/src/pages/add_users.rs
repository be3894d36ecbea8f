//! The dialog behind **+ Add Users**: paste addresses, check what happens, add.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    AppError,
    api::{
        groups::list_groups,
        users::{add_users, preview_users},
    },
    components::{
        Badge, Button, Choice, Dialog, OpenWorkspace, Picker, Tone, quantity, use_focus_on_arrival,
    },
    domain::{AddedUser, AddedUserVerdict, NewUsers, Role, SeatType, TableQuery},
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

/// What the form holds.
#[derive(Clone, Copy)]
struct Form {
    emails: RwSignal<String>,
    role: RwSignal<Role>,
    seat_type: RwSignal<SeatType>,
    groups: RwSignal<Vec<Choice>>,
}

impl Form {
    fn new_users(self) -> NewUsers {
        NewUsers {
            emails: self.emails.get_untracked(),
            role: self.role.get_untracked(),
            seat_type: self.seat_type.get_untracked(),
            groups: self
                .groups
                .with_untracked(|groups| groups.iter().map(|group| group.id).collect()),
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
    view! {
        <Dialog id="add-users" title="Add users" open>
            <AddUsersSteps open role on_added />
        </Dialog>
    }
}

#[component]
fn AddUsersSteps(open: RwSignal<bool>, role: Role, on_added: Callback<()>) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let form = Form {
        emails: RwSignal::new(String::new()),
        role: RwSignal::new(Role::Member),
        seat_type: RwSignal::new(SeatType::Full),
        groups: RwSignal::new(Vec::new()),
    };
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
                Step::Checked(verdicts) => view! { <CheckedStep verdicts step busy on_add /> }.into_any(),
                Step::Added(verdicts) => view! { <AddedStep verdicts open /> }.into_any(),
            }}
            <p class="form-problem" role="alert">
                {problem}
            </p>
        </div>
    }
}

#[component]
fn FormStep(form: Form, role: Role, busy: Signal<bool>, on_check: Callback<()>) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let emails = use_focus_on_arrival();
    let search = RwSignal::new(String::new());
    let found = Resource::new(
        move || (slug.get(), search.get()),
        |(slug, search)| async move {
            let page = list_groups(slug, TableQuery { search, page: 1 }).await?;
            Ok(page
                .rows
                .into_iter()
                .map(|group| Choice {
                    id: group.id,
                    label: group.name,
                    note: quantity(group.members.into(), "member"),
                })
                .collect())
        },
    );
    // Only an owner makes owners; the server holds to it too.
    let roles = Role::ALL
        .iter()
        .filter(move |offered| **offered != Role::Owner || role == Role::Owner);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            on_check.run(());
        }
    };
    view! {
        <form on:submit=submit>
            <div class="field">
                <label for="new-emails">"E-mail addresses"</label>
                <textarea
                    id="new-emails"
                    class="input"
                    rows="4"
                    required
                    autofocus
                    node_ref=emails
                    aria-describedby="new-emails-hint"
                    prop:value=form.emails
                    on:input:target=move |event| form.emails.set(event.target().value())
                ></textarea>
                <p id="new-emails-hint" class="hint">
                    "One or many, separated by commas, semicolons, spaces or lines."
                </p>
            </div>
            <div class="field-pair">
                <div class="field">
                    <label for="new-role">"Role"</label>
                    <select
                        id="new-role"
                        class="input"
                        on:change:target=move |event| {
                            if let Ok(role) = event.target().value().parse() {
                                form.role.set(role);
                            }
                        }
                    >
                        {roles
                            .map(|offered| {
                                let chosen = *offered == form.role.get_untracked();
                                view! {
                                    <option value=offered.key() selected=chosen>
                                        {offered.label()}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="new-seat">"Seat type"</label>
                    <select
                        id="new-seat"
                        class="input"
                        on:change:target=move |event| {
                            if let Ok(seat_type) = event.target().value().parse() {
                                form.seat_type.set(seat_type);
                            }
                        }
                    >
                        {SeatType::ALL
                            .iter()
                            .map(|offered| {
                                let chosen = *offered == form.seat_type.get_untracked();
                                view! {
                                    <option value=offered.key() selected=chosen>
                                        {offered.label()}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </div>
            </div>
            <Picker
                legend="Groups (optional)"
                search_label="Search groups"
                search
                found
                picked=form.groups
            />
            <div class="dialog-actions">
                <Button class="button button-primary" submit=true busy>
                    "Check"
                </Button>
            </div>
        </form>
    }
}

#[component]
fn CheckedStep(
    verdicts: Vec<AddedUser>,
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

/// What happens to each address.
#[component]
fn Verdicts(verdicts: Vec<AddedUser>, done: bool) -> impl IntoView {
    let items = verdicts
        .into_iter()
        .map(|AddedUser { email, verdict }| {
            let (tone, label) = match verdict {
                AddedUserVerdict::Added if done => (Tone::Green, verdict.label()),
                AddedUserVerdict::Added => (Tone::Blue, "Will be added"),
                AddedUserVerdict::AlreadyMember | AddedUserVerdict::Repeated => {
                    (Tone::Neutral, verdict.label())
                }
                AddedUserVerdict::NotAnAddress => (Tone::Red, verdict.label()),
            };
            view! {
                <li>
                    <span class="verdict-email">{email}</span>
                    <Badge tone label />
                </li>
            }
        })
        .collect_view();
    view! { <ul class="verdicts">{items}</ul> }
}

fn count(verdicts: &[AddedUser], verdict: AddedUserVerdict) -> u64 {
    let count = verdicts.iter().filter(|added| added.verdict == verdict).count();
    count as u64
}

/// What was done in one line: `2 added, 1 already a member, 1 not an e-mail address`.
fn summary(verdicts: &[AddedUser]) -> String {
    let parts: Vec<String> = AddedUserVerdict::ALL
        .iter()
        .filter_map(|verdict| match (count(verdicts, *verdict), verdict) {
            (0, _) => None,
            (1, AddedUserVerdict::AlreadyMember) => Some("1 already a member".to_owned()),
            (1, AddedUserVerdict::NotAnAddress) => Some("1 not an e-mail address".to_owned()),
            (count, AddedUserVerdict::Added) => Some(format!("{count} added")),
            (count, AddedUserVerdict::AlreadyMember) => Some(format!("{count} already members")),
            (count, AddedUserVerdict::Repeated) => Some(format!("{count} repeated")),
            (count, AddedUserVerdict::NotAnAddress) => Some(format!("{count} not e-mail addresses")),
        })
        .collect();
    if parts.is_empty() {
        "Nothing was added.".to_owned()
    } else {
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_up_what_became_of_each_address() {
        let verdicts = [
            AddedUserVerdict::Added,
            AddedUserVerdict::NotAnAddress,
            AddedUserVerdict::Added,
            AddedUserVerdict::AlreadyMember,
        ]
        .map(|verdict| AddedUser {
            email: String::new(),
            verdict,
        });
        assert_eq!(
            summary(&verdicts),
            "2 added, 1 already a member, 1 not an e-mail address"
        );
        assert_eq!(summary(&[]), "Nothing was added.");
    }
}

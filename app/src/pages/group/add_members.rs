//! The dialog that puts members in a group: found by a search, or by pasted addresses.

use leptos::{ev::SubmitEvent, prelude::*};

use super::OpenGroup;
use crate::{
    api::groups::add_to_group,
    components::{Button, Choice, Dialog, Picker, Select, thousands, use_focus_on_arrival},
    domain::{GroupRole, NewGroupMember, NewGroupMemberVerdict, NewGroupMembers},
    pages::choices::member_choices,
    texts::{common, groups as texts},
};

/// The dialog.
#[component]
pub(super) fn AddMembers(open: RwSignal<bool>) -> impl IntoView {
    let group = OpenGroup::expect();
    let outcomes = RwSignal::new(None::<Vec<NewGroupMember>>);
    // However the dialog is closed, who was added is in the table then.
    Effect::new(move |_| {
        if outcomes.with(Option::is_some) && !open.get() {
            outcomes.set(None);
            group.reload.run(());
        }
    });
    view! {
        <Dialog id="add-members" title=texts::add_members() open>
            <AddMembersSteps open outcomes />
        </Dialog>
    }
}

#[component]
fn AddMembersSteps(open: RwSignal<bool>, outcomes: RwSignal<Option<Vec<NewGroupMember>>>) -> impl IntoView {
    move || match outcomes.get() {
        None => view! { <AddMembersForm open outcomes /> }.into_any(),
        Some(found) => view! { <Outcomes found open /> }.into_any(),
    }
}

#[component]
fn AddMembersForm(open: RwSignal<bool>, outcomes: RwSignal<Option<Vec<NewGroupMember>>>) -> impl IntoView {
    let group = OpenGroup::expect();
    let people = RwSignal::new(Vec::<Choice>::new());
    let emails = RwSignal::new(String::new());
    let role = RwSignal::new(GroupRole::Member);
    let problem = RwSignal::new(String::new());
    let search = RwSignal::new(String::new());
    let found = member_choices(search);
    let add = Action::new(move |(): &()| {
        let new = NewGroupMembers {
            people: people.with_untracked(|people| people.iter().map(|person| person.id).collect()),
            emails: emails.get_untracked(),
            role: role.get_untracked(),
        };
        let id = group.id.get_untracked().unwrap_or_default();
        let answer = add_to_group(group.slug.get_untracked(), id, new);
        async move {
            match answer.await {
                Ok(found) => outcomes.set(Some(found)),
                Err(error) => problem.set(error.to_string()),
            }
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !add.pending().get_untracked() {
            problem.set(String::new());
            add.dispatch(());
        }
    };
    view! {
        <form class="dialog-body" on:submit=submit>
            <Picker
                legend=texts::workspace_members()
                search_label=texts::search_users()
                search
                found
                picked=people
            />
            <div class="field">
                <label for="group-emails">{texts::emails()}</label>
                <textarea
                    id="group-emails"
                    class="input"
                    rows="3"
                    aria-describedby="group-emails-hint"
                    prop:value=emails
                    on:input:target=move |event| emails.set(event.target().value())
                ></textarea>
                <p id="group-emails-hint" class="hint">
                    {texts::emails_hint()}
                </p>
            </div>
            <Select
                id="group-new-role"
                label=texts::group_role()
                options=GroupRole::ALL.iter().rev().map(|role| (role.key(), role.name())).collect()
                chosen=GroupRole::Member.key()
                on_choose=move |key: String| {
                    if let Ok(chosen) = key.parse() {
                        role.set(chosen);
                    }
                }
            />
            <p class="form-problem" role="alert">
                {problem}
            </p>
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{common::cancel()}</Button>
                <Button class="button button-primary" submit=true busy=add.pending()>
                    {texts::add()}
                </Button>
            </div>
        </form>
    }
}

/// What became of each, and the way back.
#[component]
fn Outcomes(found: Vec<NewGroupMember>, open: RwSignal<bool>) -> impl IntoView {
    let added = found
        .iter()
        .filter(|line| line.verdict == NewGroupMemberVerdict::Added)
        .count();
    let summary = use_focus_on_arrival();
    let words = texts::added(&thousands(added as u64));
    let lines = found
        .into_iter()
        .map(|line| {
            view! {
                <li>
                    <span class="wrap-anywhere">{line.email}</span>
                    " – "
                    {line.verdict.name()}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="dialog-body">
            <p class="dialog-summary" role="status" tabindex="-1" node_ref=summary>
                {words}
            </p>
            <ul class="consequences">{lines}</ul>
            <div class="dialog-actions">
                <Button class="button button-primary" on_press=move |()| open.set(false)>
                    {texts::done()}
                </Button>
            </div>
        </div>
    }
}

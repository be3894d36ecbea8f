//! The dialog behind **+ Add Group**: a name and its first members.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    api::groups::add_group,
    components::{Button, Choice, Dialog, OpenWorkspace, Picker},
    domain::NewGroup,
    pages::choices::member_choices,
    texts::{common, groups as texts},
};

/// The dialog.
#[component]
pub(super) fn AddGroup(open: RwSignal<bool>, #[prop(into)] on_added: Callback<()>) -> impl IntoView {
    view! {
        <Dialog id="add-group" title=texts::add_group_title() open>
            <AddGroupForm open on_added />
        </Dialog>
    }
}

#[component]
fn AddGroupForm(open: RwSignal<bool>, on_added: Callback<()>) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let name = RwSignal::new(String::new());
    let members = RwSignal::new(Vec::<Choice>::new());
    let problem = RwSignal::new(String::new());
    let search = RwSignal::new(String::new());
    let found = member_choices(search);
    let add = Action::new(move |(): &()| {
        let new = NewGroup {
            name: name.get_untracked(),
            members: members.with_untracked(|members| members.iter().map(|member| member.id).collect()),
        };
        let answer = add_group(slug.get_untracked(), new);
        async move {
            match answer.await {
                Ok(_) => {
                    on_added.run(());
                    open.set(false);
                }
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
    let invalid = move || problem.with(|problem| (!problem.is_empty()).then_some("true"));
    view! {
        <form class="dialog-body" on:submit=submit>
            <div class="field">
                <label for="new-group-name">{texts::name()}</label>
                <input
                    id="new-group-name"
                    class="input"
                    required
                    autofocus
                    autocomplete="off"
                    aria-invalid=invalid
                    aria-describedby="new-group-problem"
                    prop:value=name
                    on:input:target=move |event| name.set(event.target().value())
                />
                <p id="new-group-problem" class="form-problem" role="alert">
                    {problem}
                </p>
            </div>
            <Picker
                legend=texts::first_members()
                search_label=texts::search_users()
                search
                found
                picked=members
            />
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{common::cancel()}</Button>
                <Button class="button button-primary" submit=true busy=add.pending()>
                    {texts::add_group_title()}
                </Button>
            </div>
        </form>
    }
}

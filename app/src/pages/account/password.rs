//! Another password for oneself.

use leptos::{ev::SubmitEvent, html, prelude::*};

use crate::{
    api::passwords::change_password,
    components::Button,
    domain::PasswordChange,
    pages::{account_words::account_words, way_in::NewPasswordField},
    texts::accounts as texts,
};

/// Asks for the present password and the new one.
#[component]
pub(super) fn ChangePassword(email: String, done: Callback<&'static str>) -> impl IntoView {
    let (present, new) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let problem = RwSignal::new(String::new());
    let change = Action::new(move |change: &PasswordChange| {
        let answer = change_password(change.clone());
        async move {
            match answer.await {
                Ok(()) => {
                    problem.set(String::new());
                    for field in [present, new] {
                        if let Some(field) = field.try_get_untracked().flatten() {
                            field.set_value("");
                        }
                    }
                    done.try_run(texts::password_changed());
                }
                Err(error) => problem.set(account_words(&error)),
            }
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !change.pending().get_untracked() {
            let typed = |field: NodeRef<html::Input>| field.get_untracked().map(|field| field.value());
            change.dispatch(PasswordChange {
                present: typed(present).unwrap_or_default(),
                new: typed(new).unwrap_or_default(),
            });
        }
    };
    view! {
        <section class="card" aria-labelledby="change-password">
            <h2 id="change-password">{texts::change_password()}</h2>
            <p class="hint">{texts::change_means()}</p>
            <form class="password-form" on:submit=submit>
                // For password managers.
                <input type="email" autocomplete="username" value=email readonly hidden />
                <div class="field">
                    <label for="present-password">{texts::present_password()}</label>
                    <input
                        id="present-password"
                        class="input"
                        type="password"
                        autocomplete="current-password"
                        required
                        aria-describedby="change-password-problem"
                        node_ref=present
                    />
                </div>
                <NewPasswordField field=new problem="change-password-problem" />
                <p id="change-password-problem" class="form-problem" role="alert">
                    {problem}
                </p>
                <Button class="button button-primary" submit=true busy=change.pending()>
                    {texts::change_password()}
                </Button>
            </form>
        </section>
    }
}

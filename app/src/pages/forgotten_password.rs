//! `/forgotten-password`: asks for the e-mail, and always answers the same.

use leptos::{html, prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use super::{account_words::account_words, way_in::WayIn};
use crate::{
    api::passwords::{SendPasswordLink, mail_is_set_up},
    components::{Loading, PostForm, Problem, use_focus_on_arrival},
    texts::accounts as texts,
};

/// The form, what was answered to it, or whom to ask where the console sends no e-mails.
#[component]
pub(crate) fn ForgottenPasswordPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.read().get("asked").is_some());
    let sends_mail = Resource::new(|| (), |()| mail_is_set_up());
    view! {
        <main class="bare">
            <Suspense fallback=Loading>
                {move || Suspend::new(async move {
                    match sends_mail.await {
                        Ok(true) => view! { <Steps asked /> }.into_any(),
                        Ok(false) => {
                            view! {
                                <WayIn title=texts::forgotten_title() intro=texts::ask_an_admin()>
                                    <BackToSignIn />
                                </WayIn>
                            }
                                .into_any()
                        }
                        Err(error) => view! { <Problem error /> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
    }
}

#[component]
fn Steps(asked: Memo<bool>) -> impl IntoView {
    move || {
        if asked.get() {
            view! { <Asked /> }.into_any()
        } else {
            view! { <EmailForm /> }.into_any()
        }
    }
}

#[component]
fn Asked() -> impl IntoView {
    let answer = use_focus_on_arrival::<html::P>();
    view! {
        <WayIn title=texts::forgotten_title()>
            <p role="status" tabindex="-1" class="way-in-answer" node_ref=answer>
                {texts::asked()}
            </p>
            <BackToSignIn />
        </WayIn>
    }
}

#[component]
fn EmailForm() -> impl IntoView {
    let ask = ServerAction::<SendPasswordLink>::new();
    let email = NodeRef::<html::Input>::new();
    let problem = move || match ask.value().get() {
        Some(Err(error)) => account_words(&error),
        _ => String::new(),
    };
    let send = move |()| {
        if !ask.pending().get_untracked() {
            let typed = email.get_untracked().map(|field| field.value());
            ask.dispatch(SendPasswordLink {
                email: typed.unwrap_or_default(),
            });
        }
    };
    view! {
        <WayIn title=texts::forgotten_title() intro=texts::forgotten_intro()>
            <PostForm action=SendPasswordLink::PATH on_send=send>
                <div class="field">
                    <label for="email">{texts::email()}</label>
                    <input
                        id="email"
                        class="input"
                        type="email"
                        name="email"
                        autocomplete="username"
                        required
                        aria-describedby="forgotten-problem"
                        node_ref=email
                    />
                </div>
                <p id="forgotten-problem" class="form-problem" role="alert">
                    {problem}
                </p>
                <button
                    type="submit"
                    class="button button-primary button-wide"
                    aria-disabled=move || ask.pending().get().then_some("true")
                >
                    {texts::send_link()}
                </button>
            </PostForm>
            <BackToSignIn />
        </WayIn>
    }
}

#[component]
fn BackToSignIn() -> impl IntoView {
    view! {
        <p class="way-on">
            <a href="/sign-in">{texts::to_sign_in()}</a>
        </p>
    }
}

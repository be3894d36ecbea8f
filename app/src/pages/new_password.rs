//! `/new-password/{token}`: who has forgotten their password sets another.

use leptos::{html, prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

use super::{
    account_words::account_words,
    way_in::{DeadLink, EmailShown, NewPasswordField, WayIn},
};
use crate::{
    api::passwords::{SetPassword, load_password_link},
    components::{Loading, PostForm},
    texts::accounts as texts,
};

/// The form, or why the link does not work. Looking at it uses nothing up.
#[component]
pub(crate) fn NewPasswordPage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.read().get("token").unwrap_or_default());
    let email = Resource::new(move || token.get(), load_password_link);
    view! {
        <main class="bare">
            <Suspense fallback=Loading>
                {move || Suspend::new(async move {
                    match email.await {
                        Ok(email) => {
                            view! { <NewPasswordForm email token=token.get_untracked() /> }.into_any()
                        }
                        Err(error) => view! { <DeadLink error /> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
    }
}

#[component]
fn NewPasswordForm(email: String, token: String) -> impl IntoView {
    let set = ServerAction::<SetPassword>::new();
    let password = NodeRef::<html::Input>::new();
    let problem = move || match set.value().get() {
        Some(Err(error)) => account_words(&error),
        _ => String::new(),
    };
    let send = {
        let token = token.clone();
        move |()| {
            if !set.pending().get_untracked() {
                let typed = password.get_untracked().map(|field| field.value());
                set.dispatch(SetPassword {
                    token: token.clone(),
                    password: typed.unwrap_or_default(),
                });
            }
        }
    };
    view! {
        <WayIn title=texts::new_password_title() intro=texts::new_password_intro()>
            <PostForm action=SetPassword::PATH on_send=send>
                <input type="hidden" name="token" value=token />
                <EmailShown email />
                <NewPasswordField field=password problem="password-problem" />
                <p id="password-problem" class="form-problem" role="alert">
                    {problem}
                </p>
                <button
                    type="submit"
                    class="button button-primary button-wide"
                    aria-disabled=move || set.pending().get().then_some("true")
                >
                    {texts::set_password()}
                </button>
            </PostForm>
        </WayIn>
    }
}

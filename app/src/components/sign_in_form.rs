//! The sign-in form: a page of its own, or in place of a page that needs it.

use leptos::{html, prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use super::{Button, Icon, LanguageSwitch, PostForm};
use crate::{
    AppError,
    api::account::{SignIn, list_demo_accounts},
    domain::DemoAccount,
    texts::sign_in as texts,
};

/// Asks for e-mail and password; works as a plain form too.
#[component]
pub(crate) fn SignInForm(
    /// Whether it stands in for the page at this address, to which it then leads.
    #[prop(optional)]
    in_place: bool,
) -> impl IntoView {
    let sign_in = ServerAction::<SignIn>::new();
    let next = use_next(in_place);
    let email = NodeRef::<html::Input>::new();
    let password = NodeRef::<html::Input>::new();
    let demo = Resource::new(|| (), |()| list_demo_accounts());
    let problem = move || match sign_in.value().get() {
        // Without WebAssembly the error comes by the address, where anybody could write words of their own.
        Some(Err(AppError::Invalid { .. })) => AppError::Internal.to_string(),
        Some(Err(error)) => error.to_string(),
        _ => String::new(),
    };
    Effect::new(move |_| {
        if in_place && matches!(sign_in.value().get(), Some(Ok(()))) {
            let _ = window().location().reload();
        }
    });
    let send = {
        let next = next.clone();
        let typed = |field: NodeRef<html::Input>| field.get_untracked().map(|field| field.value());
        move |()| {
            sign_in.dispatch(SignIn {
                email: typed(email).unwrap_or_default(),
                password: typed(password).unwrap_or_default(),
                next: next.clone(),
            });
        }
    };
    let fill = move |account: DemoAccount| {
        if let (Some(email), Some(password)) = (email.get_untracked(), password.get_untracked()) {
            email.set_value(&account.email);
            password.set_value(&account.password);
            let _ = password.focus();
        }
    };

    view! {
        <Title text=texts::title() />
        <div class="sign-in">
            <div class="card sign-in-card">
                <span class="brand-mark">{Icon::Export.into_render()}</span>
                <h1>{texts::title()}</h1>
                <p class="page-intro">
                    {if in_place { texts::needed_here() } else { texts::welcome() }}
                </p>
                <PostForm action=SignIn::PATH on_send=send>
                    <input type="hidden" name="next" value=next />
                    <div class="field">
                        <label for="email">{texts::email()}</label>
                        <input
                            id="email"
                            class="input"
                            type="email"
                            name="email"
                            autocomplete="username"
                            required
                            aria-describedby="sign-in-problem"
                            node_ref=email
                        />
                    </div>
                    <div class="field">
                        <label for="password">{texts::password()}</label>
                        <input
                            id="password"
                            class="input"
                            type="password"
                            name="password"
                            autocomplete="current-password"
                            required
                            aria-describedby="sign-in-problem"
                            node_ref=password
                        />
                    </div>
                    <p id="sign-in-problem" class="form-problem" role="alert">
                        {problem}
                    </p>
                    <button
                        type="submit"
                        class="button button-primary button-wide"
                        aria-disabled=move || sign_in.pending().get().then_some("true")
                    >
                        {texts::title()}
                    </button>
                </PostForm>
                <p class="forgot">
                    <a href="/forgotten-password">{texts::forgot()}</a>
                </p>
            </div>
            <LanguageSwitch />
            <Suspense>
                {Suspend::new(async move {
                    match demo.await {
                        Ok(accounts) if !accounts.is_empty() => {
                            view! { <DemoAccounts accounts on_choose=fill /> }.into_any()
                        }
                        _ => ().into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

/// The demo's accounts; choosing one fills the form in.
#[component]
fn DemoAccounts(accounts: Vec<DemoAccount>, #[prop(into)] on_choose: Callback<DemoAccount>) -> impl IntoView {
    view! {
        <section class="card demo-accounts" aria-labelledby="demo-accounts">
            <h2 id="demo-accounts">{texts::demo_accounts()}</h2>
            <p class="hint">{texts::demo_hint()}</p>
            <ul>
                {accounts
                    .into_iter()
                    .map(|account| {
                        let (email, description) = (account.email.clone(), account.description.clone());
                        view! {
                            <li>
                                <Button
                                    class="demo-account"
                                    on_press=move |()| on_choose.run(account.clone())
                                >
                                    <span class="person-name">{description}</span>
                                    <span class="person-email">{email}</span>
                                </Button>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

/// Where a sign-in leads: this very page, or what the query's `next` says.
fn use_next(in_place: bool) -> String {
    let location = use_location();
    if !in_place {
        return location.query.read_untracked().get("next").unwrap_or_default();
    }
    let mut query = location.query.get_untracked();
    // A failed sign-in without WebAssembly comes back with its error in the query.
    query.remove("__path");
    query.remove("__err");
    format!("{}{}", location.pathname.get_untracked(), query.to_query_string())
}

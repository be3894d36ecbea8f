//! What the pages share by which somebody comes in without being signed in.

use leptos::prelude::*;
use leptos_meta::Title;

use super::account_words::account_words;
use crate::{
    AppError,
    components::{Icon, LanguageSwitch, answer_with},
    domain::{AccountProblem, SHORTEST_PASSWORD},
    texts::{accounts as texts, sign_in},
};

/// A card in the middle of the page, like the one to sign in.
#[component]
pub(super) fn WayIn(
    title: &'static str,
    #[prop(optional, into)] intro: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title />
        <div class="sign-in">
            <div class="card sign-in-card">
                <span class="brand-mark">{Icon::Export.into_render()}</span>
                <h1>{title}</h1>
                {intro.map(|intro| view! { <p class="page-intro">{intro}</p> })}
                {children()}
            </div>
            <LanguageSwitch />
        </div>
    }
}

/// Why a link does not work, with the status that goes with it, and the way on.
#[component]
pub(super) fn DeadLink(error: AppError) -> impl IntoView {
    answer_with(error.status());
    let may_ask = matches!(
        error,
        AppError::Account {
            problem: AccountProblem::LinkExpired | AccountProblem::LinkRevoked
        }
    );
    view! {
        <WayIn title=texts::dead_link() intro=account_words(&error)>
            <p class="way-on">
                <a href="/sign-in">{texts::to_sign_in()}</a>
                {may_ask.then(|| view! { <a href="/forgotten-password">{sign_in::forgot()}</a> })}
            </p>
        </WayIn>
    }
}

/// The e-mail, to be read, and for password managers.
#[component]
pub(super) fn EmailShown(email: String) -> impl IntoView {
    view! {
        <div class="field">
            <label for="email">{texts::email()}</label>
            <input id="email" class="input" type="email" autocomplete="username" readonly value=email />
        </div>
    }
}

/// The field for a new password.
#[component]
pub(super) fn NewPasswordField(
    field: NodeRef<leptos::html::Input>,
    /// What holds the words about what was wrong.
    problem: &'static str,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for="new-password">{texts::new_password()}</label>
            <input
                id="new-password"
                class="input"
                type="password"
                name="password"
                autocomplete="new-password"
                required
                aria-describedby=format!("new-password-rule {problem}")
                node_ref=field
            />
            <p id="new-password-rule" class="hint">
                {texts::password_rule(SHORTEST_PASSWORD)}
            </p>
        </div>
    }
}

//! `/invitation/{token}`: whom it is for and where it leads; they set their name and a password, and are in.

use leptos::{html, prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

use super::{
    account_words::account_words,
    way_in::{DeadLink, EmailShown, NewPasswordField, WayIn},
};
use crate::{
    api::invitations::{AcceptInvitation, load_invitation},
    components::{Loading, PostForm},
    domain::InvitationOffer,
    texts::accounts as texts,
};

/// The invitation, or why it does not work. Looking at it uses nothing up.
#[component]
pub(crate) fn InvitationPage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.read().get("token").unwrap_or_default());
    let offer = Resource::new(move || token.get(), load_invitation);
    view! {
        <main class="bare">
            <Suspense fallback=Loading>
                {move || Suspend::new(async move {
                    match offer.await {
                        Ok(offer) => {
                            view! { <InvitationForm offer token=token.get_untracked() /> }.into_any()
                        }
                        Err(error) => view! { <DeadLink error /> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
    }
}

#[component]
fn InvitationForm(offer: InvitationOffer, token: String) -> impl IntoView {
    let accept = ServerAction::<AcceptInvitation>::new();
    let (first_name, last_name) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let password = NodeRef::<html::Input>::new();
    let problem = move || match accept.value().get() {
        Some(Err(error)) => account_words(&error),
        _ => String::new(),
    };
    let send = {
        let token = token.clone();
        let typed = |field: NodeRef<html::Input>| field.get_untracked().map(|field| field.value());
        move |()| {
            if !accept.pending().get_untracked() {
                accept.dispatch(AcceptInvitation {
                    token: token.clone(),
                    first_name: typed(first_name).unwrap_or_default(),
                    last_name: typed(last_name).unwrap_or_default(),
                    password: typed(password).unwrap_or_default(),
                });
            }
        }
    };
    let InvitationOffer { workspace, person } = offer;
    view! {
        <WayIn title=texts::welcome() intro=texts::invited_to(&workspace)>
            <PostForm action=AcceptInvitation::PATH on_send=send>
                <input type="hidden" name="token" value=token />
                <EmailShown email=person.email />
                <div class="field-pair">
                    <div class="field">
                        <label for="first-name">{texts::first_name()}</label>
                        <input
                            id="first-name"
                            class="input"
                            name="first_name"
                            autocomplete="given-name"
                            value=person.first_name
                            aria-describedby="invitation-problem"
                            node_ref=first_name
                        />
                    </div>
                    <div class="field">
                        <label for="last-name">{texts::last_name()}</label>
                        <input
                            id="last-name"
                            class="input"
                            name="last_name"
                            autocomplete="family-name"
                            value=person.last_name
                            aria-describedby="invitation-problem"
                            node_ref=last_name
                        />
                    </div>
                </div>
                <NewPasswordField field=password problem="invitation-problem" />
                <p id="invitation-problem" class="form-problem" role="alert">
                    {problem}
                </p>
                <button
                    type="submit"
                    class="button button-primary button-wide"
                    aria-disabled=move || accept.pending().get().then_some("true")
                >
                    {texts::come_in()}
                </button>
            </PostForm>
        </WayIn>
    }
}

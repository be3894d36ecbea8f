//! `/w/{slug}/users/{id}`: one member, to be edited, deactivated and removed.

mod access;
mod account;
mod conflict;
mod form;
mod merge;

use leptos::{html, prelude::*};
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

pub(super) use self::access::Consequences;
use self::{
    access::Access,
    account::AccountCard,
    form::{GroupSearch, MemberForm},
};
use crate::{
    AppError,
    api::{invitations::load_member_account, users::load_member},
    components::{
        Breakable, Fact, Facts, Gate, Loading, Moment, OpenWorkspace, PageHeader, Problem, thousands,
    },
    domain::{MemberAccount, MemberDetail, PersonName, Role},
    pages::choices::group_choices,
    texts::{member as texts, users as users_texts},
};

/// What the page loads beside the member: where it begins, since the server may render the cards twice.
#[derive(Clone, Copy)]
struct Beside {
    group_search: GroupSearch,
    account: Resource<Result<MemberAccount, AppError>>,
}

/// What is known of one member, and what can be done.
#[component]
pub(crate) fn MemberPage() -> impl IntoView {
    view! {
        <Gate admins_only=true let:frame>
            <Member role=frame.role />
        </Gate>
    }
}

#[component]
fn Member(role: Role) -> impl IntoView {
    let params = use_params_map();
    let slug = OpenWorkspace::expect().slug;
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let member = Resource::new(
        move || (slug.get(), id.get()),
        |(slug, id)| async move {
            let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
            load_member(slug, id).await
        },
    );
    let group_search = RwSignal::new(String::new());
    let beside = Beside {
        group_search: GroupSearch {
            text: group_search,
            found: group_choices(group_search),
        },
        account: Resource::new(
            move || (slug.get(), id.get()),
            |(slug, id)| async move {
                let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
                load_member_account(slug, id).await
            },
        ),
    };
    let news = RwSignal::new(String::new());
    let news_at = NodeRef::<html::P>::new();
    // The form or button that was used may be gone; what became of it takes the focus.
    let done = Callback::new(move |words: String| {
        news.set(words);
        member.refetch();
        beside.account.refetch();
        request_animation_frame(move || {
            if let Some(news_at) = news_at.try_get_untracked().flatten() {
                let _ = news_at.focus();
            }
        });
    });
    view! {
        <a class="back-link" href=move || format!("/w/{}/users", slug.get())>
            {texts::all_users()}
        </a>
        <p class="news" role="status" tabindex="-1" node_ref=news_at>
            {news}
        </p>
        <Transition fallback=Loading>
            {move || match member.get()? {
                Ok(detail) => Some(view! { <MemberCards detail role beside done /> }.into_any()),
                Err(error) => {
                    let retry = move |()| member.refetch();
                    Some(view! { <Problem error retry /> }.into_any())
                }
            }}
        </Transition>
    }
}

#[component]
fn MemberCards(detail: MemberDetail, role: Role, beside: Beside, done: Callback<String>) -> impl IntoView {
    let Beside {
        group_search,
        account,
    } = beside;
    let name = name_of(&detail);
    let joined = detail.joined_at;
    let last_login = detail.last_login_at.map(|at| view! { <Moment at /> }.into_any());
    let email = view! { <Breakable text=detail.email.clone() /> }.into_any();
    let sessions = thousands(detail.sessions).into_any();
    view! {
        <PageHeader title=name intro=texts::intro() />
        <div class="member-cards">
            <MemberForm detail=detail.clone() role group_search done />
            <div>
                <Facts title=texts::details()>
                    <Fact label=texts::email() value=Some(email) />
                    <Fact
                        label=users_texts::joined()
                        value=Some(view! { <Moment at=joined /> }.into_any())
                    />
                    <Fact label=users_texts::last_login() missing=users_texts::never() value=last_login />
                    <Fact label=texts::sessions() value=Some(sessions) />
                </Facts>
                <AccountCard detail=detail.clone() role account />
                <Access detail done />
            </div>
        </div>
    }
}

/// What to call the member.
fn name_of(detail: &MemberDetail) -> String {
    let person = PersonName {
        first_name: detail.fields.first_name.clone(),
        last_name: detail.fields.last_name.clone(),
        email: detail.email.clone(),
    };
    person.display_name()
}

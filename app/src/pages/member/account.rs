//! How a member comes in: their invitation, or a link for a new password.

use leptos::{html, prelude::*};

use crate::{
    AppError,
    api::{
        invitations::{invite_member, revoke_invitation},
        passwords::make_password_link,
    },
    components::{Badge, Button, Fact, Moment, OpenWorkspace, Tone, use_focus_on_request},
    domain::{Invitation, InvitationState, MemberAccount, MemberDetail, MemberStatus, NewLink, Role},
    pages::link_box::{LinkBox, link_news},
    texts::accounts as texts,
};

/// What was just done, in words, with the link if there is one to show.
#[derive(Debug, Clone, Default, PartialEq)]
struct News {
    words: String,
    address: Option<String>,
}

impl News {
    fn of(link: NewLink) -> Self {
        Self {
            words: link_news(&link).to_owned(),
            address: link.address,
        }
    }
}

/// The card; `role` is that of the person who looks at it.
#[component]
pub(super) fn AccountCard(
    detail: MemberDetail,
    role: Role,
    account: Resource<Result<MemberAccount, AppError>>,
) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let id = detail.id;
    let news = RwSignal::new(News::default());
    let problem = RwSignal::new(String::new());
    let (news_at, focus) = use_focus_on_request::<html::P>();
    let settle = move |answer: Result<News, AppError>| match answer {
        Ok(words) => {
            problem.set(String::new());
            news.set(words);
            account.refetch();
            focus.run(());
        }
        Err(error) => problem.set(error.to_string()),
    };
    let work = Action::new(move |task: &Task| {
        let (task, slug) = (*task, slug.get_untracked());
        async move { settle(task.run(slug, id).await) }
    });
    let is_theirs = detail.fields.role != Role::Owner || role == Role::Owner;
    let may_act = is_theirs && detail.status == MemberStatus::Active;
    let on_task = Callback::new(move |task: Task| {
        if !work.pending().get_untracked() {
            work.dispatch(task);
        }
    });
    view! {
        <section class="card access" aria-labelledby="member-account">
            <h2 id="member-account">{texts::invitation()}</h2>
            <Transition>
                {move || Suspend::new(async move {
                    match account.await {
                        Ok(account) => {
                            view! { <Known account may_act busy=work.pending().into() on_task /> }.into_any()
                        }
                        Err(error) => view! { <p role="alert">{error.to_string()}</p> }.into_any(),
                    }
                })}
            </Transition>
            <p class="account-news" role="status" tabindex="-1" node_ref=news_at>
                {move || news.get().words}
            </p>
            {move || {
                let address = news.get().address?;
                Some(view! { <LinkBox id="member-link".to_owned() address /> })
            }}
            <p class="form-problem" role="alert">
                {problem}
            </p>
        </section>
    }
}

/// What an admin can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Invite,
    Revoke,
    MakePasswordLink,
}

impl Task {
    async fn run(self, slug: String, id: uuid::Uuid) -> Result<News, AppError> {
        match self {
            Self::Invite => invite_member(slug, id).await.map(News::of),
            Self::Revoke => revoke_invitation(slug, id).await.map(|()| News {
                words: texts::revoked().to_owned(),
                address: None,
            }),
            Self::MakePasswordLink => make_password_link(slug, id).await.map(|address| News {
                words: texts::password_link_made().to_owned(),
                address: Some(address),
            }),
        }
    }
}

#[component]
fn Known(
    account: MemberAccount,
    may_act: bool,
    busy: Signal<bool>,
    on_task: Callback<Task>,
) -> impl IntoView {
    let task = move |task: Task, label: &'static str| {
        view! {
            <Button busy on_press=move |()| on_task.run(task)>
                {label}
            </Button>
        }
    };
    if account.has_password {
        let hint = match (account.is_own, account.may_hold_link) {
            (true, _) => Some(texts::change_own()),
            (false, false) => Some(texts::not_yours_to_help()),
            (false, true) => None,
        };
        let can_make = may_act && hint.is_none();
        return view! {
            <p>{texts::sets_password()}</p>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            {can_make
                .then(|| {
                    view! {
                        <div class="access-actions">
                            {task(Task::MakePasswordLink, texts::make_password_link())}
                        </div>
                    }
                })}
        }
        .into_any();
    }
    let is_open = account
        .invitation
        .as_ref()
        .is_some_and(|invitation| invitation.state == InvitationState::Open);
    let can_invite = may_act && (account.may_hold_link || account.mail_is_set_up);
    let invite = if account.invitation.is_some() {
        texts::resend()
    } else {
        texts::invite()
    };
    let only_by_mail = !account.may_hold_link && !account.mail_is_set_up;
    view! {
        {match account.invitation {
            Some(invitation) => view! { <InvitationFacts invitation /> }.into_any(),
            None => view! { <p>{texts::not_invited()}</p> }.into_any(),
        }}
        {(may_act && only_by_mail).then(|| view! { <p class="hint">{texts::only_by_mail()}</p> })}
        <div class="access-actions">
            {can_invite.then(|| task(Task::Invite, invite))}
            {(may_act && is_open).then(|| task(Task::Revoke, texts::revoke()))}
        </div>
    }
    .into_any()
}

#[component]
fn InvitationFacts(invitation: Invitation) -> impl IntoView {
    let tone = match invitation.state {
        InvitationState::Open => Tone::Blue,
        InvitationState::Accepted => Tone::Green,
        InvitationState::Expired | InvitationState::Revoked => Tone::Neutral,
    };
    let moment = |at| view! { <Moment at /> }.into_any();
    let state = view! { <Badge tone label=invitation.state.name() /> }.into_any();
    let by = (!invitation.made_by.is_empty()).then(|| invitation.made_by.into_any());
    view! {
        <dl>
            <Fact label=texts::state() value=Some(state) />
            <Fact label=texts::invited_at() value=Some(moment(invitation.made_at)) />
            <Fact label=texts::invited_by() missing=texts::nobody() value=by />
            <Fact
                label=texts::mailed_at()
                missing=texts::not_mailed()
                value=invitation.mailed_at.map(moment)
            />
            <Fact label=texts::expires_at() value=Some(moment(invitation.expires_at)) />
        </dl>
    }
}

//! Whether a member may sign in, and the end of their membership.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::name_of;
use crate::{
    api::users::{remove_member, set_member_status},
    components::{Button, Dialog, OpenWorkspace, thousands},
    domain::{MemberDetail, MemberStatus},
    texts::{common, member as texts},
};

/// The status in words, and buttons that end or give back access; each asks before it takes something away.
#[component]
pub(super) fn Access(detail: MemberDetail, done: Callback<String>) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let navigate = use_navigate();
    let (id, is_active) = (detail.id, detail.status == MemberStatus::Active);
    let (deactivating, removing) = (RwSignal::new(false), RwSignal::new(false));
    let problem = RwSignal::new(String::new());
    let name = StoredValue::new(name_of(&detail));
    let set_status = Action::new(move |status: &MemberStatus| {
        let status = *status;
        // The card may be gone when the answer comes.
        let (answer, name) = (
            set_member_status(slug.get_untracked(), id, status),
            name.get_value(),
        );
        async move {
            match answer.await {
                Ok(()) => {
                    deactivating.set(false);
                    done.try_run(match status {
                        MemberStatus::Active => texts::reactivated(&name),
                        MemberStatus::Deactivated => texts::deactivated(&name),
                    });
                }
                Err(error) => problem.set(error.to_string()),
            }
        }
    });
    let remove = Action::new(move |(): &()| {
        let slug = slug.get_untracked();
        let (answer, navigate) = (remove_member(slug.clone(), id), navigate.clone());
        async move {
            match answer.await {
                Ok(()) => {
                    removing.set(false);
                    navigate(
                        &format!("/w/{slug}/users"),
                        leptos_router::NavigateOptions::default(),
                    );
                }
                Err(error) => problem.set(error.to_string()),
            }
        }
    });
    let open = move |dialog: RwSignal<bool>| {
        problem.set(String::new());
        dialog.set(true);
    };
    let deactivate = Callback::new(move |()| {
        set_status.dispatch(MemberStatus::Deactivated);
    });
    let remove_now = Callback::new(move |()| {
        remove.dispatch(());
    });
    let detail = StoredValue::new(detail);
    let ask = move |verb: &'static str, open: RwSignal<bool>| {
        let is_removal = open == removing;
        let (intro, lines) = if is_removal {
            (texts::remove_whom(&name.get_value()), detail.with_value(removal))
        } else {
            (name.get_value(), deactivation())
        };
        let (busy, on_sure) = if is_removal {
            (remove.pending(), remove_now)
        } else {
            (set_status.pending(), deactivate)
        };
        view! { <Consequences intro lines verb problem open busy on_sure /> }
    };
    view! {
        <section class="card access">
            <h2>{texts::access()}</h2>
            <p>{if is_active { texts::is_active() } else { texts::is_deactivated() }}</p>
            <div class="access-actions">
                {if is_active {
                    view! { <Button on_press=move |()| open(deactivating)>{texts::deactivate()}</Button> }
                        .into_any()
                } else {
                    let reactivate = move |()| {
                        set_status.dispatch(MemberStatus::Active);
                    };
                    view! {
                        <Button busy=set_status.pending() on_press=reactivate>
                            {texts::reactivate()}
                        </Button>
                    }
                        .into_any()
                }} <Button class="button button-danger" on_press=move |()| open(removing)>
                    {texts::remove()}
                </Button>
            </div>
            <p class="form-problem" role="alert">
                {problem}
            </p>
        </section>
        <Dialog id="deactivate-member" title=texts::deactivate_title() open=deactivating>
            {ask(texts::deactivate(), deactivating)}
        </Dialog>
        <Dialog id="remove-member" title=texts::remove_title() open=removing>
            {ask(texts::remove(), removing)}
        </Dialog>
    }
}

/// What will happen, and whether it shall.
#[component]
pub(crate) fn Consequences(
    intro: String,
    lines: Vec<String>,
    /// What the button that does it says.
    verb: &'static str,
    problem: RwSignal<String>,
    open: RwSignal<bool>,
    /// How that button looks.
    #[prop(default = "button button-danger")]
    class: &'static str,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] on_sure: Callback<()>,
) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    view! {
        <div class="dialog-body">
            <p>{intro}</p>
            <ul class="consequences">{lines}</ul>
            <p class="form-problem" role="alert">
                {problem}
            </p>
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{common::cancel()}</Button>
                <Button class busy on_press=on_sure>
                    {verb}
                </Button>
            </div>
        </div>
    }
}

/// What becomes of a member who is deactivated.
fn deactivation() -> Vec<String> {
    [
        texts::deactivate_access(),
        texts::deactivate_keeps(),
        texts::deactivate_exports(),
    ]
    .map(str::to_owned)
    .to_vec()
}

/// What becomes of a member who is removed.
fn removal(detail: &MemberDetail) -> Vec<String> {
    let groups: Vec<&str> = detail
        .fields
        .groups
        .iter()
        .map(|place| place.name.as_str())
        .collect();
    vec![
        if groups.is_empty() {
            texts::remove_no_groups().to_owned()
        } else {
            texts::remove_groups(&groups.join(", "))
        },
        texts::remove_access().to_owned(),
        texts::remove_sessions(&thousands(detail.sessions)),
        texts::remove_exports().to_owned(),
        texts::remove_again().to_owned(),
    ]
}

//! `/w/{slug}/sessions/{id}`: the review that an export's `session_link` leads to.

mod attempts;
mod facts;

use leptos::{html, prelude::*};
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use self::{
    attempts::Attempts,
    facts::{AssignmentFacts, ParticipantFacts, ResultFacts, TimeFacts},
};
use super::sessions::{ArchiveDialog, SessionBadges};
use crate::{
    AppError,
    api::sessions::load_session,
    components::{Button, Gate, Loading, OpenWorkspace, PageHeader, Problem, use_focus_on_request},
    domain::{Role, SessionReview},
    texts::sessions as texts,
};

/// Everything that a session's row of the export says.
#[component]
pub(crate) fn SessionPage() -> impl IntoView {
    view! {
        <Gate let:frame>
            <Session role=frame.role />
        </Gate>
    }
}

#[component]
fn Session(role: Role) -> impl IntoView {
    let is_admin = role.is_admin();
    let params = use_params_map();
    let slug = OpenWorkspace::expect().slug;
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let review = Resource::new(
        move || (slug.get(), id.get()),
        |(slug, id)| async move {
            let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
            load_session(slug, id).await
        },
    );
    let news = RwSignal::new(Vec::<String>::new());
    let (news_at, focus_news) = use_focus_on_request::<html::Div>();
    // What became of one session is no news of the next.
    Effect::new(move |before: Option<String>| {
        let id = id.get();
        if before.is_some_and(|before| before != id) {
            news.set(Vec::new());
        }
        id
    });
    let done = Callback::new(move |lines: Vec<String>| {
        news.set(lines);
        review.refetch();
        focus_news.run(());
    });
    // Whoever goes to another attempt goes on from where the links to others are.
    let turned = StoredValue::new(false);
    view! {
        <a class="back-link" href=move || format!("/w/{}/sessions", slug.get())>
            {texts::all_sessions()}
        </a>
        <div class="news" role="status" tabindex="-1" node_ref=news_at>
            {move || news.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
        <Transition fallback=Loading>
            {move || Suspend::new(async move {
                match review.await {
                    Ok(review) => view! { <Review review is_admin turned on_done=done /> }.into_any(),
                    Err(error) => view! { <Problem error retry=move |()| review.refetch() /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Review(
    review: SessionReview,
    is_admin: bool,
    turned: StoredValue<bool>,
    on_done: Callback<Vec<String>>,
) -> impl IntoView {
    let session = review.session.clone();
    let left_out = left_out(&review);
    let changes = is_admin.then(|| view! { <Changes review=review.clone() on_done /> });
    view! {
        <PageHeader title=session.scenario.clone() intro=session.participant.display_name()>
            {changes}
        </PageHeader>
        <div class="review-badges">
            <SessionBadges status=session.status demo=session.demo archived=session.archived />
            {left_out.map(|words| view! { <p class="hint">{words}</p> })}
        </div>
        <Attempts review=review.clone() turned />
        <div class="facts-grid">
            <ResultFacts review=review.clone() />
            <TimeFacts review=review.clone() />
            <ParticipantFacts review=review.clone() is_admin />
            <AssignmentFacts review />
        </div>
    }
}

/// What an admin can do with the session.
#[component]
fn Changes(review: SessionReview, on_done: Callback<Vec<String>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let archive = !review.session.archived;
    let picked = vec![review.session];
    view! {
        <Button on_press=move |()| open.set(true)>
            {if archive { texts::archive() } else { texts::restore() }}
        </Button>
        <ArchiveDialog id="archive-session" archive open picked=Signal::stored(picked) on_done />
    }
}

/// Why exports leave the session out, if they do.
fn left_out(review: &SessionReview) -> Option<&'static str> {
    match (review.session.demo, review.session.archived) {
        (true, true) => Some(texts::left_out_both()),
        (true, false) => Some(texts::left_out_demo()),
        (false, true) => Some(texts::left_out_archived()),
        (false, false) => None,
    }
}

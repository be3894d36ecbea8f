//! `/w/{slug}/sessions/{id}`: the review that an export's `session_link` leads to.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::sessions::SessionBadges;
use crate::{
    AppError,
    api::sessions::load_session,
    components::{Fact, Facts, Gate, Loading, Moment, OpenWorkspace, PageHeader, Problem, thousands},
    domain::{SessionReview, SessionStatus},
};

/// Everything that a session's row of the export says.
#[component]
pub(crate) fn SessionPage() -> impl IntoView {
    view! {
        <Gate let:_frame>
            <Session />
        </Gate>
    }
}

#[component]
fn Session() -> impl IntoView {
    let params = use_params_map();
    let slug = OpenWorkspace::expect().slug;
    let review = Resource::new(
        move || (slug.get(), params.read().get("id").unwrap_or_default()),
        |(slug, id)| async move {
            let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
            load_session(slug, id).await
        },
    );
    view! {
        <a class="back-link" href=move || format!("/w/{}/sessions", slug.get())>
            "All sessions"
        </a>
        <Transition fallback=Loading>
            {move || Suspend::new(async move {
                match review.await {
                    Ok(review) => view! { <Review review /> }.into_any(),
                    Err(error) => view! { <Problem error retry=move |()| review.refetch() /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Review(review: SessionReview) -> impl IntoView {
    let session = review.session.clone();
    let left_out = left_out(&review);
    view! {
        <PageHeader title=session.scenario.clone() intro=session.participant.display_name() />
        <div class="review-badges">
            <SessionBadges status=session.status demo=session.demo archived=session.archived />
            {left_out.map(|words| view! { <p class="hint">{words}</p> })}
        </div>
        <div class="facts-grid">
            <ResultFacts review=review.clone() />
            <TimeFacts review=review.clone() />
            <Facts title="Participant">
                <Fact label="First name" missing="Not known" value=text(&session.participant.first_name) />
                <Fact label="Last name" missing="Not known" value=text(&session.participant.last_name) />
                <Fact label="E-mail" value=text(&session.participant.email) />
            </Facts>
            <AssignmentFacts review />
        </div>
    }
}

#[component]
fn ResultFacts(review: SessionReview) -> impl IntoView {
    let rank = review.rank().map(|rank| rank.letter().into_any());
    let SessionReview {
        session,
        attempt_number,
        valid_attempt,
        ..
    } = review;
    let valid = if valid_attempt {
        "Yes"
    } else {
        "No: an attempt counts once it is completed, graded and scored"
    };
    view! {
        <Facts title="Result">
            <Fact label="Score" missing="Not scored" value=session.score.map(|score| score.to_string().into_any()) />
            <Fact label="Rank" missing="No rank without a score" value=rank />
            <Fact
                label="Attempt number"
                missing="None, since exports leave this session out"
                value=attempt_number.map(|number| number.to_string().into_any())
            />
            <Fact label="Valid attempt" value=Some(valid.into_any()) />
            <Fact
                label="Difficulty"
                missing="The scenario has none"
                value=session.difficulty.map(|difficulty| difficulty.name().into_any())
            />
        </Facts>
    }
}

#[component]
fn TimeFacts(review: SessionReview) -> impl IntoView {
    let running = review.session.status == SessionStatus::InProgress;
    let no_end = if running {
        "Still running"
    } else {
        "No end was recorded"
    };
    view! {
        <Facts title="Time">
            <Fact label="Status" value=Some(review.session.status.name().into_any()) />
            <Fact
                label="Started"
                value=Some(view! { <Moment at=review.session.started_at exact=true /> }.into_any())
            />
            <Fact
                label="Ended"
                missing=no_end
                value=review.ended_at.map(|at| view! { <Moment at exact=true /> }.into_any())
            />
            <Fact
                label="Duration"
                missing=no_end
                value=review.duration_seconds().map(|seconds| duration_text(seconds).into_any())
            />
        </Facts>
    }
}

#[component]
fn AssignmentFacts(review: SessionReview) -> impl IntoView {
    let nobody = if review.program.is_empty() {
        "Not assigned by anyone"
    } else {
        "Nobody directly: it came from the program"
    };
    let no_name = if review.assigned_by.is_empty() {
        nobody
    } else {
        "Not known"
    };
    let link = review.session_link;
    view! {
        <Facts title="Assignment">
            <Fact label="Program" missing="Not from a program" value=text(&review.program) />
            <Fact label="Assigned by" missing=nobody value=text(&review.assigned_by) />
            <Fact label="Assigner’s name" missing=no_name value=text(&review.assigner_name) />
            <Fact
                label="Session link"
                value=Some(view! { <a href=link.clone() rel="external">{link.clone()}</a> }.into_any())
            />
        </Facts>
    }
}

/// Why exports leave the session out, if they do.
fn left_out(review: &SessionReview) -> Option<&'static str> {
    match (review.session.demo, review.session.archived) {
        (true, true) => Some("A demo session that was archived: left out of exports."),
        (true, false) => Some("A demo session: left out of exports."),
        (false, true) => Some("Archived: left out of exports."),
        (false, false) => None,
    }
}

fn text(value: &str) -> Option<AnyView> {
    (!value.trim().is_empty()).then(|| value.to_owned().into_any())
}

/// The duration in its two largest units, with the whole seconds that the export gives.
fn duration_text(seconds: i64) -> String {
    let whole = u64::try_from(seconds).unwrap_or_default();
    let (hours, minutes, rest) = (whole / 3_600, whole / 60 % 60, whole % 60);
    let exact = thousands(whole);
    match (hours, minutes) {
        (0, 0) => format!("{rest} s"),
        (0, _) => format!("{minutes} min {rest} s ({exact} s)"),
        _ => format!("{} h {minutes} min ({exact} s)", thousands(hours)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_keep_their_seconds() {
        let read = [0, 59, 60, 754, 5_400, 360_000].map(duration_text);
        assert_eq!(
            read,
            [
                "0 s",
                "59 s",
                "1 min 0 s (60 s)",
                "12 min 34 s (754 s)",
                "1 h 30 min (5,400 s)",
                "100 h 0 min (360,000 s)"
            ]
        );
    }
}

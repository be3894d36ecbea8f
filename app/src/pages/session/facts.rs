//! What a session's row of the export says, in cards of facts.

use leptos::prelude::*;

use crate::{
    components::{Fact, Facts, Moment, OpenWorkspace, thousands},
    domain::{SessionReview, SessionStatus},
    texts::sessions as texts,
};

/// Who played it; for an admin with the way to their other sessions.
#[component]
pub(super) fn ParticipantFacts(review: SessionReview, is_admin: bool) -> impl IntoView {
    let person = review.session.participant;
    let others = OpenWorkspace::path(&format!("sessions?person={}", review.participant_id));
    let others = others.filter(|_| is_admin);
    view! {
        <Facts title=texts::participant()>
            <Fact label=texts::first_name() missing=texts::not_known() value=text(&person.first_name) />
            <Fact label=texts::last_name() missing=texts::not_known() value=text(&person.last_name) />
            <Fact label=texts::email() value=text(&person.email) />
            {others
                .map(|href| {
                    let link = view! { <a href=href>{texts::all_of_person()}</a> }.into_any();
                    view! { <Fact label=texts::title() value=Some(link) /> }
                })}
        </Facts>
    }
}

/// How it went.
#[component]
pub(super) fn ResultFacts(review: SessionReview) -> impl IntoView {
    let rank = review.rank().map(|rank| rank.letter().into_any());
    let SessionReview {
        session,
        attempt_number,
        valid_attempt,
        ..
    } = review;
    let valid = if valid_attempt {
        texts::valid()
    } else {
        texts::not_valid()
    };
    view! {
        <Facts title=texts::result()>
            <Fact label=texts::score() missing=texts::not_scored() value=session.score.map(|score| score.reading().into_any()) />
            <Fact label=texts::rank() missing=texts::no_rank() value=rank />
            <Fact
                label=texts::attempt_number()
                missing=texts::no_attempt_number()
                value=attempt_number.map(|number| number.to_string().into_any())
            />
            <Fact label=texts::valid_attempt() value=Some(valid.into_any()) />
            <Fact
                label=texts::difficulty()
                missing=texts::no_difficulty()
                value=session.difficulty.map(|difficulty| difficulty.name().into_any())
            />
        </Facts>
    }
}

/// When it was.
#[component]
pub(super) fn TimeFacts(review: SessionReview) -> impl IntoView {
    let running = review.session.status == SessionStatus::InProgress;
    let no_end = if running {
        texts::still_running()
    } else {
        texts::no_end()
    };
    view! {
        <Facts title=texts::time()>
            <Fact label=texts::status() value=Some(review.session.status.name().into_any()) />
            <Fact
                label=texts::started()
                value=Some(view! { <Moment at=review.session.started_at exact=true /> }.into_any())
            />
            <Fact
                label=texts::ended()
                missing=no_end
                value=review.ended_at.map(|at| view! { <Moment at exact=true /> }.into_any())
            />
            <Fact
                label=texts::duration()
                missing=no_end
                value=review.duration_seconds().map(|seconds| duration_text(seconds).into_any())
            />
        </Facts>
    }
}

/// Who or what it was assigned by.
#[component]
pub(super) fn AssignmentFacts(review: SessionReview) -> impl IntoView {
    let nobody = if review.program.is_empty() {
        texts::not_assigned()
    } else {
        texts::by_program()
    };
    let no_name = if review.assigned_by.is_empty() {
        nobody
    } else {
        texts::not_known()
    };
    let link = review.session_link;
    view! {
        <Facts title=texts::assignment()>
            <Fact label=texts::program() missing=texts::no_program() value=text(&review.program) />
            <Fact label=texts::assigned_by() missing=nobody value=text(&review.assigned_by) />
            <Fact label=texts::assigner_name() missing=no_name value=text(&review.assigner_name) />
            <Fact
                label=texts::session_link()
                value=Some(view! { <a href=link.clone() rel="external">{link.clone()}</a> }.into_any())
            />
        </Facts>
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

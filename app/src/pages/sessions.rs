//! `/w/{slug}/sessions`: all sessions for an admin, their own for others.

use leptos::prelude::*;

use crate::{
    api::sessions::list_sessions,
    components::{
        Badge, Cell, Gate, Listing, Moment, OpenWorkspace, PageHeader, Person, Tone, use_table_query,
    },
    domain::{Difficulty, Role, SessionRow, SessionStatus},
};

/// The table of sessions, newest first.
#[component]
pub(crate) fn SessionsPage() -> impl IntoView {
    view! {
        <Gate let:frame>
            <Sessions role=frame.role />
        </Gate>
    }
}

#[component]
fn Sessions(role: Role) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let query = use_table_query();
    let rows = Resource::new(
        move || (slug.get(), query.get()),
        |(slug, query)| list_sessions(slug, query),
    );
    let intro = if role.is_admin() {
        "Every roleplay session of the workspace, newest first."
    } else {
        "Your roleplay sessions, newest first."
    };
    view! {
        <PageHeader title="Sessions" intro />
        <Listing
            rows=move || rows.get()
            retry=move |()| rows.refetch()
            query
            noun="session"
            search_label="Search sessions"
            columns=&["Participant", "Scenario", "Status", "Score", "Started"]
            empty="No sessions yet. They appear here as soon as somebody practises."
            row=|session| view! { <SessionTableRow session /> }.into_any()
        />
    }
}

#[component]
fn SessionTableRow(session: SessionRow) -> impl IntoView {
    let href = OpenWorkspace::path(&format!("sessions/{}", session.id)).unwrap_or_default();
    let link_to = format!(", {}", session.scenario);
    let difficulty = session.difficulty.map(Difficulty::label);
    view! {
        <tr role="row">
            <Cell label="Participant" class="cell-lead">
                <Person person=session.participant href link_to />
            </Cell>
            <Cell label="Scenario">
                <span class="stack">
                    <span class="wrap-anywhere">{session.scenario}</span>
                    {difficulty.map(|difficulty| view! { <span class="hint">{difficulty}</span> })}
                </span>
            </Cell>
            <Cell label="Status">
                <SessionBadges status=session.status demo=session.demo archived=session.archived />
            </Cell>
            <Cell label="Score" class="cell-number">
                {match session.score {
                    Some(score) => {
                        view! {
                            <span class="score">
                                <span>{score.to_string()}</span>
                                <span class="rank">{score.rank().letter()}</span>
                            </span>
                        }
                            .into_any()
                    }
                    None => view! { <span class="missing">"Not scored"</span> }.into_any(),
                }}
            </Cell>
            <Cell label="Started">
                <Moment at=session.started_at />
            </Cell>
        </tr>
    }
}

/// A session's status, and why exports leave it out if they do.
#[component]
pub(super) fn SessionBadges(status: SessionStatus, demo: bool, archived: bool) -> impl IntoView {
    let tone = match status {
        SessionStatus::InProgress => Tone::Blue,
        SessionStatus::Completed => Tone::Green,
        SessionStatus::Abandoned => Tone::Neutral,
    };
    view! {
        <span class="badges">
            <Badge tone label=status.name() />
            {demo.then(|| view! { <Badge tone=Tone::Amber label="Demo" /> })}
            {archived.then(|| view! { <Badge tone=Tone::Amber label="Archived" /> })}
        </span>
    }
}

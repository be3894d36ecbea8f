//! The table itself: a row for each session, to be ticked by who may archive it.

use leptos::prelude::*;

use crate::{
    components::{Badge, Cell, Moment, OpenWorkspace, Person, PickCell, PickPage, Tone},
    domain::{Difficulty, SessionRow, SessionStatus},
    texts::sessions as texts,
};

/// The sessions of one page in a region that can be scrolled by keyboard.
#[component]
pub(super) fn SessionTable(
    rows: Vec<SessionRow>,
    caption: String,
    /// Those that are ticked; nothing where none can be.
    picked: Option<RwSignal<Vec<SessionRow>>>,
) -> impl IntoView {
    let heads = [
        texts::participant(),
        texts::scenario(),
        texts::status(),
        texts::score(),
        texts::started(),
    ];
    let heads = heads.map(|head| view! { <th role="columnheader" scope="col">{head}</th> });
    let name = caption.clone();
    let all = rows.clone();
    let body = rows
        .into_iter()
        .map(|session| view! { <SessionTableRow session picked /> })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" aria-label=caption tabindex="0">
            <table role="table" aria-label=name class:pickable=picked.is_some()>
                <thead role="rowgroup">
                    <tr role="row">
                        {picked
                            .map(|picked| {
                                view! {
                                    <th role="columnheader" scope="col" class="cell-pick">
                                        <PickPage rows=all picked />
                                    </th>
                                }
                            })}
                        {heads.collect_view()}
                    </tr>
                </thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
}

#[component]
fn SessionTableRow(session: SessionRow, picked: Option<RwSignal<Vec<SessionRow>>>) -> impl IntoView {
    let href = OpenWorkspace::path(&format!("sessions/{}", session.id)).unwrap_or_default();
    let link_to = format!(", {}", session.scenario);
    let difficulty = session.difficulty.map(Difficulty::name);
    let row = session.clone();
    let words = texts::select_one(&row.participant.display_name(), &row.scenario);
    let pick = picked.map(|picked| view! { <PickCell row words picked /> });
    view! {
        <tr role="row">
            {pick}
            <Cell label=texts::participant() class="cell-lead">
                <Person person=session.participant href link_to />
            </Cell>
            <Cell label=texts::scenario()>
                <span class="stack">
                    <span class="wrap-anywhere">{session.scenario}</span>
                    {difficulty.map(|difficulty| view! { <span class="hint">{difficulty}</span> })}
                </span>
            </Cell>
            <Cell label=texts::status()>
                <SessionBadges status=session.status demo=session.demo archived=session.archived />
            </Cell>
            <Cell label=texts::score() class="cell-number">
                {match session.score {
                    Some(score) => {
                        view! {
                            <span class="score">
                                <span>{score.reading()}</span>
                                <span class="rank">{score.rank().letter()}</span>
                            </span>
                        }
                            .into_any()
                    }
                    None => view! { <span class="missing">{texts::not_scored()}</span> }.into_any(),
                }}
            </Cell>
            <Cell label=texts::started()>
                <Moment at=session.started_at />
            </Cell>
        </tr>
    }
}

/// A session's status, and why exports leave it out if they do.
#[component]
pub(crate) fn SessionBadges(status: SessionStatus, demo: bool, archived: bool) -> impl IntoView {
    let tone = match status {
        SessionStatus::InProgress => Tone::Blue,
        SessionStatus::Completed => Tone::Green,
        SessionStatus::Abandoned => Tone::Neutral,
    };
    view! {
        <span class="badges">
            <Badge tone label=status.name() />
            {demo.then(|| view! { <Badge tone=Tone::Amber label=texts::demo() /> })}
            {archived.then(|| view! { <Badge tone=Tone::Amber label=texts::archived() /> })}
        </span>
    }
}

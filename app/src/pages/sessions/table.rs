//! The table itself: a row for each session, to be ticked by who may archive it.

use leptos::prelude::*;

use crate::{
    components::{Badge, Cell, Moment, OpenWorkspace, Person, Readiness, Tone},
    domain::{Difficulty, MOST_AT_ONCE, SessionRow, SessionStatus},
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

/// Ticks all sessions of the page, or none.
#[component]
fn PickPage(rows: Vec<SessionRow>, picked: RwSignal<Vec<SessionRow>>) -> impl IntoView {
    let ready = Readiness::expect();
    let ids = StoredValue::new(rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let all_picked = move || {
        picked.with(|picked| {
            ids.with_value(|ids| {
                ids.iter()
                    .all(|id| picked.iter().any(|session| session.id == *id))
            })
        })
    };
    let pick = move |is_picked: bool| {
        picked.update(|picked| {
            picked.retain(|session| ids.with_value(|ids| !ids.contains(&session.id)));
            if is_picked {
                let room = MOST_AT_ONCE.saturating_sub(picked.len());
                picked.extend(rows.iter().take(room).cloned());
            }
        });
    };
    view! {
        <label class="pick pick-page">
            <input
                type="checkbox"
                disabled=move || !ready.get()
                prop:checked=all_picked
                on:change:target=move |event| pick(event.target().checked())
            />
            <span class="pick-words">{texts::select_page()}</span>
        </label>
    }
}

#[component]
fn Pick(session: SessionRow, picked: RwSignal<Vec<SessionRow>>) -> impl IntoView {
    let ready = Readiness::expect();
    let id = session.id;
    let words = texts::select_one(&session.participant.display_name(), &session.scenario);
    let is_picked = move || picked.with(|picked| picked.iter().any(|session| session.id == id));
    let pick = move |is_picked: bool| {
        picked.update(|picked| {
            picked.retain(|session| session.id != id);
            if is_picked && picked.len() < MOST_AT_ONCE {
                picked.push(session.clone());
            }
        });
    };
    view! {
        <td role="cell" class="cell-pick">
            <label class="pick">
                <input
                    type="checkbox"
                    disabled=move || !ready.get()
                    prop:checked=is_picked
                    on:change:target=move |event| pick(event.target().checked())
                />
                <span class="visually-hidden">{words}</span>
            </label>
        </td>
    }
}

#[component]
fn SessionTableRow(session: SessionRow, picked: Option<RwSignal<Vec<SessionRow>>>) -> impl IntoView {
    let href = OpenWorkspace::path(&format!("sessions/{}", session.id)).unwrap_or_default();
    let link_to = format!(", {}", session.scenario);
    let difficulty = session.difficulty.map(Difficulty::name);
    let row = session.clone();
    let pick = picked.map(|picked| view! { <Pick session=row picked /> });
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

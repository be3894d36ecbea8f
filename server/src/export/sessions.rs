//! The Sessions file: one row per roleplay session, newest first.
//!
//! One scan, in the order of the file, runs ahead on a thread and a connection of its own; another connection reads what
//! sessions refer to, whose fields are put together once. For each session there is little more to do than to copy them: even
//! its attempt number stands in its record, kept there by whoever writes sessions.

mod known;
mod link;

use std::sync::mpsc::channel;

use app::domain::Difficulty;

use self::{known::Known, link::Link};
use super::{
    csv_file::{CsvFile, Finished},
    dictionary::{Column, labels},
    guard::Guard,
    people::People,
    read_ahead::read_ahead,
    row::Rows,
};
use crate::{
    Error, Result,
    store::{SessionChoice, SessionRecord, Snapshot},
};

/// Sessions of which everything is touched before any is written: so many fit near the processor.
const TOGETHER: usize = 128;

pub(super) const COLUMNS: [Column; 16] = [
    Column::text("first_name", "First name", "The participant's given name, as known today."),
    Column::text("last_name", "Last name", "The participant's family name, as known today."),
    Column::text("email", "E-mail", "The participant's e-mail address, as known today.").required(),
    Column::text("scenario", "Scenario", "The name of the scenario that was practised.").required(),
    Column::word("difficulty", "Difficulty", "The scenario's difficulty; empty if it has none.", || {
        labels(Difficulty::ALL, Difficulty::label)
    }),
    Column::percentage("score", "Score", "From 0 to 100, with at most two decimals; empty if it was not scored."),
    Column::word(
        "rank",
        "Rank",
        "The score's rank: A from 90, B from 75, C from 50, else D; empty without a score.",
        || vec!["A", "B", "C", "D"],
    ),
    Column::ordinal(
        "attempt_number",
        "Attempt",
        "Which attempt of this participant at this scenario it was, counted among all that an export without options holds, the first being 1.",
    )
    .required(),
    Column::truth("valid_attempt", "Valid attempt", "Whether it was completed, graded and scored.").required(),
    Column::text("program", "Program", "The program from which the session was assigned; empty if there was none."),
    Column::text(
        "assigned_by",
        "Assigned by (e-mail)",
        "The e-mail address of who assigned the session directly; empty if it came from a program or was not assigned.",
    ),
    Column::text(
        "assigner_name",
        "Assigned by (name)",
        "The full name of who assigned the session directly; empty if it is not known, or as for assigned_by.",
    ),
    Column::time("started_at", "Started", "When it started, in UTC.").required(),
    Column::time("ended_at", "Ended", "When it ended, in UTC; empty while it runs."),
    Column::seconds("duration_seconds", "Duration", "Whole seconds from start to end; empty without an end."),
    Column::link("session_link", "Link", "The address of the session's review in the console.").required(),
];

pub(super) fn write(
    Snapshot { ahead, aside }: &mut Snapshot,
    guard: Guard,
    choice: &SessionChoice,
    link_base: &str,
    mut file: CsvFile<'_>,
) -> Result<Finished> {
    file.expect(aside.count_sessions(choice)?);
    let (put_members, members) = channel();
    // Takes the sender along: it has to go where the members can't be read, or they would be waited for.
    let read = move |put_out: &mut dyn FnMut(SessionRecord) -> Result<()>| {
        put_members
            .send(People::of_members(ahead, guard)?)
            .map_err(|_| Error::Abandoned)?;
        ahead.sessions(choice, put_out)
    };
    read_ahead(read, |sessions| {
        let members = || members.recv().map_err(|_| Error::Abandoned);
        let mut known = Known::read(aside, guard, members)?;
        let link = Link::new(link_base);
        sessions.each_few(TOGETHER, |sessions| {
            known.touch(sessions);
            known.meet(aside, sessions)?;
            let has_guarded = known.has_guarded();
            for session in sessions {
                write_row(&mut file, &known, session, &link)?;
                if has_guarded {
                    for (column, text) in known.guarded(session) {
                        file.note_guarded(column, text);
                    }
                }
            }
            Ok(())
        })
    })?;
    file.finish()
}

fn write_row(file: &mut CsvFile<'_>, known: &Known, session: &SessionRecord, link: &Link) -> Result<()> {
    let (user, scenario) = (session.user_id, session.scenario_id);
    let fields = [
        known.people.fields(user).ok_or_else(|| missing("person", user))?,
        known
            .scenarios
            .get(scenario)
            .ok_or_else(|| missing("scenario", scenario))?,
        known.scores.get(session.score)?,
    ];
    let origin = known.origin(session.assignment_id)?;
    file.row(|rows| {
        for fields in fields {
            rows.ready(fields);
        }
        rows.number(session.attempt_number.into())
            .ready(if session.is_valid { b"true," } else { b"false," })
            .ready(origin);
        write_times(rows, session);
        link.write(rows, session.uuid);
        rows.end();
    })
}

fn write_times(rows: &mut Rows, session: &SessionRecord) {
    rows.time(Some(session.started_at)).time(session.ended_at);
    match session.ended_at {
        Some(end) => rows.number(end.0 - session.started_at.0),
        None => rows.ready(b","),
    };
}

fn missing(what: &str, id: i64) -> Error {
    Error::Corrupt(format!("a session refers to {what} {id}, which is not there"))
}

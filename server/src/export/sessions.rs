//! The Sessions file: one row per roleplay session, newest first.
//!
//! A first scan counts each person's attempts at each scenario, which also tells who the file is about;
//! at the same time, another connection reads the assignments. Of what sessions refer to, the fields are
//! put together once. The second scan, in the order of the file, runs ahead on a thread of its own: for
//! each of its records there is little more to do than to copy them.

mod known;
mod link;

use self::{known::Known, link::Link};
use super::{
    attempts::Attempts,
    csv_file::CsvFile,
    guard::Guard,
    origins::Assignments,
    read_ahead::{at_once, read_ahead},
    row::Rows,
};
use crate::{
    Error, Result,
    store::{SessionRecord, Snapshot},
};

pub(super) const HEADER: [&str; 16] = [
    "first_name",
    "last_name",
    "email",
    "scenario",
    "difficulty",
    "score",
    "rank",
    "attempt_number",
    "valid_attempt",
    "program",
    "assigned_by",
    "assigner_name",
    "started_at",
    "ended_at",
    "duration_seconds",
    "session_link",
];

pub(super) fn write(
    Snapshot { ahead, aside }: &mut Snapshot,
    guard: Guard,
    link_base: &str,
    mut file: CsvFile,
) -> Result<u64> {
    let scenarios = known::scenarios(aside, guard)?;
    let counting = || known::attempts(aside, &scenarios);
    let ((mut attempts, people), assignments) = at_once(counting, || Assignments::read(ahead))?;
    file.expect(attempts.total());
    let read = |put_out: &mut dyn FnMut(SessionRecord) -> Result<()>| ahead.each(put_out);
    read_ahead(read, |sessions| {
        let known = Known::read(aside, scenarios, people, assignments, guard)?;
        let link = Link::new(link_base);
        for session in sessions {
            write_row(&mut file, &known, &mut attempts, &session, &link)?;
        }
        Ok(())
    })?;
    file.finish()
}

fn write_row(
    file: &mut CsvFile,
    known: &Known,
    attempts: &mut Attempts,
    session: &SessionRecord,
    link: &Link,
) -> Result<()> {
    let scenario = known.scenarios.place(session.scenario_id);
    let scenario = scenario.ok_or_else(|| missing("scenario", session.scenario_id))?;
    let attempt_number = attempts
        .take_newest(session.user_id, scenario)
        .ok_or_else(|| Error::Corrupt("a session was not counted".to_owned()))?;
    let person = known.people.fields(session.user_id);
    let origin = known.origins.get(session.assignment_id);
    let fields = [
        person.ok_or_else(|| missing("person", session.user_id))?,
        known.scenarios.at(scenario).unwrap_or_default(),
        known.scores.get(session.score)?,
    ];
    let origin = origin.ok_or_else(|| missing("assignment", session.assignment_id.unwrap_or_default()))?;
    file.row(|rows| {
        for fields in fields {
            rows.ready(fields);
        }
        rows.number(attempt_number.into())
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

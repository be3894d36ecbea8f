//! The Sessions file: one row per roleplay session, newest first.
//!
//! A first scan counts each person's attempts at each scenario, which also tells who and what the file
//! is about. Of these, the fields are put together once. A second scan, in the order of the file, runs
//! ahead on a thread of its own; for each of its records there is little more to do than to copy them.

use std::collections::HashMap;

use app::domain::{Difficulty, PersonName, Score};
use rustc_hash::FxHashMap;

use super::{
    attempts::Attempts,
    csv_file::CsvFile,
    guard::Guard,
    origins::{Origins, assigner},
    person::person_fields,
    read_ahead::read_ahead,
    row::{Rows, fields},
};
use crate::{
    Error, Result,
    store::{AssignmentRecord, AttemptRecord, ProgramRecord, ScenarioRecord, SessionRecord, Snapshot},
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

const NO_SCORE: &[u8] = b",,";

/// Everything that sessions refer to, by key, as fields of the file.
struct Known {
    /// First name, last name and e-mail.
    people: FxHashMap<i64, Box<[u8]>>,
    /// Name and difficulty.
    scenarios: FxHashMap<i64, Box<[u8]>>,
    /// Score and rank, by hundredths of a point.
    scores: Vec<Box<[u8]>>,
    origins: Origins,
    attempts: Attempts,
}

pub(super) fn write(
    snapshot: &mut Snapshot,
    guard: Guard,
    link_base: &str,
    mut file: CsvFile,
) -> Result<u64> {
    let mut known = Known::read(snapshot, guard)?;
    file.expect(known.attempts.total());
    let mut link = link_base.to_owned();
    let read = |put_out: &mut dyn FnMut(SessionRecord) -> Result<()>| snapshot.each(put_out);
    read_ahead(read, |session| {
        let attempt_number = known
            .attempts
            .take_newest(session.user_id, session.scenario_id)
            .ok_or_else(|| Error::Corrupt("a session was not counted".to_owned()))?;
        let row = known.fields_of(session)?;
        let mut id = [0; uuid::fmt::Hyphenated::LENGTH];
        link.truncate(link_base.len());
        link.push_str(session.uuid.hyphenated().encode_lower(&mut id));
        file.row(|rows| row.write(rows, session, attempt_number, &link))
    })?;
    file.finish()
}

/// The fields of one row that were put together before.
struct Prepared<'a> {
    person: &'a [u8],
    scenario: &'a [u8],
    score: &'a [u8],
    origin: &'a [u8],
}

impl Prepared<'_> {
    fn write(&self, rows: &mut Rows, session: &SessionRecord, attempt_number: u32, link: &str) {
        rows.ready(self.person)
            .ready(self.scenario)
            .ready(self.score)
            .number(attempt_number.into())
            .ready(if session.is_valid { b"true," } else { b"false," })
            .ready(self.origin)
            .time(Some(session.started_at))
            .time(session.ended_at);
        match session.ended_at {
            Some(end) => rows.number(end.0 - session.started_at.0),
            None => rows.ready(b","),
        };
        rows.text(link).end();
    }
}

impl Known {
    fn read(snapshot: &mut Snapshot, guard: Guard) -> Result<Self> {
        let mut attempts = Attempts::default();
        snapshot.each(|attempt: AttemptRecord| {
            attempts.count(attempt.user_id, attempt.scenario_id);
            Ok(())
        })?;

        let assignments = snapshot.all::<AssignmentRecord>()?;
        let assigners = assignments.iter().filter_map(assigner);
        let mut needed: Vec<i64> = attempts.people().chain(assigners).collect();
        needed.sort_unstable();
        needed.dedup();
        let people: HashMap<i64, PersonName> = snapshot
            .people(&needed)?
            .into_iter()
            .map(|person| (person.id, person.name))
            .collect();
        let programs: HashMap<i64, String> = snapshot
            .all::<ProgramRecord>()?
            .into_iter()
            .map(|program| (program.id, program.name))
            .collect();
        let origins = Origins::of(&assignments, &people, &programs, guard)?;
        Ok(Self {
            people: people
                .iter()
                .map(|(id, name)| (*id, person_fields(name, guard)))
                .collect(),
            scenarios: snapshot
                .all::<ScenarioRecord>()?
                .into_iter()
                .map(|scenario| {
                    let difficulty = scenario.difficulty.map_or("", Difficulty::label);
                    (scenario.id, fields([&guard.apply(&scenario.name), difficulty]))
                })
                .collect(),
            scores: (0..=Score::HIGHEST.0)
                .map(|hundredths| {
                    let score = Score(hundredths);
                    fields([&score.to_string(), score.rank().letter()])
                })
                .collect(),
            origins,
            attempts,
        })
    }

    fn fields_of(&self, session: &SessionRecord) -> Result<Prepared<'_>> {
        let score = session.score.map_or(Some(NO_SCORE), |score| {
            self.scores.get(usize::from(score.0)).map(|fields| &**fields)
        });
        Ok(Prepared {
            person: found(&self.people, session.user_id, "person")?,
            scenario: found(&self.scenarios, session.scenario_id, "scenario")?,
            score: score.ok_or_else(|| Error::Corrupt("a score beyond the highest".to_owned()))?,
            origin: self.origins.fields(session.assignment_id)?,
        })
    }
}

fn found<'a>(values: &'a FxHashMap<i64, Box<[u8]>>, id: i64, what: &str) -> Result<&'a [u8]> {
    let missing = || Error::Corrupt(format!("a session refers to {what} {id}, which is not there"));
    values.get(&id).map(|fields| &**fields).ok_or_else(missing)
}

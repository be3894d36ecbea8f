//! The Sessions file: one row per roleplay session, newest first.
//!
//! People, scenarios, programs and assignments are few and are read first; then the sessions stream
//! past, each written as it comes.

use std::collections::HashMap;

use app::domain::{Difficulty, PersonName, Rank, Score};
use futures::{StreamExt, pin_mut};
use tokio::io::AsyncWrite;

use super::{
    Progress,
    csv_file::{CsvFile, Written},
    guard::Guard,
};
use crate::{Error, Result, store::Snapshot};

const HEADER: [&str; 16] = [
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

/// A person's cells, guarded already.
struct PersonCells {
    first_name: String,
    last_name: String,
    email: String,
    full_name: String,
}

/// What a session's row says of its assignment.
#[derive(Clone, Copy)]
enum Origin {
    Program(i64),
    Person(i64),
    Nobody,
}

/// Everything that sessions refer to, by key.
struct Dimensions {
    people: HashMap<i64, PersonCells>,
    scenarios: HashMap<i64, (String, &'static str)>,
    programs: HashMap<i64, String>,
    origins: HashMap<i64, Origin>,
    /// The attempts at a scenario that are still to come in the file; the newest comes first.
    attempts: HashMap<(i64, i64), u32>,
}

pub(super) async fn write<Out: AsyncWrite + Unpin + Send>(
    mut snapshot: Snapshot,
    guard: Guard,
    link_base: &str,
    out: &mut Out,
    progress: &Progress,
) -> Result<Written> {
    let mut known = Dimensions::read(&mut snapshot, guard).await?;
    progress.expect(known.attempts.values().copied().map(u64::from).sum());

    let mut file = CsvFile::begin(out, progress, &HEADER)?;
    let sessions = snapshot.sessions();
    pin_mut!(sessions);
    while let Some(session) = sessions.next().await {
        let session = session?;
        let attempt_number = known.take_attempt(session.user_id, session.scenario_id)?;
        let person = found(&known.people, session.user_id, "person")?;
        let (scenario, difficulty) = found(&known.scenarios, session.scenario_id, "scenario")?;
        let (program, assigned_by, assigner_name) = known.origin(session.assignment_id)?;
        let duration = session
            .ended_at
            .map(|end| (end.0 - session.started_at.0).to_string());
        file.row([
            &person.first_name,
            &person.last_name,
            &person.email,
            scenario,
            difficulty,
            &session.score.map(|score| score.to_string()).unwrap_or_default(),
            session.score.map(Score::rank).map_or("", Rank::letter),
            &attempt_number.to_string(),
            if session.is_valid { "true" } else { "false" },
            program,
            assigned_by,
            assigner_name,
            &session.started_at.to_string(),
            &session.ended_at.map(|at| at.to_string()).unwrap_or_default(),
            &duration.unwrap_or_default(),
            &format!("{link_base}{}", session.uuid),
        ])
        .await?;
    }
    file.finish().await
}

impl Dimensions {
    async fn read(snapshot: &mut Snapshot, guard: Guard) -> Result<Self> {
        let people = snapshot.people().await?;
        let scenarios = snapshot.scenarios().await?;
        let programs = snapshot.programs().await?;
        let assignments = snapshot.assignments().await?;
        let attempts = snapshot.attempts().await?;
        Ok(Self {
            people: people
                .into_iter()
                .map(|person| (person.id, PersonCells::of(&person.name, guard)))
                .collect(),
            scenarios: scenarios
                .into_iter()
                .map(|scenario| {
                    let difficulty = scenario.difficulty.map_or("", Difficulty::label);
                    (
                        scenario.id,
                        (guard.apply(&scenario.name).into_owned(), difficulty),
                    )
                })
                .collect(),
            programs: programs
                .into_iter()
                .map(|(id, name)| (id, guard.apply(&name).into_owned()))
                .collect(),
            origins: assignments
                .into_iter()
                .map(|assignment| {
                    let origin = match (assignment.program_id, assignment.assigned_by) {
                        (Some(program), _) => Origin::Program(program),
                        (None, Some(person)) => Origin::Person(person),
                        (None, None) => Origin::Nobody,
                    };
                    (assignment.id, origin)
                })
                .collect(),
            attempts: attempts
                .into_iter()
                .map(|(user, scenario, count)| ((user, scenario), count))
                .collect(),
        })
    }

    /// The number of the next session of this person at this scenario, counted down from the last attempt.
    fn take_attempt(&mut self, user_id: i64, scenario_id: i64) -> Result<u32> {
        let left = self
            .attempts
            .get_mut(&(user_id, scenario_id))
            .filter(|left| **left > 0);
        let left = left.ok_or_else(|| Error::Corrupt("a session was not counted".to_owned()))?;
        *left -= 1;
        Ok(*left + 1)
    }

    /// Program, assigner's e-mail and assigner's name; what does not apply is empty.
    fn origin(&self, assignment_id: Option<i64>) -> Result<(&str, &str, &str)> {
        let Some(assignment_id) = assignment_id else {
            return Ok(("", "", ""));
        };
        Ok(match found(&self.origins, assignment_id, "assignment")? {
            Origin::Program(program) => (found(&self.programs, *program, "program")?, "", ""),
            Origin::Person(person) => {
                let person = found(&self.people, *person, "assigner")?;
                ("", &person.email, &person.full_name)
            }
            Origin::Nobody => ("", "", ""),
        })
    }
}

impl PersonCells {
    fn of(name: &PersonName, guard: Guard) -> Self {
        Self {
            first_name: guard.apply(&name.first_name).into_owned(),
            last_name: guard.apply(&name.last_name).into_owned(),
            email: guard.apply(&name.email).into_owned(),
            full_name: guard.apply(&name.full_name()).into_owned(),
        }
    }
}

fn found<'a, Value>(values: &'a HashMap<i64, Value>, id: i64, what: &str) -> Result<&'a Value> {
    values
        .get(&id)
        .ok_or_else(|| Error::Corrupt(format!("a session refers to {what} {id}, which is not there")))
}

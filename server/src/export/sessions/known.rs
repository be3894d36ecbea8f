//! Everything that sessions refer to, as fields of the file.

use std::hint;

use app::domain::{Difficulty, Score};

use crate::{
    Error, Result,
    export::{
        attempts::{AttemptCount, Attempts},
        fields::{Fields, FieldsByKey},
        guard::Guard,
        origins::{Assignments, Origins},
        people::People,
    },
    store::{AttemptsRecord, ProgramRecord, Reader, ScenarioRecord, SessionChoice, SessionRecord},
};

const NO_SCORE: &[u8] = b",,";
/// Where in the header the fields of each list begin.
const FIRST_NAME: usize = 0;
const SCENARIO: usize = 3;
const PROGRAM: usize = 9;

/// The fields of everything that sessions refer to.
pub(super) struct Known {
    pub(super) people: People,
    /// Name and difficulty.
    pub(super) scenarios: FieldsByKey,
    pub(super) scores: Scores,
    origins: Origins,
}

impl Known {
    /// Reads who else has sessions or assigned them than members, and puts all fields together.
    pub(super) fn read(
        reader: &mut Reader,
        scenarios: FieldsByKey,
        (assignments, mut people): (Assignments, People),
        users: Vec<i64>,
        guard: Guard,
    ) -> Result<Self> {
        people.read_others(reader, users.into_iter().chain(assignments.assigners()))?;
        let programs: Vec<ProgramRecord> = reader.all()?;
        Ok(Self {
            origins: assignments.origins(&people, &programs, guard)?,
            people,
            scenarios,
            scores: Scores::all(),
        })
    }

    /// Reads a little of all that these sessions refer to. It lies far apart in memory, and the processor waits for
    /// many places at a time where nothing else is done in between.
    pub(super) fn touch<'session>(
        &self,
        attempts: &Attempts,
        sessions: impl Iterator<Item = &'session SessionRecord>,
    ) {
        let first = |fields: Option<&[u8]>| fields.and_then(<[u8]>::first).copied().unwrap_or_default();
        for session in sessions {
            hint::black_box((
                attempts.touch(session.user_id),
                first(self.people.fields(session.user_id)),
                first(self.origins.get(session.assignment_id)),
            ));
        }
    }

    /// The number of the attempt that a session is; those of a person at a scenario are taken newest first.
    pub(super) fn take_number(&self, attempts: &mut Attempts, session: &SessionRecord) -> Result<u32> {
        let scenario = self.scenarios.place(session.scenario_id);
        scenario
            .and_then(|scenario| attempts.take_newest(session.user_id, scenario))
            .ok_or_else(|| Error::Corrupt("a session was not counted".to_owned()))
    }

    /// Whether any text that sessions refer to was guarded.
    pub(super) fn has_guarded(&self) -> bool {
        self.people.has_guarded() || self.scenarios.has_guarded() || self.origins.has_guarded()
    }

    /// The texts of a session's row that were guarded, each with the place of its column.
    pub(super) fn guarded(&self, session: &SessionRecord) -> impl Iterator<Item = (usize, &str)> {
        let lists = [
            (FIRST_NAME, self.people.guarded(session.user_id)),
            (SCENARIO, self.scenarios.guarded(session.scenario_id)),
            (PROGRAM, self.origins.guarded(session.assignment_id)),
        ];
        lists.into_iter().flat_map(|(first, texts)| {
            texts
                .iter()
                .map(move |(column, text)| (first + column, text.as_str()))
        })
    }

    /// Program, assigner's e-mail and assigner's name of a session with this assignment, or without one.
    pub(super) fn origin(&self, assignment: Option<i64>) -> Result<&[u8]> {
        let origin = self.origins.get(assignment);
        origin.ok_or_else(|| super::missing("assignment", assignment.unwrap_or_default()))
    }
}

/// Reads the assignments, and the members' names.
pub(super) fn assignments(reader: &mut Reader, guard: Guard) -> Result<(Assignments, People)> {
    let assignments = Assignments::read(reader)?;
    let people = People::of_members(reader, assignments.assigners().collect(), guard)?;
    Ok((assignments, people))
}

/// Name and difficulty of each scenario, which have their places in the order of their keys.
pub(super) fn scenarios(reader: &mut Reader, guard: Guard) -> Result<FieldsByKey> {
    let mut scenarios: Vec<ScenarioRecord> = reader.all()?;
    scenarios.sort_unstable_by_key(|scenario| scenario.id);
    let mut fields = Fields::default();
    let places: Vec<(i64, u32)> = scenarios
        .iter()
        .map(|scenario| {
            let difficulty = scenario.difficulty.map_or("", Difficulty::label);
            // No label begins like a formula.
            (
                scenario.id,
                fields.push_typed([&scenario.name, difficulty], guard),
            )
        })
        .collect();
    Ok(FieldsByKey::new(&places, fields))
}

/// Counts the attempts that the numbers of these sessions need; returns whose they are, too.
pub(super) fn attempts(
    reader: &mut Reader,
    choice: &SessionChoice,
    scenarios: &FieldsByKey,
) -> Result<(Attempts, Vec<i64>)> {
    let mut count = AttemptCount::default();
    let mut places = Vec::new();
    reader.attempts(choice, |attempts: AttemptsRecord| {
        places.clear();
        for id in attempts.scenario_ids.iter() {
            places.push(
                scenarios
                    .place(id)
                    .ok_or_else(|| super::missing("scenario", id))?,
            );
        }
        places.sort_unstable();
        for scenario in &places {
            count.add(attempts.user_id, *scenario);
        }
        Ok(())
    })?;
    Ok(count.finish())
}

/// Score and rank of each score that there can be, by hundredths of a point.
pub(super) struct Scores(Fields);

impl Scores {
    fn all() -> Self {
        let mut fields = Fields::default();
        for hundredths in 0..=Score::HIGHEST.0 {
            let score = Score(hundredths);
            fields.push([&score.to_string(), score.rank().letter()]);
        }
        Self(fields)
    }

    /// The two fields of a session with this score, or without one.
    pub(super) fn get(&self, score: Option<Score>) -> Result<&[u8]> {
        match score {
            None => Ok(NO_SCORE),
            Some(score) => self
                .0
                .at(score.0.into())
                .ok_or_else(|| Error::Corrupt("a score beyond the highest".to_owned())),
        }
    }
}

//! Everything that sessions refer to, as fields of the file.

use std::hint;

use app::domain::{Difficulty, Score};

use crate::{
    Error, Result,
    export::{
        fields::{Fields, FieldsByKey},
        guard::Guard,
        origins::{Assignments, Origins},
        people::People,
    },
    store::{Keys, Reader, ScenarioRecord, SessionRecord},
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
    /// Reads all but the members, who come from elsewhere at the same time.
    pub(super) fn read(
        reader: &mut Reader,
        guard: Guard,
        members: impl FnOnce() -> Result<People>,
    ) -> Result<Self> {
        let scenarios = scenarios(reader, guard)?;
        let origins = Assignments::read(reader)?.origins(reader, guard)?;
        Ok(Self {
            people: members()?,
            scenarios,
            scores: Scores::all(),
            origins,
        })
    }

    /// Makes sure that everybody whose sessions these are is known.
    pub(super) fn meet(&mut self, reader: &mut Reader, sessions: &[SessionRecord]) -> Result<()> {
        self.people
            .meet(reader, sessions.iter().map(|session| session.user_id))
    }

    /// Reads a little of all that these sessions refer to. It lies far apart in memory, and the processor waits for
    /// many places at a time where nothing else is done in between.
    pub(super) fn touch(&self, sessions: &[SessionRecord]) {
        let first = |fields: Option<&[u8]>| fields.and_then(<[u8]>::first).copied().unwrap_or_default();
        for session in sessions {
            hint::black_box((
                first(self.people.fields(session.user_id)),
                first(self.origins.get(session.assignment_id)),
            ));
        }
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

/// Name and difficulty of each scenario.
fn scenarios(reader: &mut Reader, guard: Guard) -> Result<FieldsByKey> {
    let scenarios: Vec<ScenarioRecord> = reader.all()?;
    let mut fields = FieldsByKey::within(Keys::of(scenarios.iter().map(|scenario| scenario.id)));
    for scenario in &scenarios {
        let difficulty = scenario.difficulty.map_or("", Difficulty::label);
        // No label begins like a formula.
        fields.push_typed(scenario.id, [&scenario.name, difficulty], guard);
    }
    Ok(fields)
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

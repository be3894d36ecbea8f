//! Everything that sessions refer to, as fields of the file.

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
    store::{AttemptRecord, ProgramRecord, Reader, ScenarioRecord},
};

const NO_SCORE: &[u8] = b",,";

/// The fields of everything that sessions refer to.
pub(super) struct Known {
    pub(super) people: People,
    /// Name and difficulty.
    pub(super) scenarios: FieldsByKey,
    pub(super) scores: Scores,
    pub(super) origins: Origins,
}

impl Known {
    /// Reads who has the sessions and who assigned them, and puts all fields together.
    pub(super) fn read(
        reader: &mut Reader,
        scenarios: FieldsByKey,
        people: Vec<i64>,
        assignments: Assignments,
        guard: Guard,
    ) -> Result<Self> {
        let people = People::read(reader, people, assignments.assigners().collect(), guard)?;
        let programs: Vec<ProgramRecord> = reader.all()?;
        Ok(Self {
            origins: assignments.origins(&people, &programs, guard)?,
            people,
            scenarios,
            scores: Scores::all(),
        })
    }
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
            (
                scenario.id,
                fields.push([&guard.apply(&scenario.name), difficulty]),
            )
        })
        .collect();
    Ok(FieldsByKey::new(&places, fields))
}

/// Counts the attempts; returns whose they are, too.
pub(super) fn attempts(reader: &mut Reader, scenarios: &FieldsByKey) -> Result<(Attempts, Vec<i64>)> {
    let mut count = AttemptCount::default();
    reader.each(|attempt: AttemptRecord| {
        let scenario = scenarios.place(attempt.scenario_id);
        count.add(
            attempt.user_id,
            scenario.ok_or_else(|| super::missing("scenario", attempt.scenario_id))?,
        );
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

//! How practice goes: attempts at a scenario, and scores that rise with them.

use app::domain::{Difficulty, Score, SessionStatus, Timestamp};
use fastrand::Rng;
use uuid::Uuid;

use super::calendar::DAY;
use crate::import::SessionFacts;

/// Points that the second, third, … attempt brings: much at first, little later.
const GAINS: [i64; 8] = [0, 8, 13, 17, 19, 21, 22, 23];

/// One person at one scenario.
#[derive(Debug, Clone)]
pub(super) struct Practice {
    /// Who, by their place in the cast.
    pub(super) person: usize,
    /// What, by its place in the list of scenarios.
    pub(super) scenario: usize,
    /// The assignment, if it was assigned.
    pub(super) assignment: Option<Uuid>,
    attempts: usize,
}

impl Practice {
    pub(super) const fn new(person: usize, scenario: usize, assignment: Option<Uuid>) -> Self {
        Self {
            person,
            scenario,
            assignment,
            attempts: 0,
        }
    }

    /// One more session, that begins then.
    pub(super) fn play(
        &mut self,
        skill: i64,
        difficulty: Option<Difficulty>,
        started_at: Timestamp,
        chance: &mut Rng,
    ) -> SessionFacts {
        let ended_at = Timestamp(started_at.0 + chance.i64(4 * 60..25 * 60));
        let facts = SessionFacts {
            status: SessionStatus::Completed,
            started_at,
            ended_at: Some(ended_at),
            graded_at: Some(Timestamp(ended_at.0 + chance.i64(5..60))),
            score: Some(self.score(skill, difficulty, chance)),
            demo: false,
            archived_at: None,
        };
        match chance.u32(0..100) {
            // Left early, with and without a word.
            0..4 => unscored(SessionStatus::Abandoned, Some(ended_at), facts),
            4..8 => unscored(SessionStatus::Abandoned, None, facts),
            // Not graded yet.
            8..10 => unscored(SessionStatus::Completed, Some(ended_at), facts),
            10..12 => SessionFacts { demo: true, ..facts },
            12..14 => SessionFacts {
                archived_at: Some(Timestamp(ended_at.0 + DAY)),
                ..facts
            },
            _ => {
                self.attempts += 1;
                facts
            }
        }
    }

    fn score(&self, skill: i64, difficulty: Option<Difficulty>, chance: &mut Rng) -> Score {
        let start = match difficulty {
            Some(Difficulty::Easy) => 64,
            Some(Difficulty::Medium) => 57,
            Some(Difficulty::Hard) => 49,
            Some(Difficulty::VeryHard) => 42,
            Some(Difficulty::Custom) | None => 60,
        };
        let gain = GAINS[self.attempts.min(GAINS.len() - 1)];
        let tenths = (start + gain + skill) * 10 + chance.i64(-60..60);
        let hundredths = tenths.clamp(50, 1_000) * 10;
        Score(u16::try_from(hundredths).expect("at most 10000"))
    }
}

/// A session that still runs.
pub(super) fn running(started_at: Timestamp) -> SessionFacts {
    SessionFacts {
        status: SessionStatus::InProgress,
        started_at,
        ended_at: None,
        graded_at: None,
        score: None,
        demo: false,
        archived_at: None,
    }
}

fn unscored(status: SessionStatus, ended_at: Option<Timestamp>, facts: SessionFacts) -> SessionFacts {
    SessionFacts {
        status,
        ended_at,
        graded_at: None,
        score: None,
        ..facts
    }
}

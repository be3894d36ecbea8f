//! Who practised what in the large workspace, and how it went.

use app::domain::{Score, SessionStatus, Timestamp};
use uuid::Uuid;

use super::{ASSIGNERS, DAYS, PROGRAMS, SCENARIOS, Writer};
use crate::{
    demo::calendar::DAY,
    import::{Assignment, Hangup, Session, SessionFacts},
};

impl Writer {
    pub(super) fn write_session(&mut self) -> Result<(), Hangup> {
        let user = self.script.chance.usize(..self.users.len());
        // Some scenarios are practised far more than others.
        let scenario = (0..3)
            .map(|_| self.script.chance.usize(..SCENARIOS))
            .min()
            .unwrap_or(0);
        let assignment = if self.percent(50) {
            Some(self.assignment(user, scenario)?)
        } else {
            None
        };
        let session = Session {
            workspace: self.workspace,
            user: self.users[user],
            scenario: self.scenarios[scenario],
            assignment,
            facts: self.facts(),
        };
        self.script.put_session(session)
    }

    /// The user's assignment of that scenario, which is written if there is none yet.
    fn assignment(&mut self, user: usize, scenario: usize) -> Result<Uuid, Hangup> {
        if let Some(known) = self.assignments.get(&(user, scenario)) {
            return Ok(*known);
        }
        let by_program = self.percent(60);
        let assigner = self.script.chance.usize(..ASSIGNERS.min(self.users.len()));
        let assignment = Assignment {
            workspace: self.workspace,
            user: self.users[user],
            scenario: self.scenarios[scenario],
            program: by_program.then(|| self.programs[self.script.chance.usize(..PROGRAMS)]),
            assigned_by: (!by_program).then(|| self.users[assigner]),
        };
        let id = self.script.put_assignment(assignment)?;
        self.assignments.insert((user, scenario), id);
        Ok(id)
    }

    fn facts(&mut self) -> SessionFacts {
        let started_at = self.days_ago(1..DAYS);
        let length = self.script.chance.i64(30..1_800);
        let status = match self.script.chance.u32(0..100) {
            0..90 => SessionStatus::Completed,
            90..97 => SessionStatus::Abandoned,
            _ => SessionStatus::InProgress,
        };
        let completed = status == SessionStatus::Completed;
        let after = |seconds| completed.then(|| Timestamp(started_at.0 + seconds));
        SessionFacts {
            status,
            started_at,
            ended_at: after(length),
            graded_at: after(length + 5),
            score: if completed {
                Some(Score(self.script.chance.u16(200..=1_000) * 10))
            } else {
                None
            },
            demo: self.percent(2),
            archived_at: if self.percent(2) {
                Some(Timestamp(self.now.0 - DAY))
            } else {
                None
            },
        }
    }
}

//! What is practised: scenarios, programs, assignments and sessions.

use uuid::Uuid;

use super::{
    super::references::{AssignmentPlace, Place},
    unmoved,
};
use crate::import::{Assignment, Known, Program, Scenario, Session, refusal::Refusal, summary::Change};

impl Known {
    pub(super) fn settle_scenario(&mut self, id: Uuid, line: &Scenario<Uuid>) -> Result<Change, Refusal> {
        let workspace = self.workspace(line.workspace)?;
        unmoved(self.scenarios.get(&id).map(|known| known.workspace), workspace)?;
        let row = Scenario {
            workspace,
            name: line.name.clone(),
            difficulty: line.difficulty,
            archived_at: line.archived_at,
        };
        let (key, change) = self.scenarios.put(id, row)?;
        self.references.scenarios.insert(id, Place { id: key, workspace });
        Ok(change)
    }

    pub(super) fn settle_program(&mut self, id: Uuid, line: &Program<Uuid>) -> Result<Change, Refusal> {
        let workspace = self.workspace(line.workspace)?;
        unmoved(self.programs.get(&id).map(|known| known.workspace), workspace)?;
        let row = Program {
            workspace,
            name: line.name.clone(),
        };
        let (key, change) = self.programs.put(id, row)?;
        self.references.programs.insert(id, Place { id: key, workspace });
        Ok(change)
    }

    pub(super) fn settle_assignment(&mut self, id: Uuid, line: &Assignment<Uuid>) -> Result<Change, Refusal> {
        let workspace = self.workspace(line.workspace)?;
        let (user, scenario) = (
            self.user("user", line.user)?,
            self.scenario(line.scenario, workspace)?,
        );
        let program = line
            .program
            .map(|program| self.program(program, workspace))
            .transpose()?;
        let assigned_by = line
            .assigned_by
            .map(|user| self.user("assigned_by", user))
            .transpose()?;
        if let Some(known) = self.assignments.get(&id) {
            unmoved(Some(known.workspace), workspace)?;
            let moved = (known.user != user)
                .then_some("user")
                .or((known.scenario != scenario).then_some("scenario"));
            if let Some(field) = moved
                && !(self.is_saved() && self.assignment_without_sessions == Some(id))
            {
                return Err(Refusal::of_field(
                    field,
                    "can't change: the assignment has sessions",
                ));
            }
        }
        let row = Assignment {
            workspace,
            user,
            scenario,
            program,
            assigned_by,
        };
        let (key, change) = self.assignments.put(id, row)?;
        let place = AssignmentPlace {
            id: key,
            workspace,
            user,
            scenario,
        };
        self.references.assignments.insert(id, place);
        Ok(change)
    }

    pub(super) fn settle_session(&mut self, id: Uuid, line: &Session<Uuid>) -> Result<Change, Refusal> {
        let workspace = self.workspace(line.workspace)?;
        let (user, scenario) = (
            self.user("user", line.user)?,
            self.scenario(line.scenario, workspace)?,
        );
        let assignment = line
            .assignment
            .map(|id| self.assignment(id, workspace, user, scenario))
            .transpose()?;
        unmoved(self.sessions.get(&id).map(|known| known.workspace), workspace)?;
        let row = Session {
            workspace,
            user,
            scenario,
            assignment,
            facts: line.facts,
        };
        Ok(self.sessions.put(id, row)?.1)
    }
}

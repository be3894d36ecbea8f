//! What the ids in a line stand for.

use uuid::Uuid;

use crate::import::{Known, Place, refusal::Refusal};

const UNKNOWN: &str = "is the id of nothing that an earlier line or the database holds";
const ELSEWHERE: &str = "belongs to another workspace";

impl Known {
    pub(super) fn workspace(&self, id: Uuid) -> Result<i64, Refusal> {
        let known = self.references.workspaces.get(&id).copied();
        known.ok_or_else(|| Refusal::of_field("workspace", UNKNOWN))
    }

    pub(super) fn user(&self, field: &'static str, id: Uuid) -> Result<i64, Refusal> {
        let known = self.references.users.get(&id).copied();
        known.ok_or_else(|| Refusal::of_field(field, UNKNOWN))
    }

    pub(super) fn group(&self, id: Uuid) -> Result<Place, Refusal> {
        let known = self.references.groups.get(&id).copied();
        known.ok_or_else(|| Refusal::of_field("group", UNKNOWN))
    }

    pub(super) fn scenario(&self, id: Uuid, workspace: i64) -> Result<i64, Refusal> {
        of_workspace("scenario", self.references.scenarios.get(&id), workspace)
    }

    pub(super) fn program(&self, id: Uuid, workspace: i64) -> Result<i64, Refusal> {
        of_workspace("program", self.references.programs.get(&id), workspace)
    }

    pub(super) fn assignment(
        &self,
        id: Uuid,
        workspace: i64,
        user: i64,
        scenario: i64,
    ) -> Result<i64, Refusal> {
        let refuse = |reason| Err(Refusal::of_field("assignment", reason));
        match self.references.assignments.get(&id) {
            None => refuse(UNKNOWN),
            Some(known) if known.workspace != workspace => refuse(ELSEWHERE),
            Some(known) if known.user != user => refuse("is another user's"),
            Some(known) if known.scenario != scenario => refuse("is of another scenario"),
            Some(known) => Ok(known.id),
        }
    }
}

fn of_workspace(field: &'static str, known: Option<&Place>, workspace: i64) -> Result<i64, Refusal> {
    match known {
        None => Err(Refusal::of_field(field, UNKNOWN)),
        Some(place) if place.workspace != workspace => Err(Refusal::of_field(field, ELSEWHERE)),
        Some(place) => Ok(place.id),
    }
}

//! What a line means for the database: which row it adds or changes, and whether it may.
//!
//! Nothing is changed when a line is refused, so that it can be settled again once more is known.

use app::domain::GroupRole;
use uuid::Uuid;

use super::{
    known::{GroupMember, Known},
    record::{Assignment, Group, Member, Program, Record, Scenario, Session, User, Workspace},
    references::{AssignmentPlace, Place},
    refusal::Refusal,
    summary::Change,
};
use crate::auth::email_key;

const UNKNOWN: &str = "is the id of nothing that an earlier line or the database holds";
const ELSEWHERE: &str = "belongs to another workspace";

impl Known {
    /// Settles one line.
    ///
    /// # Errors
    /// If the line is to be refused, or if what came before must be saved first.
    pub(super) fn settle(&mut self, record: &Record) -> Result<Change, Refusal> {
        match record {
            Record::Workspace(id, line) => self.settle_workspace(*id, line),
            Record::User(id, line) => self.settle_user(*id, line),
            Record::Member(key, line) => self.settle_member(*key, line),
            Record::Group(id, line) => self.settle_group(*id, line),
            Record::GroupMember(key, role) => self.settle_group_member(*key, *role),
            Record::Scenario(id, line) => self.settle_scenario(*id, line),
            Record::Program(id, line) => self.settle_program(*id, line),
            Record::Assignment(id, line) => self.settle_assignment(*id, line),
            Record::Session(id, line) => self.settle_session(*id, line),
        }
    }

    fn settle_workspace(&mut self, id: Uuid, line: &Workspace) -> Result<Change, Refusal> {
        if self.slugs.is_taken(&line.slug, id) {
            return Err(Refusal::of_field("slug", "is another workspace's"));
        }
        let (key, change) = self.workspaces.put(id, line.clone())?;
        self.slugs.found(line.slug.clone(), id);
        self.references.workspaces.insert(id, key);
        Ok(change)
    }

    fn settle_user(&mut self, id: Uuid, line: &User) -> Result<Change, Refusal> {
        let email = email_key(&line.email);
        if self.emails.is_taken(&email, id) {
            return Err(Refusal::of_field("email", "is another user's"));
        }
        let (key, change) = self.users.put(id, line.clone())?;
        self.emails.found(email, id);
        self.references.users.insert(id, key);
        Ok(change)
    }

    fn settle_member(&mut self, (workspace, user): (Uuid, Uuid), line: &Member) -> Result<Change, Refusal> {
        let key = (self.workspace(workspace)?, self.user("user", user)?);
        Ok(self.members.put(key, line.clone())?.1)
    }

    fn settle_group(&mut self, id: Uuid, line: &Group<Uuid>) -> Result<Change, Refusal> {
        let workspace = self.workspace(line.workspace)?;
        unmoved(self.groups.get(&id).map(|known| known.workspace), workspace)?;
        let name = (workspace, line.name.to_lowercase());
        let is_live = line.deleted_at.is_none();
        if is_live && self.group_names.is_taken(&name, id) {
            return Err(Refusal::of_field("name", "is that of another live group"));
        }
        let row = Group {
            workspace,
            name: line.name.clone(),
            deleted_at: line.deleted_at,
        };
        let (key, change) = self.groups.put(id, row)?;
        if is_live {
            self.group_names.found(name, id);
        }
        self.references.groups.insert(id, Place { id: key, workspace });
        Ok(change)
    }

    fn settle_group_member(
        &mut self,
        (group, user): (Uuid, Uuid),
        role: GroupRole,
    ) -> Result<Change, Refusal> {
        let group = *self
            .references
            .groups
            .get(&group)
            .ok_or_else(|| Refusal::of_field("group", UNKNOWN))?;
        let user = self.user("user", user)?;
        if self.members.get(&(group.workspace, user)).is_none() {
            return Err(Refusal::of_field(
                "user",
                "is not a member of the group's workspace",
            ));
        }
        let row = GroupMember {
            workspace: group.workspace,
            role,
        };
        Ok(self.group_members.put((group.id, user), row)?.1)
    }

    fn settle_scenario(&mut self, id: Uuid, line: &Scenario<Uuid>) -> Result<Change, Refusal> {
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

    fn settle_program(&mut self, id: Uuid, line: &Program<Uuid>) -> Result<Change, Refusal> {
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

    fn settle_assignment(&mut self, id: Uuid, line: &Assignment<Uuid>) -> Result<Change, Refusal> {
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
            let moved = if known.user != user { Some("user") } else { None }
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

    fn settle_session(&mut self, id: Uuid, line: &Session<Uuid>) -> Result<Change, Refusal> {
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

    fn workspace(&self, id: Uuid) -> Result<i64, Refusal> {
        let known = self.references.workspaces.get(&id).copied();
        known.ok_or_else(|| Refusal::of_field("workspace", UNKNOWN))
    }

    fn user(&self, field: &'static str, id: Uuid) -> Result<i64, Refusal> {
        let known = self.references.users.get(&id).copied();
        known.ok_or_else(|| Refusal::of_field(field, UNKNOWN))
    }

    fn scenario(&self, id: Uuid, workspace: i64) -> Result<i64, Refusal> {
        of_workspace("scenario", self.references.scenarios.get(&id), workspace)
    }

    fn program(&self, id: Uuid, workspace: i64) -> Result<i64, Refusal> {
        of_workspace("program", self.references.programs.get(&id), workspace)
    }

    fn assignment(&self, id: Uuid, workspace: i64, user: i64, scenario: i64) -> Result<i64, Refusal> {
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

/// Refuses to move a row to another workspace, where nothing that it has to do with would follow.
fn unmoved(known: Option<i64>, workspace: i64) -> Result<(), Refusal> {
    match known {
        Some(before) if before != workspace => Err(Refusal::of_field("workspace", "can't change")),
        _ => Ok(()),
    }
}

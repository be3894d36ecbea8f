//! What a line means for the database: which row it adds or changes, and whether it may.
//!
//! Nothing is changed when a line is refused, so that it can be settled again once more is known.

mod lookup;
mod training;

use app::domain::GroupRole;
use uuid::Uuid;

use super::{
    known::{GroupMember, Known},
    record::{Group, Member, Record, User, Workspace},
    references::Place,
    refusal::Refusal,
    summary::Change,
};
use crate::auth::email_key;

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
        let (_, change) = self.members.put(key, line.clone())?;
        self.references.members.insert(key);
        Ok(change)
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
        let group = self.group(group)?;
        let user = self.user("user", user)?;
        if !self.references.members.contains(&(group.workspace, user)) {
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
}

/// Refuses to move a row to another workspace, where nothing that it has to do with would follow.
fn unmoved(known: Option<i64>, workspace: i64) -> Result<(), Refusal> {
    match known {
        Some(before) if before != workspace => Err(Refusal::of_field("workspace", "can't change")),
        _ => Ok(()),
    }
}

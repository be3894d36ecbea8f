//! What is known of the database while a batch of lines is settled.

use app::domain::GroupRole;
use uuid::Uuid;

use super::{
    record::{Assignment, Group, Member, Program, Scenario, Session, User, Workspace},
    references::References,
    table::{Claims, Table},
};

/// Everything of the database that the lines of a batch are about, and the changes that they make.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) references: References,
    pub(crate) workspaces: Table<Uuid, Workspace>,
    pub(crate) users: Table<Uuid, User>,
    /// By workspace and user.
    pub(crate) members: Table<(i64, i64), Member>,
    pub(crate) groups: Table<Uuid, Group<i64>>,
    /// By group and user.
    pub(crate) group_members: Table<(i64, i64), GroupMember>,
    pub(crate) scenarios: Table<Uuid, Scenario<i64>>,
    pub(crate) programs: Table<Uuid, Program<i64>>,
    pub(crate) assignments: Table<Uuid, Assignment<i64>>,
    pub(crate) sessions: Table<Uuid, Session<i64>>,
    pub(crate) slugs: Claims<String>,
    /// By e-mail key.
    pub(crate) emails: Claims<String>,
    /// Of live groups, by workspace and lower-case name.
    pub(crate) group_names: Claims<(i64, String)>,
    /// The assignment that was looked at last, if no session refers to it.
    pub(crate) assignment_without_sessions: Option<Uuid>,
}

/// What a member is in a group of their workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GroupMember {
    pub(crate) workspace: i64,
    pub(crate) role: GroupRole,
}

/// The greatest number that each table has given away.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LastIds {
    pub(crate) workspaces: i64,
    pub(crate) users: i64,
    pub(crate) groups: i64,
    pub(crate) scenarios: i64,
    pub(crate) programs: i64,
    pub(crate) assignments: i64,
    pub(crate) sessions: i64,
}

impl LastIds {
    /// Each with the name of its table.
    pub(crate) fn by_table(self) -> [(&'static str, i64); 7] {
        [
            ("workspaces", self.workspaces),
            ("users", self.users),
            ("groups", self.groups),
            ("scenarios", self.scenarios),
            ("programs", self.programs),
            ("assignments", self.assignments),
            ("sessions", self.sessions),
        ]
    }
}

impl Known {
    /// Knows nothing yet.
    pub(crate) fn new(last: LastIds) -> Self {
        Self {
            references: References::default(),
            workspaces: Table::new(last.workspaces),
            users: Table::new(last.users),
            members: Table::new(0),
            groups: Table::new(last.groups),
            group_members: Table::new(0),
            scenarios: Table::new(last.scenarios),
            programs: Table::new(last.programs),
            assignments: Table::new(last.assignments),
            sessions: Table::new(last.sessions),
            slugs: Claims::new(),
            emails: Claims::new(),
            group_names: Claims::new(),
            assignment_without_sessions: None,
        }
    }

    /// The greatest number that each table has given away by now.
    pub(super) fn last_ids(&self) -> LastIds {
        LastIds {
            workspaces: self.workspaces.last_id(),
            users: self.users.last_id(),
            groups: self.groups.last_id(),
            scenarios: self.scenarios.last_id(),
            programs: self.programs.last_id(),
            assignments: self.assignments.last_id(),
            sessions: self.sessions.last_id(),
        }
    }

    /// Whether nothing waits to be saved.
    pub(super) fn is_saved(&self) -> bool {
        self.workspaces.is_saved()
            && self.users.is_saved()
            && self.members.is_saved()
            && self.groups.is_saved()
            && self.group_members.is_saved()
            && self.scenarios.is_saved()
            && self.programs.is_saved()
            && self.assignments.is_saved()
            && self.sessions.is_saved()
    }

    /// Takes note that everything is saved.
    pub(super) fn saved(&mut self) {
        self.workspaces.saved();
        self.users.saved();
        self.members.saved();
        self.groups.saved();
        self.group_members.saved();
        self.scenarios.saved();
        self.programs.saved();
        self.assignments.saved();
        self.sessions.saved();
        self.assignment_without_sessions = None;
    }

    /// Forgets what only the last batch was about.
    pub(super) fn begin_batch(&mut self) {
        self.references.keep_within_bounds();
        self.workspaces.forget();
        self.users.forget();
        self.members.forget();
        self.groups.forget();
        self.group_members.forget();
        self.scenarios.forget();
        self.programs.forget();
        self.assignments.forget();
        self.sessions.forget();
        self.slugs.forget_all();
        self.emails.forget_all();
        self.group_names.forget_all();
    }
}

//! The objects of the import format. `Key` is how one names another: a UUID as it was read, or the
//! integer that the database gave it.

use app::domain::{Difficulty, GroupRole, Role, Score, SeatType, SessionStatus, Timestamp};
use uuid::Uuid;

/// One line, read and valid in itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Record {
    /// A workspace, by its id.
    Workspace(Uuid, Workspace),
    /// A person, by their id.
    User(Uuid, User),
    /// A member, by workspace and user.
    Member((Uuid, Uuid), Member),
    /// A group, by its id.
    Group(Uuid, Group<Uuid>),
    /// A member of a group, by group and user.
    GroupMember((Uuid, Uuid), GroupRole),
    /// A scenario, by its id.
    Scenario(Uuid, Scenario<Uuid>),
    /// A program, by its id.
    Program(Uuid, Program<Uuid>),
    /// An assignment, by its id.
    Assignment(Uuid, Assignment<Uuid>),
    /// A session, by its id.
    Session(Uuid, Session<Uuid>),
}

/// A workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Workspace {
    pub(crate) name: String,
    pub(crate) slug: String,
}

/// A person; a name that is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct User {
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
}

/// What a person is in a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) role: Role,
    pub(crate) seat_type: SeatType,
    pub(crate) joined_at: Timestamp,
    pub(crate) last_login_at: Option<Timestamp>,
    pub(crate) deactivated_at: Option<Timestamp>,
}

/// A group of members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group<Key> {
    pub(crate) workspace: Key,
    pub(crate) name: String,
    pub(crate) deleted_at: Option<Timestamp>,
}

/// Something to practise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scenario<Key> {
    pub(crate) workspace: Key,
    pub(crate) name: String,
    pub(crate) difficulty: Option<Difficulty>,
    pub(crate) archived_at: Option<Timestamp>,
}

/// Scenarios that are assigned together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Program<Key> {
    pub(crate) workspace: Key,
    pub(crate) name: String,
}

/// A scenario that a person is to practise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assignment<Key> {
    pub(crate) workspace: Key,
    pub(crate) user: Key,
    pub(crate) scenario: Key,
    pub(crate) program: Option<Key>,
    pub(crate) assigned_by: Option<Key>,
}

/// A roleplay session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Session<Key> {
    pub(crate) workspace: Key,
    pub(crate) user: Key,
    pub(crate) scenario: Key,
    pub(crate) assignment: Option<Key>,
    pub(crate) facts: SessionFacts,
}

/// What happened in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SessionFacts {
    pub(crate) status: SessionStatus,
    pub(crate) started_at: Timestamp,
    pub(crate) ended_at: Option<Timestamp>,
    pub(crate) graded_at: Option<Timestamp>,
    pub(crate) score: Option<Score>,
    pub(crate) demo: bool,
    pub(crate) archived_at: Option<Timestamp>,
}

impl SessionFacts {
    /// Whether the Sessions export holds the session.
    pub(crate) fn is_exported(&self) -> bool {
        !self.demo && self.archived_at.is_none()
    }

    /// Whether it counts as an attempt: completed, graded and scored.
    pub(crate) fn is_valid_attempt(&self) -> bool {
        self.status == SessionStatus::Completed && self.graded_at.is_some() && self.score.is_some()
    }
}

/// The types of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Workspace,
    User,
    Member,
    Group,
    GroupMember,
    Scenario,
    Program,
    Assignment,
    Session,
}

impl Kind {
    /// Every type, in the order of the format's description.
    pub(crate) const ALL: [Self; 9] = [
        Self::Workspace,
        Self::User,
        Self::Member,
        Self::Group,
        Self::GroupMember,
        Self::Scenario,
        Self::Program,
        Self::Assignment,
        Self::Session,
    ];

    /// The type as a line names it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::User => "user",
            Self::Member => "member",
            Self::Group => "group",
            Self::GroupMember => "group_member",
            Self::Scenario => "scenario",
            Self::Program => "program",
            Self::Assignment => "assignment",
            Self::Session => "session",
        }
    }
}

impl Record {
    /// The type of the line.
    pub(crate) const fn kind(&self) -> Kind {
        match self {
            Self::Workspace(..) => Kind::Workspace,
            Self::User(..) => Kind::User,
            Self::Member(..) => Kind::Member,
            Self::Group(..) => Kind::Group,
            Self::GroupMember(..) => Kind::GroupMember,
            Self::Scenario(..) => Kind::Scenario,
            Self::Program(..) => Kind::Program,
            Self::Assignment(..) => Kind::Assignment,
            Self::Session(..) => Kind::Session,
        }
    }
}

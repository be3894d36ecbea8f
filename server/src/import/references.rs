//! Which rows the UUIDs of the lines stand for.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

/// How many are kept in memory, whatever the length of the file; about 60 MB.
const MOST_REFERENCES: usize = 600_000;

/// The integer keys behind UUIDs that were met, all of them in the database or waiting to be saved.
/// They never change, except where an assignment's line changes it.
#[derive(Debug, Default)]
pub(crate) struct References {
    pub(crate) workspaces: HashMap<Uuid, i64>,
    pub(crate) users: HashMap<Uuid, i64>,
    /// Workspace and user.
    pub(crate) members: HashSet<(i64, i64)>,
    pub(crate) groups: HashMap<Uuid, Place>,
    pub(crate) scenarios: HashMap<Uuid, Place>,
    pub(crate) programs: HashMap<Uuid, Place>,
    pub(crate) assignments: HashMap<Uuid, AssignmentPlace>,
}

/// A row and its workspace.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) id: i64,
    pub(crate) workspace: i64,
}

/// An assignment, and what its sessions must agree with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AssignmentPlace {
    pub(crate) id: i64,
    pub(crate) workspace: i64,
    pub(crate) user: i64,
    pub(crate) scenario: i64,
}

impl References {
    /// Forgets everything once there is too much of it.
    pub(super) fn keep_within_bounds(&mut self) {
        let places = self.groups.len() + self.scenarios.len() + self.programs.len();
        let people = self.workspaces.len() + self.users.len() + self.members.len();
        if people + places + self.assignments.len() > MOST_REFERENCES {
            *self = Self::default();
        }
    }
}

//! What of the database a batch of lines is about.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{
    batch::Line,
    record::Record,
    references::{Place, References},
};
use crate::auth::email_key;

/// The ids that lines name, less the references that are known already.
#[derive(Debug, Default)]
pub(crate) struct WantedIds {
    pub(crate) workspaces: HashSet<Uuid>,
    pub(crate) users: HashSet<Uuid>,
    pub(crate) groups: HashSet<Uuid>,
    pub(crate) scenarios: HashSet<Uuid>,
    pub(crate) programs: HashSet<Uuid>,
    pub(crate) assignments: HashSet<Uuid>,
    pub(crate) sessions: HashSet<Uuid>,
    pub(crate) slugs: HashSet<String>,
    pub(crate) emails: HashSet<String>,
}

impl WantedIds {
    /// What these lines name.
    pub(crate) fn of(lines: &[Line], known: &References) -> Self {
        let mut wanted = Self::default();
        for line in lines {
            wanted.add_own(&line.record);
            wanted.add_references(&line.record, known);
        }
        wanted
    }

    /// The object that the line itself is about, which may be there with other contents.
    fn add_own(&mut self, record: &Record) {
        match record {
            Record::Workspace(id, line) => {
                self.workspaces.insert(*id);
                self.slugs.insert(line.slug.clone());
            }
            Record::User(id, line) => {
                self.users.insert(*id);
                self.emails.insert(email_key(&line.email));
            }
            Record::Group(id, _) => drop(self.groups.insert(*id)),
            Record::Scenario(id, _) => drop(self.scenarios.insert(*id)),
            Record::Program(id, _) => drop(self.programs.insert(*id)),
            Record::Assignment(id, _) => drop(self.assignments.insert(*id)),
            Record::Session(id, _) => drop(self.sessions.insert(*id)),
            // Known by the ids of two others; see `WantedPairs`.
            Record::Member(..) | Record::GroupMember(..) => {}
        }
    }

    fn add_references(&mut self, record: &Record, known: &References) {
        match record {
            Record::Workspace(..) | Record::User(..) => {}
            Record::Member((workspace, user), _) => {
                add(&mut self.workspaces, &known.workspaces, [*workspace]);
                add(&mut self.users, &known.users, [*user]);
            }
            Record::Group(_, line) => add(&mut self.workspaces, &known.workspaces, [line.workspace]),
            Record::GroupMember((group, user), _) => {
                add(&mut self.groups, &known.groups, [*group]);
                add(&mut self.users, &known.users, [*user]);
            }
            Record::Scenario(_, line) => add(&mut self.workspaces, &known.workspaces, [line.workspace]),
            Record::Program(_, line) => add(&mut self.workspaces, &known.workspaces, [line.workspace]),
            Record::Assignment(_, line) => {
                add(&mut self.workspaces, &known.workspaces, [line.workspace]);
                add(&mut self.users, &known.users, [line.user]);
                add(&mut self.users, &known.users, line.assigned_by);
                add(&mut self.scenarios, &known.scenarios, [line.scenario]);
                add(&mut self.programs, &known.programs, line.program);
            }
            Record::Session(_, line) => {
                add(&mut self.workspaces, &known.workspaces, [line.workspace]);
                add(&mut self.users, &known.users, [line.user]);
                add(&mut self.scenarios, &known.scenarios, [line.scenario]);
                add(&mut self.assignments, &known.assignments, line.assignment);
            }
        }
    }
}

fn add<Known>(wanted: &mut HashSet<Uuid>, known: &HashMap<Uuid, Known>, ids: impl IntoIterator<Item = Uuid>) {
    wanted.extend(ids.into_iter().filter(|id| !known.contains_key(id)));
}

/// What is known by two things, of which the ids are known by now.
#[derive(Debug, Default)]
pub(crate) struct WantedPairs {
    /// Workspace and user.
    pub(crate) members: HashSet<(i64, i64)>,
    /// Workspace, group and user.
    pub(crate) group_members: HashSet<(i64, i64, i64)>,
    /// Workspace and lower-case name.
    pub(crate) group_names: HashSet<(i64, String)>,
}

impl WantedPairs {
    /// What these lines name. A pair with something that is not in the database is not there either.
    pub(crate) fn of(lines: &[Line], known: &References) -> Self {
        let mut wanted = Self::default();
        let mut new_groups = HashMap::new();
        for line in lines {
            match &line.record {
                Record::Member((workspace, user), _) => {
                    let pair = known.workspaces.get(workspace).zip(known.users.get(user));
                    wanted.members.extend(pair.map(copied));
                }
                Record::Group(id, group) => {
                    if let Some(workspace) = known.workspaces.get(&group.workspace) {
                        new_groups.insert(*id, *workspace);
                        wanted.group_names.insert((*workspace, group.name.to_lowercase()));
                    }
                }
                Record::GroupMember((group, user), _) => {
                    let user = known.users.get(user);
                    let place = known.groups.get(group);
                    let workspace = place.map(|place| &place.workspace).or(new_groups.get(group));
                    let pair = workspace.zip(user).map(copied);
                    let unknown = pair.filter(|pair| !known.members.contains(pair));
                    wanted.members.extend(unknown);
                    let place = place.zip(user);
                    wanted
                        .group_members
                        .extend(place.map(|(Place { id, workspace }, user)| (*workspace, *id, *user)));
                }
                _ => {}
            }
        }
        wanted
    }
}

fn copied((first, second): (&i64, &i64)) -> (i64, i64) {
    (*first, *second)
}

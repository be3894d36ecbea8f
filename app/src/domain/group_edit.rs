//! What admins change of a group.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{GroupRole, words::words};

/// For how long deleting a group can be undone.
pub const UNDO_SECONDS: u32 = 10;

/// A group's other name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRename {
    /// The name before, as it was shown.
    pub seen: String,
    /// The name after it.
    pub name: String,
}

/// People who join a group: those found by a search, and those whose e-mail was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewGroupMembers {
    /// Members of the workspace, by id.
    #[serde(default)]
    pub people: Vec<Uuid>,
    /// E-mail addresses of members, separated by commas, semicolons, spaces or lines.
    #[serde(default)]
    pub emails: String,
    /// The role that each gets in the group.
    pub role: GroupRole,
}

/// What became of one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewGroupMember {
    /// The address as it was pasted, or that of the person picked.
    pub email: String,
    /// What became of it.
    pub verdict: NewGroupMemberVerdict,
}

words! {
    /// The possible fates of somebody who is to join a group.
    NewGroupMemberVerdict {
        /// Is in the group now.
        Added = "added" "Added" "Aufgenommen",
        /// Was in it already, so nothing changes.
        AlreadyIn = "already_in" "Already in the group" "Schon in der Gruppe",
        /// No member of the workspace.
        NoMember = "no_member" "Not a member of this workspace" "Kein Mitglied dieses Workspace",
        /// The same address stands earlier in the list.
        Repeated = "repeated" "Repeated in the list" "Doppelt in der Liste",
        /// No e-mail address.
        NotAnAddress = "not_an_address" "Not an e-mail address" "Keine E-Mail-Adresse",
    }
}

/// Another place of somebody in a group: what the admin saw, and what they want instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupPlaceEdit {
    /// The person's id.
    pub person: Uuid,
    /// Their role in the group, as it was shown.
    pub seen: GroupRole,
    /// The role that they get; none if they leave the group.
    pub wanted: Option<GroupRole>,
}

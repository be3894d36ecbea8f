//! Groups of members.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{MemberStatus, PersonName, words::words};

words! {
    /// A member's role in a group.
    GroupRole {
        /// Looks after the group; an ordinary member of the workspace all the same.
        Admin = "admin" "Admin" "Administration",
        /// Is in the group.
        Member = "member" "Member" "Mitglied",
    }
}

/// A live group by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupName {
    /// The group's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// One group in the table of groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRow {
    /// The group's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// How many are in it.
    pub members: u32,
    /// The display names of its admins, in order.
    pub admins: Vec<String>,
}

/// One member of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupMemberRow {
    /// The person's id.
    pub id: Uuid,
    /// Who it is.
    pub person: PersonName,
    /// Their role in the group.
    pub role: GroupRole,
    /// Their status in the workspace.
    pub status: MemberStatus,
}

/// A group with a page of its members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupDetail {
    /// The group's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The members that this page of the table shows.
    pub members: super::Page<GroupMemberRow>,
}

/// A group to add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewGroup {
    /// Its name; must not be blank, nor that of a live group whatever the case of its letters.
    pub name: String,
    /// The ids of the members who are in it from the start.
    pub members: Vec<Uuid>,
}

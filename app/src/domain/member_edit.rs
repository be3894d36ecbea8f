//! One member, and what admins change of them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{GroupRole, MemberStatus, Role, SeatType, Timestamp, words::words};

/// The most members that are changed at once.
pub const MOST_AT_ONCE: usize = 1_000;

/// A member's place in a live group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupPlace {
    /// The group's id.
    pub id: Uuid,
    /// Its name; only read, never changed by this.
    #[serde(default)]
    pub name: String,
    /// The member's role in it.
    pub role: GroupRole,
}

/// What can be edited of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberFields {
    /// Given name, or empty.
    pub first_name: String,
    /// Family name, or empty.
    pub last_name: String,
    /// Their role in the workspace.
    pub role: Role,
    /// Their seat.
    pub seat_type: SeatType,
    /// The live groups that they are in, by name.
    pub groups: Vec<GroupPlace>,
}

/// One member as their page shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberDetail {
    /// The person's id.
    pub id: Uuid,
    /// E-mail address, as it was entered.
    pub email: String,
    /// What can be edited.
    pub fields: MemberFields,
    /// Whether they may sign in.
    pub status: MemberStatus,
    /// When they joined the workspace.
    pub joined_at: Timestamp,
    /// When they last signed in to it, if ever.
    pub last_login_at: Option<Timestamp>,
    /// How many sessions of theirs the workspace keeps.
    pub sessions: u64,
    /// Whether the name is this workspace's to change: nobody else's member, or the admin's own.
    pub may_rename: bool,
}

/// An edit of a member: what the admin saw, and what they want instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberEdit {
    /// The values before the edit, as they were shown.
    pub seen: MemberFields,
    /// The values after it.
    pub wanted: MemberFields,
}

/// A member among many that are changed at once, and what the admin saw of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkMember {
    /// The person's id.
    pub id: Uuid,
    /// Their role, as it was shown.
    pub role: Role,
    /// Their seat, as it was shown.
    pub seat_type: SeatType,
    /// Their status, as it was shown.
    pub status: MemberStatus,
    /// The names of their groups, as they were shown.
    pub groups: Vec<String>,
}

/// What is done to many members at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BulkAction {
    /// They get this role.
    SetRole(Role),
    /// They take this seat.
    SetSeat(SeatType),
    /// They may no longer sign in.
    Deactivate,
    /// They may sign in again.
    Reactivate,
    /// They join these groups too.
    AddGroups(Vec<Uuid>),
    /// They leave these groups.
    LeaveGroups(Vec<Uuid>),
    /// They are in these groups and no others.
    SetGroups(Vec<Uuid>),
}

/// A change of many members at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkChange {
    /// Who is changed; at most [`MOST_AT_ONCE`].
    pub members: Vec<BulkMember>,
    /// How.
    pub action: BulkAction,
}

words! {
    /// What became of one member of a bulk change.
    BulkVerdict {
        /// It was done.
        Changed = "changed" "Changed" "Geändert",
        /// Nothing was to be done.
        Unchanged = "unchanged" "Was so already" "War schon so",
        /// Somebody else changed the same a moment ago; theirs stays.
        Conflict = "conflict" "Changed by somebody else meanwhile" "Inzwischen von jemand anderem geändert",
        /// Nobody would own the workspace.
        LastOwner = "last_owner" "Is the last active owner" "Letzte aktive Person mit der Rolle Inhaber",
        /// Only an owner may.
        OwnersOnly = "owners_only" "Only an owner may change owners" "Nur Inhaber dürfen Inhaber ändern",
        /// No member any longer.
        Gone = "gone" "No longer a member" "Kein Mitglied mehr",
    }
}

/// What became of one member of a bulk change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkOutcome {
    /// The person's id.
    pub id: Uuid,
    /// What to call them; empty for somebody who is no member.
    pub name: String,
    /// What became of it.
    pub verdict: BulkVerdict,
    /// What stands there now, in a few words, where somebody else changed it.
    pub current: String,
}

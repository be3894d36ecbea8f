//! Members of a workspace, and how more of them are added.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{NewLink, PersonName, Role, Timestamp, words::words};

words! {
    /// The seat that a member takes.
    SeatType {
        /// Everything.
        Full = "full" "Full" "Voll",
        /// The essentials.
        Basic = "basic" "Basic" "Basis",
        /// The platform's own people.
        ExecStaff = "exec_staff" "Exec Staff" "Plattformteam",
    }
}

words! {
    /// Whether a member may use the workspace.
    MemberStatus {
        /// May sign in.
        Active = "active" "Active" "Aktiv",
        /// Is kept, with groups and sessions, but may not sign in.
        Deactivated = "deactivated" "Deactivated" "Deaktiviert",
    }
}

/// One member in the table of users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRow {
    /// The person's id.
    pub id: Uuid,
    /// Who it is.
    pub person: PersonName,
    /// Their role in the workspace.
    pub role: Role,
    /// Their seat.
    pub seat_type: SeatType,
    /// The names of the live groups that they are in, in order.
    pub groups: Vec<String>,
    /// When they joined the workspace.
    pub joined_at: Timestamp,
    /// When they last signed in to it, if ever.
    pub last_login_at: Option<Timestamp>,
    /// Whether they may sign in.
    pub status: MemberStatus,
    /// Whether they hold an invitation that they have not used yet.
    #[serde(default)]
    pub is_invited: bool,
}

/// People to add to a workspace, all in the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewUsers {
    /// E-mail addresses, separated by commas, semicolons, spaces or lines.
    pub emails: String,
    /// The role that each gets.
    pub role: Role,
    /// The seat that each takes.
    pub seat_type: SeatType,
    /// The groups that each joins, by id.
    pub groups: Vec<Uuid>,
}

/// What becomes of one pasted address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedUser {
    /// The address as it was pasted.
    pub email: String,
    /// What becomes of it.
    pub verdict: AddedUserVerdict,
    /// The link by which they come in, once they were added and if they need one.
    #[serde(default)]
    pub invitation: Option<NewLink>,
}

words! {
    /// The possible fates of a pasted address.
    AddedUserVerdict {
        /// Not a member until now.
        Added = "added" "Added" "Hinzugefügt",
        /// A member already, so nothing changes.
        AlreadyMember = "already_member" "Already a member" "Bereits Mitglied",
        /// The same address stands earlier in the list.
        Repeated = "repeated" "Repeated in the list" "Steht doppelt in der Liste",
        /// No e-mail address.
        NotAnAddress = "not_an_address" "Not an e-mail address" "Keine E-Mail-Adresse",
    }
}

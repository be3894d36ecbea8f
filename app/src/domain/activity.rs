//! What the activity list tells of: changes of people, groups and sessions, each with who made it.

use serde::{Deserialize, Serialize};

use super::{Timestamp, words::words};

words! {
    /// What was changed.
    ActivityAction {
        /// Somebody became a member.
        MemberAdded = "member_added" "Member added" "Mitglied aufgenommen",
        /// Somebody's first or last name.
        NameChanged = "name_changed" "Name changed" "Name geändert",
        /// Somebody's role in the workspace.
        RoleChanged = "role_changed" "Role changed" "Rolle geändert",
        /// Somebody's seat.
        SeatChanged = "seat_changed" "Seat changed" "Platz geändert",
        /// Which groups somebody is in, or their role there.
        GroupsChanged = "groups_changed" "Groups changed" "Gruppen geändert",
        /// Somebody may no longer sign in.
        MemberDeactivated = "member_deactivated" "Member deactivated" "Mitglied deaktiviert",
        /// Somebody may sign in again.
        MemberReactivated = "member_reactivated" "Member reactivated" "Mitglied reaktiviert",
        /// Somebody is no member any longer.
        MemberRemoved = "member_removed" "Member removed" "Mitglied entfernt",
        /// Somebody got a link to set their first password with.
        InvitationMade = "invitation_made" "Invitation made" "Eingeladen",
        /// They got another, instead of the one before.
        InvitationResent = "invitation_resent" "Invitation made again" "Erneut eingeladen",
        /// Their link was taken back.
        InvitationRevoked = "invitation_revoked" "Invitation revoked" "Einladung zurückgezogen",
        /// They have used it.
        InvitationAccepted = "invitation_accepted" "Invitation accepted" "Einladung angenommen",
        /// An admin has made a link by which somebody can set a new password.
        PasswordLinkMade = "password_link_made" "Password link made" "Passwort-Link erstellt",
        /// They have another password: by themselves, by such a link, or by who runs the server.
        PasswordChanged = "password_changed" "Password changed" "Passwort geändert",
        /// A group was added.
        GroupAdded = "group_added" "Group added" "Gruppe angelegt",
        /// A group's name.
        GroupRenamed = "group_renamed" "Group renamed" "Gruppe umbenannt",
        /// A group was deleted.
        GroupDeleted = "group_deleted" "Group deleted" "Gruppe gelöscht",
        /// Deleting a group was undone.
        GroupRestored = "group_restored" "Group restored" "Gruppe wiederhergestellt",
        /// A session was put away.
        SessionArchived = "session_archived" "Session archived" "Sitzung archiviert",
        /// A session was taken out again.
        SessionRestored = "session_restored" "Session restored" "Sitzung wiederhergestellt",
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityRow {
    /// When it was made.
    pub at: Timestamp,
    /// The e-mail of who made it, as it was then; empty for the server.
    pub actor: String,
    /// What was changed.
    pub action: ActivityAction,
    /// The e-mail of the person, the name of the group, or whose session at what, as it was then.
    pub subject: String,
    /// What it was before.
    pub before: String,
    /// What it is since.
    pub after: String,
}

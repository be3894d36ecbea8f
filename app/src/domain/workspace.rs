//! Workspaces and what a person is in one.

use serde::{Deserialize, Serialize};

use super::{ExportChoice, PersonName, words::words};

words! {
    /// A person's role in a workspace.
    Role {
        /// Owns the workspace.
        Owner = "owner" "Owner" "Inhaber",
        /// Administers the workspace.
        Admin = "admin" "Admin" "Administration",
        /// Works for the platform.
        Staff = "staff" "Staff" "Personal",
        /// Practises.
        Member = "member" "Member" "Mitglied",
    }
}

impl Role {
    /// Whether the role administers the workspace, which every export needs.
    #[must_use]
    pub const fn is_admin(self) -> bool {
        matches!(self, Self::Owner | Self::Admin)
    }
}

/// A workspace as a link shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceLink {
    /// The part of the address that names the workspace.
    pub slug: String,
    /// The name that people gave it.
    pub name: String,
}

/// What stands around every page of a workspace: where one is, and as whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The workspace that is open.
    pub workspace: WorkspaceLink,
    /// The person who is signed in.
    pub person: PersonName,
    /// Their role here.
    pub role: Role,
    /// The other workspaces that they may enter, by name.
    pub other_workspaces: Vec<WorkspaceLink>,
    /// Whom to contact for help.
    pub support_email: String,
    /// Larger files the browser downloads by itself, not through the page.
    pub largest_blob_bytes: u64,
    /// The options with which the person exports here, until they choose others.
    #[serde(default)]
    pub export_choice: ExportChoice,
}

/// An account of the demo workspace, offered on its sign-in page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoAccount {
    /// Its e-mail address.
    pub email: String,
    /// Its password, which is no secret.
    pub password: String,
    /// What it may do, in a few words.
    pub description: String,
}

//! The audit trail: who did what with which export, each entry chained to the one before.
//!
//! An entry's hash is the SHA-256 of the hash before it (32 zero bytes before the first) followed by its fields
//! as a JSON array: workspace, number, time, actor, action, report, export, detail. Whoever changes, removes or
//! moves an entry has to compute all later hashes anew; whoever keeps a later hash elsewhere then sees it.

mod options;
mod walk;

use std::fmt;

use app::{
    backend::Person,
    domain::{AuditAction, Timestamp},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub(crate) use self::{
    options::options_text,
    walk::{Flaw, Walk},
};

/// A SHA-256.
pub(crate) type Hash = [u8; 32];

/// What stands before the first entry.
pub(crate) const NOTHING: Hash = [0; 32];

/// An entry as the database keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AuditEntry {
    /// Its place in the workspace's trail, counted from 1.
    pub(crate) number: i64,
    pub(crate) event: AuditEvent,
    /// The hash of the entry before.
    pub(crate) previous: Hash,
    pub(crate) hash: Hash,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AuditEvent {
    pub(crate) at: Timestamp,
    /// The e-mail of who did it; empty for the server.
    pub(crate) actor: String,
    pub(crate) action: AuditAction,
    /// The export's kind, and which export it was; none for what concerns the trail itself.
    pub(crate) export: Option<(String, Uuid)>,
    /// What else is worth knowing.
    pub(crate) detail: String,
}

/// How far a trail reaches: its last number and hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) number: i64,
    pub(crate) hash: Hash,
}

impl Head {
    /// Of a trail without entries.
    pub(crate) const EMPTY: Self = Self {
        number: 0,
        hash: NOTHING,
    };
}

impl fmt::Display for Head {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.number, hex::encode(self.hash))
    }
}

impl AuditEvent {
    /// What somebody did with an export.
    pub(crate) fn by(person: &Person, at: Timestamp, action: AuditAction, kind: &str, export: Uuid) -> Self {
        Self {
            at,
            actor: person.name.email.clone(),
            action,
            export: Some((kind.to_owned(), export)),
            detail: String::new(),
        }
    }

    /// What the server did by itself, and what else is worth knowing of it.
    pub(crate) fn by_server(
        at: Timestamp,
        action: AuditAction,
        kind: &str,
        export: Uuid,
        detail: String,
    ) -> Self {
        Self {
            at,
            actor: String::new(),
            action,
            export: Some((kind.to_owned(), export)),
            detail,
        }
    }

    /// The entry that it becomes after this head.
    pub(crate) fn chained(self, workspace: Uuid, head: Head) -> AuditEntry {
        let number = head.number + 1;
        AuditEntry {
            number,
            hash: self.hash(workspace, number, head.hash),
            previous: head.hash,
            event: self,
        }
    }

    fn hash(&self, workspace: Uuid, number: i64, previous: Hash) -> Hash {
        let (kind, export) = match &self.export {
            Some((kind, export)) => (kind.as_str(), export.to_string()),
            None => ("", String::new()),
        };
        let fields = (
            workspace.to_string(),
            number,
            self.at.to_string(),
            &self.actor,
            self.action.key(),
            kind,
            export,
            &self.detail,
        );
        let fields = serde_json::to_vec(&fields).expect("text and numbers are always JSON");
        let mut sha256 = Sha256::new();
        sha256.update(previous);
        sha256.update(fields);
        sha256.finalize().into()
    }
}

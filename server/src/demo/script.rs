//! Made-up records, one after the other, and the chance that makes them up.

use app::domain::GroupRole;
use fastrand::Rng;
use uuid::{Builder, Uuid};

use crate::import::{Assignment, Group, Hangup, Line, Outlet, Record, Session};

/// Any number will do, as long as it stays the same.
const SEED: u64 = 20_260_315;
/// Roughly, as a line of a file.
const RECORD_BYTES: usize = 256;

/// Hands records to the import.
pub(super) struct Script {
    /// Chance, the same each time.
    pub(super) chance: Rng,
    outlet: Outlet,
    number: u64,
}

impl Script {
    pub(super) fn new(outlet: Outlet) -> Self {
        Self {
            chance: Rng::with_seed(SEED),
            outlet,
            number: 0,
        }
    }

    /// A new id.
    pub(super) fn id(&mut self) -> Uuid {
        Builder::from_random_bytes(self.chance.u128(..).to_be_bytes()).into_uuid()
    }

    /// Hands over one record.
    pub(super) fn put(&mut self, record: Record) -> Result<(), Hangup> {
        self.number += 1;
        let line = Line {
            number: self.number,
            record,
        };
        self.outlet.put(line, RECORD_BYTES)
    }

    /// Hands over a group with its members, of whom the first is its admin.
    pub(super) fn put_group(
        &mut self,
        group: Group<Uuid>,
        members: impl IntoIterator<Item = Uuid>,
    ) -> Result<(), Hangup> {
        let id = self.id();
        self.put(Record::Group(id, group))?;
        let roles = [GroupRole::Admin]
            .into_iter()
            .chain(std::iter::repeat(GroupRole::Member));
        for (user, role) in members.into_iter().zip(roles) {
            self.put(Record::GroupMember((id, user), role))?;
        }
        Ok(())
    }

    /// Hands over an assignment; returns its id.
    pub(super) fn put_assignment(&mut self, assignment: Assignment<Uuid>) -> Result<Uuid, Hangup> {
        let id = self.id();
        self.put(Record::Assignment(id, assignment))?;
        Ok(id)
    }

    /// Hands over a session.
    pub(super) fn put_session(&mut self, session: Session<Uuid>) -> Result<(), Hangup> {
        let id = self.id();
        self.put(Record::Session(id, session))
    }

    /// That was all.
    pub(super) fn end(self) -> Result<(), Hangup> {
        self.outlet.end(Ok(()))
    }
}

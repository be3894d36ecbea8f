//! What an export reads, and the queries that answer with it.

mod counts;
mod groups;
mod keys;
mod people;
mod sessions;
mod training;

pub(crate) use counts::RosterRows;
pub(super) use counts::{SessionCount, rows_of_groups, rows_of_users};
pub(crate) use groups::{EmptyGroupRecord, GroupMembersRecord, GroupRecord};
pub(crate) use keys::{AssignmentKeys, Keys, MemberKeys};
pub(crate) use people::{FormerParticipant, MemberRecord, Membership, PersonRecord};
pub(crate) use sessions::{RevisionRecord, SessionRecord};
pub(crate) use training::{AssignmentsRecord, ProgramRecord, ScenarioRecord};

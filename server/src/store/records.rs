//! What an export reads, and the queries that answer with it.

mod counts;
mod groups;
mod people;
mod sessions;
mod training;

pub(crate) use counts::{MemberCount, RosterRows};
pub(super) use counts::{SessionCount, rows_of_groups, rows_of_users};
pub(crate) use groups::{EmptyGroupRecord, GroupMembersRecord, GroupRecord};
pub(crate) use people::{FormerParticipant, MemberRecord, PersonRecord};
pub(crate) use sessions::{RevisionRecord, SessionRecord};
pub(crate) use training::{AssignmentKeys, AssignmentsRecord, ProgramRecord, ScenarioRecord};

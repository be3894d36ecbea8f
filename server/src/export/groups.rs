//! The Groups file: one row per member of a live group, and one for a group with nobody in it.

use app::domain::{GroupRole, MemberStatus};

use super::{
    csv_file::{CsvFile, Finished},
    dictionary::{Column, labels},
    guard::Guard,
    members::Member,
    roster::Roster,
    row::push_field,
};
use crate::{Result, store::Snapshot};

pub(super) const COLUMNS: [Column; 6] = [
    Column::text(
        "group_name",
        "Group name",
        "The group's name; no two live groups of a workspace share one.",
    )
    .required(),
    Column::text(
        "first_name",
        "First name",
        "The member's given name, as known today.",
    ),
    Column::text(
        "last_name",
        "Last name",
        "The member's family name, as known today.",
    ),
    Column::text(
        "email",
        "E-mail",
        "The member's e-mail address; empty only where the group has no members.",
    ),
    Column::word(
        "role",
        "Role in the group",
        "The role in the group; empty only where it has no members.",
        || labels(GroupRole::ALL, GroupRole::label),
    ),
    Column::word(
        "status",
        "Status",
        "Whether the member may enter the workspace; empty only where the group has no members.",
        || labels(MemberStatus::ALL, MemberStatus::label),
    ),
];

pub(super) fn write(snapshot: &mut Snapshot, guard: Guard, mut file: CsvFile<'_>) -> Result<Finished> {
    let Roster {
        members,
        groups,
        seats,
    } = Roster::<MemberStatus>::read(snapshot, guard)?;
    let seats = seats.by_group();
    let seats_of = || seats.chunk_by(|one, next| one.group == next.group);
    let empty_groups = groups.len() - seats_of().count();
    file.expect((seats.len() + empty_groups) as u64);

    let mut seats_of = seats_of().peekable();
    for (place, group) in (0..).zip(&groups) {
        let mut name = Vec::new();
        push_field(&mut name, &guard.apply(&group.name));
        let is_guarded = guard.guards(&group.name);
        let Some(seats) = seats_of.next_if(|seats| seats[0].group == place) else {
            file.row(|rows| rows.ready(&name).ready(b",,,,,").end())?;
            if is_guarded {
                file.note_guarded(0, &group.name);
            }
            continue;
        };
        for seat in seats {
            let Member {
                person,
                guarded,
                known: status,
            } = members.at(seat.member);
            file.row(|rows| {
                rows.ready(&name)
                    .ready(person)
                    .text(seat.role.label())
                    .text(status.label())
                    .end();
            })?;
            if is_guarded {
                file.note_guarded(0, &group.name);
            }
            for (column, text) in guarded {
                file.note_guarded(1 + column, text);
            }
        }
    }
    file.finish()
}

//! The Users file: one row per member, deactivated ones too.

use app::domain::{MemberStatus, Role, SeatType};

use super::{
    csv_file::{CsvFile, Finished},
    dictionary::{Column, labels},
    group_names::{push, quoted},
    guard::Guard,
    members::Member,
    roster::Roster,
};
use crate::{
    Result,
    store::{Membership, Snapshot},
};

pub(super) const COLUMNS: [Column; 9] = [
    Column::text("first_name", "First name", "The given name, as known today."),
    Column::text("last_name", "Last name", "The family name, as known today."),
    Column::text("email", "E-mail", "The e-mail address; no two people share one.").required(),
    Column::word("role", "Role", "The role in the workspace.", || {
        labels(Role::ALL, Role::label)
    })
    .required(),
    Column::word(
        "seat_type",
        "Seat type",
        "The kind of seat that the member takes.",
        || labels(SeatType::ALL, SeatType::label),
    )
    .required(),
    Column::text(
        "groups",
        "Groups",
        "The names of the groups that the member is in, joined by a comma and a space; a name that holds a comma or a \
         quote stands in quotes, its quotes doubled. groups.csv has the same one by one.",
    ),
    Column::time(
        "date_joined",
        "Joined",
        "When the member joined this workspace, in UTC.",
    )
    .required(),
    Column::time(
        "last_login",
        "Last sign-in",
        "The last sign-in to this workspace, in UTC; empty if there was none.",
    ),
    Column::word(
        "status",
        "Status",
        "Whether the member may enter the workspace.",
        || labels(MemberStatus::ALL, MemberStatus::label),
    )
    .required(),
];

/// Where the groups stand among them.
const GROUPS: usize = 5;

pub(super) fn write(snapshot: &mut Snapshot, guard: Guard, mut file: CsvFile<'_>) -> Result<Finished> {
    let Roster {
        members,
        groups,
        seats,
    } = Roster::read(snapshot, guard)?;
    file.expect(members.len() as u64);
    let seats = seats.by_member();
    let mut groups_of = seats.chunk_by(|one, next| one.member == next.member).peekable();
    let names: Vec<_> = groups.iter().map(|group| quoted(&group.name)).collect();
    let mut cell = String::new();
    for place in members.places() {
        let Member {
            person,
            guarded,
            known:
                Membership {
                    role,
                    seat_type,
                    joined_at,
                    last_login_at,
                    status,
                },
        } = members.at(place);
        let seats = groups_of
            .next_if(|seats| seats[0].member == place)
            .unwrap_or_default();
        cell.clear();
        for seat in seats {
            push(&mut cell, &names[seat.group as usize]);
        }
        file.row(|rows| {
            rows.ready(person)
                .text(role.label())
                .text(seat_type.label())
                .text(&guard.apply(&cell))
                .time(Some(joined_at))
                .time(last_login_at)
                .text(status.label())
                .end();
        })?;
        for (column, text) in guarded {
            file.note_guarded(*column, text);
        }
        if guard.guards(&cell) {
            file.note_guarded(GROUPS, &cell);
        }
    }
    file.finish()
}

//! Who works at the company, as what, and with whom.

use app::domain::{Role, SeatType, Timestamp};
use uuid::Uuid;

use super::super::{
    calendar::{Calendar, DAY},
    cast::{ADMINS, DEACTIVATED, FIRST_MEMBER, INVITED, NEW_HIRES, PEOPLE, REMOVED},
    script::Script,
};
use super::WEEKS;
use crate::import::{Group, Hangup, Member, User};

/// Weeks since those left who are no longer active.
const WEEKS_SINCE_LEAVING: i64 = 3;

/// Somebody at the company.
pub(super) struct Person {
    pub(super) id: Uuid,
    /// The place in the cast.
    place: usize,
    /// Points that they have from the start, or lack.
    pub(super) skill: i64,
    joined_at: Timestamp,
    left_at: Option<Timestamp>,
    /// The beginning of their last session so far.
    pub(super) last_seen: Option<Timestamp>,
}

/// Makes up what the cast doesn't say.
pub(super) fn meet(script: &mut Script, calendar: Calendar) -> Vec<Person> {
    (0..PEOPLE.len())
        .map(|place| meet_one(script, calendar, place))
        .collect()
}

fn meet_one(script: &mut Script, calendar: Calendar, place: usize) -> Person {
    let id = script.id();
    let chance = &mut script.chance;
    let weeks_ago = if INVITED.contains(&place) {
        1
    } else if NEW_HIRES.contains(&place) {
        chance.i64(6..14)
    } else {
        WEEKS + chance.i64(1..120)
    };
    let leaves = DEACTIVATED.contains(&place) || place == REMOVED;
    Person {
        id,
        place,
        skill: chance.i64(-8..12),
        joined_at: calendar.working_time(weeks_ago, chance),
        left_at: leaves.then(|| calendar.working_time(WEEKS_SINCE_LEAVING, chance)),
        last_seen: None,
    }
}

impl Person {
    /// Whether they practise at all.
    pub(super) fn practises(&self) -> bool {
        self.place >= FIRST_MEMBER - 1 && !INVITED.contains(&self.place)
    }

    /// Whether they were at the company then.
    pub(super) fn is_here(&self, at: Timestamp) -> bool {
        self.joined_at <= at && self.left_at.is_none_or(|left_at| at < left_at)
    }

    /// Whether they are no member any more.
    pub(super) fn is_removed(&self) -> bool {
        self.place == REMOVED
    }

    pub(super) fn user(&self) -> User {
        let (first_name, last_name, mailbox) = PEOPLE[self.place];
        User {
            email: format!("{mailbox}@larkfield.example"),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
        }
    }

    pub(super) fn member(&self, calendar: Calendar) -> Member {
        let role = match self.place {
            0 => Role::Owner,
            place if place <= ADMINS => Role::Admin,
            place if place < FIRST_MEMBER => Role::Staff,
            _ => Role::Member,
        };
        let seat_type = match role {
            Role::Staff => SeatType::ExecStaff,
            Role::Member if self.place % 4 == 2 => SeatType::Basic,
            _ => SeatType::Full,
        };
        let visited = self
            .last_seen
            .or_else(|| Some(calendar.minutes_ago(97 * i64::try_from(self.place).ok()?)));
        Member {
            role,
            seat_type,
            joined_at: self.joined_at,
            last_login_at: visited.filter(|_| !INVITED.contains(&self.place)),
            deactivated_at: self.left_at,
        }
    }

    /// Whether they are in the group at that place of [`GROUPS`].
    fn is_in(&self, group: usize) -> bool {
        let is_member = self.place >= FIRST_MEMBER && !INVITED.contains(&self.place) && !self.is_removed();
        is_member
            && match group {
                SALES_MANAGERS => self.place % 9 == 3,
                EMEA => self.place % 5 == 2,
                MONTREAL => (45..48).contains(&self.place),
                HIRES => NEW_HIRES.contains(&self.place),
                PARTNERS => false,
                PILOT => self.place.is_multiple_of(6),
                // Everybody has one of the trades.
                trade => self.place % 3 == trade,
            }
    }
}

const SALES_MANAGERS: usize = 3;
const EMEA: usize = 4;
const MONTREAL: usize = 5;
const HIRES: usize = 6;
/// Nobody is in it yet.
const PARTNERS: usize = 7;
/// Was deleted.
const PILOT: usize = 8;

const GROUPS: [&str; 9] = [
    "Account Executives",
    "Customer Success",
    "Solutions Engineering",
    "Sales Managers",
    "EMEA, North",
    "Équipe Montréal",
    "New Hires",
    "Partner Desk",
    "Pilot",
];

/// Writes the groups with their members.
pub(super) fn write_groups(
    script: &mut Script,
    calendar: Calendar,
    workspace: Uuid,
    people: &[Person],
) -> Result<(), Hangup> {
    for (place, name) in GROUPS.into_iter().enumerate() {
        let group = Group {
            workspace,
            name: name.to_owned(),
            deleted_at: (place == PILOT).then(|| Timestamp(calendar.monday(WEEKS).0 + DAY)),
        };
        let members = people.iter().filter(|person| person.is_in(place));
        script.put_group(group, members.map(|person| person.id))?;
    }
    Ok(())
}

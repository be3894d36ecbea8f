//! A large workspace: many sessions, and as many members, groups and assignments as go with them.

mod practice;

use std::{collections::HashMap, iter};

use app::domain::{Difficulty, Role, SeatType, Timestamp};
use uuid::Uuid;

use super::{calendar::DAY, script::Script};
use crate::import::{Group, Hangup, Member, Program, Record, Scenario, User, Workspace};

const FIRST_NAMES: [&str; 14] = [
    "Ada",
    "Grace",
    "Zoë",
    "José",
    "Łukasz",
    "李",
    "Mary-Jane",
    "Omar",
    "Ngozi",
    "Sinéad",
    "Noor",
    "Priya",
    "Tom",
    "Ana",
];
const LAST_NAMES: [&str; 11] = [
    "Lovelace",
    "O'Neil",
    "Müller",
    "García, Jr.",
    "Nakamura",
    "Okafor",
    "Smith",
    "van der Berg",
    "Kim",
    "Adeyemi",
    "Iyer",
];
const SCENARIOS: usize = 200;
const PROGRAMS: usize = 20;
/// How many groups a member is in, on average.
const GROUPS_A_MEMBER: usize = 5;
/// The first members are the owner and these.
const ADMINS: usize = 4;
/// So many of the first members assign scenarios.
const ASSIGNERS: usize = 50;
/// The days that the sessions are spread over.
const DAYS: i64 = 680;

/// Writes a workspace with so many sessions: 50,000 members and 2,000 groups for a million.
pub(super) fn write(script: Script, sessions: u64, now: Timestamp) -> Result<(), Hangup> {
    let scaled = |divisor, least| {
        usize::try_from(sessions / divisor)
            .unwrap_or(usize::MAX)
            .max(least)
    };
    let mut writer = Writer::new(script, now)?;
    writer.write_members(scaled(20, 20))?;
    writer.write_groups(scaled(500, 5))?;
    writer.write_training()?;
    for _ in 0..sessions {
        writer.write_session()?;
    }
    writer.script.end()
}

struct Writer {
    script: Script,
    now: Timestamp,
    workspace: Uuid,
    users: Vec<Uuid>,
    scenarios: Vec<Uuid>,
    programs: Vec<Uuid>,
    /// By the places of user and scenario.
    assignments: HashMap<(usize, usize), Uuid>,
}

impl Writer {
    fn new(mut script: Script, now: Timestamp) -> Result<Self, Hangup> {
        let workspace = script.id();
        let large = Workspace {
            name: "Large Workspace".to_owned(),
            slug: "large".to_owned(),
        };
        script.put(Record::Workspace(workspace, large))?;
        Ok(Self {
            script,
            now,
            workspace,
            users: Vec::new(),
            scenarios: Vec::new(),
            programs: Vec::new(),
            assignments: HashMap::new(),
        })
    }

    fn write_members(&mut self, count: usize) -> Result<(), Hangup> {
        for place in 0..count {
            let id = self.script.id();
            self.users.push(id);
            let user = User {
                email: format!("user{place}@large.example"),
                first_name: self.pick(&FIRST_NAMES).to_owned(),
                last_name: self.pick(&LAST_NAMES).to_owned(),
            };
            self.script.put(Record::User(id, user))?;
        }
        for place in 0..count {
            let role = match place {
                0 => Role::Owner,
                place if place <= ADMINS => Role::Admin,
                _ => Role::Member,
            };
            let member = Member {
                role,
                seat_type: self.pick(&[SeatType::Full, SeatType::Full, SeatType::Basic]),
                joined_at: self.days_ago(DAYS..DAYS + 300),
                last_login_at: if self.percent(90) {
                    Some(self.days_ago(1..300))
                } else {
                    None
                },
                deactivated_at: if place > ADMINS + 1 && self.percent(5) {
                    Some(self.days_ago(0..1))
                } else {
                    None
                },
            };
            self.script
                .put(Record::Member((self.workspace, self.users[place]), member))?;
        }
        Ok(())
    }

    fn write_groups(&mut self, count: usize) -> Result<(), Hangup> {
        let mut users = self.users.clone();
        let usual = users.len() * GROUPS_A_MEMBER / count;
        for place in 0..count {
            let size = self
                .script
                .chance
                .usize(usual / 2..=usual * 3 / 2)
                .clamp(1, users.len());
            let size = if place % 13 == 12 { 0 } else { size };
            // The first so many of a shuffle that goes no further than needed.
            for drawn in 0..size {
                let other = self.script.chance.usize(drawn..users.len());
                users.swap(drawn, other);
            }
            let region = if place % 11 == 0 { ", EMEA" } else { "" };
            let group = Group {
                workspace: self.workspace,
                name: format!("Group {place:05}{region}"),
                deleted_at: (place % 17 == 16).then(|| Timestamp(self.now.0 - 300 * DAY)),
            };
            self.script.put_group(group, users[..size].iter().copied())?;
        }
        Ok(())
    }

    fn write_training(&mut self) -> Result<(), Hangup> {
        let difficulties: Vec<Option<Difficulty>> = Difficulty::ALL
            .iter()
            .copied()
            .map(Some)
            .chain(iter::once(None))
            .collect();
        for place in 0..SCENARIOS {
            let id = self.script.id();
            let scenario = Scenario {
                workspace: self.workspace,
                name: format!("Scenario {place}: discovery call, tier {}", place % 7),
                difficulty: self.pick(&difficulties),
                archived_at: None,
            };
            self.script.put(Record::Scenario(id, scenario))?;
            self.scenarios.push(id);
        }
        for place in 0..PROGRAMS {
            let id = self.script.id();
            let program = Program {
                workspace: self.workspace,
                name: format!("Program {place}"),
            };
            self.script.put(Record::Program(id, program))?;
            self.programs.push(id);
        }
        Ok(())
    }

    fn pick<Item: Copy>(&mut self, from: &[Item]) -> Item {
        from[self.script.chance.usize(..from.len())]
    }

    fn percent(&mut self, percent: u32) -> bool {
        self.script.chance.u32(0..100) < percent
    }

    /// A moment so many days ago, or fewer than a day later.
    fn days_ago(&mut self, days: std::ops::Range<i64>) -> Timestamp {
        let seconds = days.start * DAY..days.end * DAY;
        Timestamp(self.now.0 - self.script.chance.i64(seconds))
    }
}

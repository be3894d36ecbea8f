//! A second, small workspace: a coaching studio that shares one person with the first.

use app::domain::{Difficulty, Role, SeatType};
use uuid::Uuid;

use super::{calendar::Calendar, practice::Practice, script::Script};
use crate::import::{Group, Hangup, Member, Record, Scenario, Session, User, Workspace};

const PEOPLE: [(&str, &str, &str); 4] = [
    ("Naomi", "Quill", "naomi"),
    ("Felix", "Obermüller", "felix"),
    ("Yara", "Santos", "yara"),
    ("Ewan", "MacLeod", "ewan"),
];
const SESSIONS: i64 = 16;
const DIFFICULTY: Option<Difficulty> = Some(Difficulty::Medium);

/// Writes it, with that person as an admin.
pub(super) fn write(script: &mut Script, calendar: Calendar, shared: Uuid) -> Result<(), Hangup> {
    let workspace = script.id();
    let studio = Workspace {
        name: "Quill & Harbor Coaching".to_owned(),
        slug: "quill-harbor".to_owned(),
    };
    script.put(Record::Workspace(workspace, studio))?;
    let mut members = vec![(shared, Role::Admin)];
    for (place, (first_name, last_name, mailbox)) in PEOPLE.into_iter().enumerate() {
        let id = script.id();
        let user = User {
            email: format!("{mailbox}@quill-harbor.example"),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
        };
        script.put(Record::User(id, user))?;
        members.push((id, if place == 0 { Role::Owner } else { Role::Member }));
    }
    for (user, role) in &members {
        let member = Member {
            role: *role,
            seat_type: SeatType::Full,
            joined_at: calendar.working_time(40, &mut script.chance),
            last_login_at: Some(calendar.working_time(1, &mut script.chance)),
            deactivated_at: None,
        };
        script.put(Record::Member((workspace, *user), member))?;
    }
    let coaches = Group {
        workspace,
        name: "Coaches".to_owned(),
        deleted_at: None,
    };
    script.put_group(coaches, members.iter().map(|(user, _)| *user))?;
    write_sessions(script, calendar, workspace, &members)
}

fn write_sessions(
    script: &mut Script,
    calendar: Calendar,
    workspace: Uuid,
    members: &[(Uuid, Role)],
) -> Result<(), Hangup> {
    let scenario = script.id();
    let first_talk = Scenario {
        workspace,
        name: "A First Talk with a Client".to_owned(),
        difficulty: DIFFICULTY,
        archived_at: None,
    };
    script.put(Record::Scenario(scenario, first_talk))?;
    let mut practices: Vec<Practice> = (0..members.len())
        .map(|person| Practice::new(person, 0, None))
        .collect();
    for weeks_ago in (1..=SESSIONS).rev() {
        let started_at = calendar.working_time(weeks_ago, &mut script.chance);
        let person = script.chance.usize(..practices.len());
        let facts = practices[person].play(0, DIFFICULTY, started_at, &mut script.chance);
        let (user, _) = members[person];
        script.put_session(Session {
            workspace,
            user,
            scenario,
            assignment: None,
            facts,
        })?;
    }
    Ok(())
}

//! The demo workspace: a freight company whose sales and service people practise.

mod people;
mod plan;
mod training;

use app::domain::Timestamp;
use uuid::Uuid;

use super::{
    calendar::Calendar,
    cast::SHARED,
    practice::{Practice, running},
    script::Script,
};
use crate::import::{Hangup, Record, Session, Workspace};
use people::Person;
use plan::MOST_PRACTICES;
use training::{SCENARIOS, Training};

/// Sessions, those that still run included.
const SESSIONS: usize = 900;
const RUNNING: usize = 3;
/// Six months.
const WEEKS: i64 = 26;

/// Writes the workspace; returns the person who is in the other one too.
pub(super) fn write(script: &mut Script, calendar: Calendar) -> Result<Uuid, Hangup> {
    let workspace = script.id();
    let larkfield = Workspace {
        name: "Larkfield Freight".to_owned(),
        slug: "larkfield".to_owned(),
    };
    script.put(Record::Workspace(workspace, larkfield))?;
    let mut people = people::meet(script, calendar);
    let shared = people[SHARED].id;
    for person in &people {
        script.put(Record::User(person.id, person.user()))?;
    }
    let training = training::write(script, workspace)?;
    let practices = plan::assign(script, workspace, &people, &training)?;
    let sessions = play(script, calendar, practices, &mut people, &training);
    for person in people.iter().filter(|person| !person.is_removed()) {
        script.put(Record::Member((workspace, person.id), person.member(calendar)))?;
    }
    people::write_groups(script, calendar, workspace, &people)?;
    for session in sessions {
        script.put_session(session)?;
    }
    Ok(shared)
}

/// Lets them practise, week after week, and takes note of when each was last here.
fn play(
    script: &mut Script,
    calendar: Calendar,
    mut practices: Vec<Practice>,
    people: &mut [Person],
    training: &Training,
) -> Vec<Session<Uuid>> {
    let chance = &mut script.chance;
    let mut starts: Vec<Timestamp> = (RUNNING..SESSIONS)
        .map(|_| calendar.working_time(chance.i64(1..=WEEKS), chance))
        .collect();
    starts.sort_unstable();
    let mut sessions = Vec::with_capacity(SESSIONS);
    for started_at in starts {
        let practice = loop {
            let drawn = chance.usize(..practices.len());
            if people[practices[drawn].person].is_here(started_at) {
                break &mut practices[drawn];
            }
        };
        let person = &mut people[practice.person];
        let (_, difficulty) = SCENARIOS[practice.scenario];
        let facts = practice.play(person.skill, difficulty, started_at, chance);
        person.last_seen = Some(started_at);
        sessions.push(training.session(practice, person.id, facts));
    }
    let now = calendar.minutes_ago(0);
    let here = practices
        .iter()
        .filter(|practice| people[practice.person].is_here(now));
    // Nobody has so many practices, so these are different people.
    let playing: Vec<&Practice> = here.step_by(MOST_PRACTICES).take(RUNNING).collect();
    for (practice, minutes) in playing.into_iter().zip([3, 8, 14]) {
        let started_at = calendar.minutes_ago(minutes);
        let person = &mut people[practice.person];
        person.last_seen = Some(started_at);
        sessions.push(training.session(practice, person.id, running(started_at)));
    }
    sessions
}

//! What holds for any workspace: its text survives the export, and no row is lost, doubled or misnumbered.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, prelude::*, test_runner::Config};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::support::{Folder, command, import, read_csv, unguarded, write_csv};

pub const WORKSPACE: u128 = 1;
const USERS: u128 = 1_000;
const GROUPS: u128 = 2_000;
const SCENARIOS: u128 = 3_000;
const PROGRAMS: u128 = 4_000;
const ASSIGNMENTS: u128 = 5_000;
const SESSIONS: u128 = 6_000;

#[derive(Debug, Clone)]
struct Person {
    first_name: String,
    last_name: String,
    email: String,
}

#[derive(Debug, Clone)]
struct Session {
    user: usize,
    scenario: usize,
    start_minute: u32,
    scored: bool,
    demo: bool,
    archived: bool,
}

impl Session {
    /// Five are started a day.
    fn day(&self) -> String {
        format!("2026-01-{:02}", 1 + self.start_minute / 5)
    }

    fn started_at(&self) -> String {
        format!("{}T00:{:02}:00Z", self.day(), self.start_minute % 5)
    }
}

/// What a file of sessions is limited to, by the places of groups and scenarios.
#[derive(Debug, Clone)]
struct Limits {
    from: Option<u32>,
    until: Option<u32>,
    group: Option<prop::sample::Index>,
    scenario: Option<prop::sample::Index>,
    program: bool,
    valid: bool,
}

fn limits() -> impl Strategy<Value = Limits> {
    let some = || prop::option::weighted(0.4, any::<prop::sample::Index>());
    let day = || prop::option::weighted(0.4, 1..7_u32);
    let rarely = || prop::bool::weighted(0.3);
    (day(), day(), some(), some(), rarely(), rarely()).prop_map(
        |(from, until, group, scenario, program, valid)| Limits {
            from,
            // A range has a day in it.
            until: until.map(|until| until + from.unwrap_or(0)),
            group,
            scenario,
            program,
            valid,
        },
    )
}

fn day_text(day: u32) -> String {
    format!("2026-01-{day:02}")
}

#[derive(Debug, Clone)]
pub struct Workspace {
    people: Vec<Person>,
    /// Names, and who is in them.
    groups: Vec<(String, Vec<bool>)>,
    scenarios: Vec<String>,
    program: String,
    sessions: Vec<Session>,
}

/// Any text that JSON can carry, with more than its share of what CSV and spreadsheets trip over.
fn text() -> impl Strategy<Value = String> {
    let tricky = "('{0,2}[=+@\t\r\n＝＋－＠-])?[,\"'\r\n a-cäß=;|\u{FEFF}\u{202E}😀-]{0,6}";
    prop_oneof![3 => tricky, 1 => any::<String>()].prop_map(|text| text.replace('\0', ""))
}

fn person() -> impl Strategy<Value = Person> {
    (text(), text(), text()).prop_map(|(first_name, last_name, email)| Person {
        first_name,
        last_name,
        email,
    })
}

fn session(people: usize, scenarios: usize) -> impl Strategy<Value = Session> {
    let rarely = || prop::bool::weighted(0.15);
    let often = prop::bool::weighted(0.5);
    (0..people, 0..scenarios, 0..20_u32, often, rarely(), rarely()).prop_map(
        |(user, scenario, start_minute, scored, demo, archived)| Session {
            user,
            scenario,
            start_minute,
            scored,
            demo,
            archived,
        },
    )
}

pub fn workspace() -> impl Strategy<Value = Workspace> {
    (vec(person(), 1..8), vec(text(), 1..4), text()).prop_flat_map(|(people, scenarios, program)| {
        let groups = vec((text(), vec(any::<bool>(), people.len())), 0..4);
        let sessions = vec(session(people.len(), scenarios.len()), 0..40);
        (groups, sessions).prop_map(move |(groups, sessions)| {
            // E-mails and the names of live groups must differ; the text in front stays as it is.
            let number = |(index, person): (usize, &Person)| Person {
                email: format!("{}{index}@x.test", person.email),
                ..person.clone()
            };
            let groups = groups
                .into_iter()
                .enumerate()
                .map(|(index, (name, members))| (format!("{name}{index}"), members));
            Workspace {
                people: people.iter().enumerate().map(number).collect(),
                groups: groups.collect(),
                scenarios: scenarios.clone(),
                program: program.clone(),
                sessions,
            }
        })
    })
}

fn id(base: u128, index: usize) -> String {
    Uuid::from_u128(base + index as u128).to_string()
}

impl Workspace {
    /// The workspace `w` in the import format.
    pub fn lines(&self) -> String {
        let workspace = id(WORKSPACE, 0);
        let mut lines = vec![json!({ "type": "workspace", "id": workspace, "name": "W", "slug": "w" })];
        for (index, person) in self.people.iter().enumerate() {
            let user = id(USERS, index);
            lines.push(json!({ "type": "user", "id": user, "email": person.email,
                "first_name": person.first_name, "last_name": person.last_name }));
            lines.push(
                json!({ "type": "member", "workspace": workspace, "user": user, "role": "member",
                "seat_type": "full", "joined_at": "2026-01-01T00:00:00Z" }),
            );
        }
        for (group, (name, members)) in self.groups.iter().enumerate() {
            lines.push(
                json!({ "type": "group", "id": id(GROUPS, group), "workspace": workspace, "name": name }),
            );
            for user in (0..members.len()).filter(|user| members[*user]) {
                lines.push(
                    json!({ "type": "group_member", "group": id(GROUPS, group), "user": id(USERS, user),
                    "role": "member" }),
                );
            }
        }
        for (index, name) in self.scenarios.iter().enumerate() {
            lines.push(json!({ "type": "scenario", "id": id(SCENARIOS, index), "workspace": workspace, "name": name }));
        }
        lines.push(
            json!({ "type": "program", "id": id(PROGRAMS, 0), "workspace": workspace, "name": self.program }),
        );
        for (index, session) in self.sessions.iter().enumerate() {
            lines.extend(Self::session_lines(&workspace, index, session));
        }
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    /// A session and its assignment: in turn by the program, by its own participant, and none.
    fn session_lines(workspace: &str, index: usize, session: &Session) -> Vec<Value> {
        let (user, scenario) = (id(USERS, session.user), id(SCENARIOS, session.scenario));
        let assignment = json!({ "type": "assignment", "id": id(ASSIGNMENTS, index), "workspace": workspace,
            "user": user, "scenario": scenario,
            "program": index.is_multiple_of(3).then(|| id(PROGRAMS, 0)), "assigned_by": (index % 3 == 1).then(|| user.clone()) });
        let start = session.started_at();
        let end = session.scored.then_some(&start);
        let played = json!({ "type": "session", "id": id(SESSIONS, index), "workspace": workspace, "user": user,
            "scenario": scenario, "assignment": (index % 3 < 2).then(|| id(ASSIGNMENTS, index)), "status": if session.scored { "completed" } else { "in_progress" },
            "started_at": start, "ended_at": end, "graded_at": end, "score": session.scored.then_some(50), "demo": session.demo,
            "archived_at": session.archived.then_some("2026-02-01T00:00:00Z") });
        vec![assignment, played]
    }

    /// The sessions that must be exported, newest first, each with its attempt number by a plain recount.
    fn expected_sessions(&self) -> Vec<(usize, u32)> {
        let mut kept: Vec<usize> = (0..self.sessions.len())
            .filter(|index| !self.sessions[*index].demo && !self.sessions[*index].archived)
            .collect();
        kept.sort_by_key(|index| (self.sessions[*index].start_minute, *index));
        let mut attempts = BTreeMap::new();
        let mut numbered: Vec<(usize, u32)> = Vec::new();
        for index in kept {
            let number = attempts
                .entry((self.sessions[index].user, self.sessions[index].scenario))
                .or_insert(0);
            *number += 1;
            numbered.push((index, *number));
        }
        numbered.reverse();
        numbered
    }
}

impl Limits {
    /// The options of the command line.
    fn arguments(&self, workspace: &Workspace) -> Vec<String> {
        let mut arguments = Vec::new();
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                arguments.extend([format!("--{name}"), value]);
            }
        };
        add("from", self.from.map(day_text));
        add("until", self.until.map(day_text));
        add("group", self.group(workspace).map(|group| id(GROUPS, group)));
        add(
            "scenario",
            self.scenario(workspace).map(|scenario| id(SCENARIOS, scenario)),
        );
        add("program", self.program.then(|| id(PROGRAMS, 0)));
        if self.valid {
            arguments.push("--only-valid".to_owned());
        }
        arguments
    }

    fn group(&self, workspace: &Workspace) -> Option<usize> {
        let index = self.group.filter(|_| !workspace.groups.is_empty())?;
        Some(index.index(workspace.groups.len()))
    }

    fn scenario(&self, workspace: &Workspace) -> Option<usize> {
        Some(self.scenario?.index(workspace.scenarios.len()))
    }

    fn allow(&self, workspace: &Workspace, index: usize) -> bool {
        let session = &workspace.sessions[index];
        self.from.is_none_or(|from| session.day() >= day_text(from))
            && self.until.is_none_or(|until| session.day() < day_text(until))
            && self
                .group(workspace)
                .is_none_or(|group| workspace.groups[group].1[session.user])
            && self
                .scenario(workspace)
                .is_none_or(|scenario| session.scenario == scenario)
            && (!self.program || index.is_multiple_of(3))
            && (!self.valid || session.scored)
    }
}

struct Exported {
    sessions: String,
    users: String,
    groups: String,
}

fn export(workspace: &Workspace) -> Exported {
    Runtime::new().unwrap().block_on(async {
        let folder = Folder::new();
        import(&folder, &workspace.lines()).await;
        let file = async |kind: &str| {
            let output = command(&folder)
                .args(["export", kind, "--workspace", "w"])
                .output()
                .await
                .unwrap();
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            String::from_utf8(output.stdout).unwrap()
        };
        Exported {
            sessions: file("sessions").await,
            users: file("users").await,
            groups: file("groups").await,
        }
    })
}

/// The records without the header, after checking that no quote is there without need.
fn records(file: &str) -> Vec<Vec<String>> {
    let mut records = read_csv(file);
    assert_eq!(write_csv(&records), file, "quotes stand only where they must");
    records.remove(0);
    records
}

proptest! {
    #![proptest_config(Config { cases: 24, ..Config::default() })]

    #[test]
    fn any_workspace_is_exported_whole_and_unharmed(workspace in workspace()) {
        let exported = export(&workspace);

        let sessions = records(&exported.sessions);
        let expected = workspace.expected_sessions();
        prop_assert_eq!(sessions.len(), expected.len());
        for (row, (index, attempt)) in sessions.iter().zip(expected) {
            let session = &workspace.sessions[index];
            let person = &workspace.people[session.user];
            prop_assert!(row[15].ends_with(&id(SESSIONS, index)));
            prop_assert_eq!(row[7].parse::<u32>().unwrap(), attempt);
            prop_assert_eq!(unguarded(&row[0]), &person.first_name);
            prop_assert_eq!(unguarded(&row[1]), &person.last_name);
            prop_assert_eq!(unguarded(&row[2]), &person.email);
            prop_assert_eq!(unguarded(&row[3]), &workspace.scenarios[session.scenario]);
            prop_assert_eq!(unguarded(&row[9]), if index.is_multiple_of(3) { workspace.program.as_str() } else { "" });
            prop_assert_eq!(unguarded(&row[10]), if index % 3 == 1 { person.email.as_str() } else { "" });
        }

        let users = records(&exported.users);
        let known: BTreeSet<[&str; 3]> = workspace.people.iter().map(names).collect();
        let written: BTreeSet<[&str; 3]> = users.iter().map(|row| [0, 1, 2].map(|column| unguarded(&row[column]))).collect();
        prop_assert_eq!(users.len(), workspace.people.len());
        prop_assert_eq!(written, known);

        let mut places: Vec<(&str, &str)> = records_of_groups(&workspace);
        let groups = records(&exported.groups);
        let mut found: Vec<(&str, &str)> = groups.iter().map(|row| (unguarded(&row[0]), unguarded(&row[3]))).collect();
        places.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(found, places);
    }
}

proptest! {
    #![proptest_config(Config { cases: 24, ..Config::default() })]

    #[test]
    fn a_limited_file_is_the_whole_one_without_the_other_rows(
        workspace in workspace(),
        limits in vec(limits(), 4),
    ) {
        let files = export_limited(&workspace, &limits);
        let whole = read_csv(&files[0]);
        for (limits, file) in limits.iter().zip(&files[1..]) {
            let is_allowed = |row: &&Vec<String>| {
                let index = (0..workspace.sessions.len()).find(|index| row[15].ends_with(&id(SESSIONS, *index)));
                row[15] == "session_link" || limits.allow(&workspace, index.unwrap())
            };
            let expected: Vec<Vec<String>> = whole.iter().filter(is_allowed).cloned().collect();
            prop_assert_eq!(file, &write_csv(&expected));
        }
    }
}

/// The whole file of sessions, and one for each of the limits.
fn export_limited(workspace: &Workspace, limits: &[Limits]) -> Vec<String> {
    Runtime::new().unwrap().block_on(async {
        let folder = Folder::new();
        import(&folder, &workspace.lines()).await;
        let whole = vec![Vec::new()];
        let mut files = Vec::new();
        for limits in whole
            .into_iter()
            .chain(limits.iter().map(|limits| limits.arguments(workspace)))
        {
            let output = command(&folder)
                .args(["export", "sessions", "--workspace", "w"])
                .args(limits)
                .output()
                .await
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
            files.push(String::from_utf8(output.stdout).unwrap());
        }
        files
    })
}

fn names(person: &Person) -> [&str; 3] {
    [&person.first_name, &person.last_name, &person.email]
}

/// Every group with each of its members, or with nobody.
fn records_of_groups(workspace: &Workspace) -> Vec<(&str, &str)> {
    let mut places = Vec::new();
    for (name, members) in &workspace.groups {
        let before = places.len();
        let here = workspace.people.iter().zip(members).filter(|(_, is_in)| **is_in);
        places.extend(here.map(|(person, _)| (name.as_str(), person.email.as_str())));
        if places.len() == before {
            places.push((name, ""));
        }
    }
    places
}

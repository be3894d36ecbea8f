//! What holds for any workspace: its text survives the export, and no row is lost, doubled or misnumbered.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, prelude::*, test_runner::Config};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::support::{Folder, command, import, read_csv, unguarded, write_csv};

const WORKSPACE: u128 = 1;
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
    demo: bool,
    archived: bool,
}

#[derive(Debug, Clone)]
struct Workspace {
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
    (0..people, 0..scenarios, 0..20_u32, rarely(), rarely()).prop_map(
        |(user, scenario, start_minute, demo, archived)| Session {
            user,
            scenario,
            start_minute,
            demo,
            archived,
        },
    )
}

fn workspace() -> impl Strategy<Value = Workspace> {
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
    fn lines(&self) -> String {
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
        let played = json!({ "type": "session", "id": id(SESSIONS, index), "workspace": workspace, "user": user,
            "scenario": scenario, "assignment": (index % 3 < 2).then(|| id(ASSIGNMENTS, index)), "status": "in_progress",
            "started_at": format!("2026-01-01T00:{:02}:00Z", session.start_minute), "demo": session.demo,
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

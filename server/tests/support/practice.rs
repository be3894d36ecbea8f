//! Sessions of the workspace Acme as they are imported, for tests that count them again.

use std::collections::{HashMap, HashSet};

use app::domain::{PAGE_SIZE, Page, Score, SessionRow, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Browser, EDGE};

/// A session, and what is known of what it refers to.
pub struct Practice {
    pub id: Uuid,
    pub user: Uuid,
    /// First name, last name and e-mail in lower case.
    pub person: String,
    pub scenario: Uuid,
    pub scenario_name: String,
    pub program: Option<Uuid>,
    pub status: String,
    pub score: Option<Score>,
    pub started_at: i64,
    pub demo: bool,
    pub archived: bool,
}

/// Lines of the import format.
pub fn lines_of(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn id(value: &Value) -> Uuid {
    value.as_str().unwrap().parse().unwrap()
}

/// The id of the only line of a type that has this value.
pub fn id_of(lines: &[Value], of: &str, field: &str, value: &str) -> Uuid {
    let found = lines
        .iter()
        .find(|line| line["type"] == of && line[field] == value);
    id(&found.unwrap_or_else(|| panic!("there is a {of} with {field} {value}"))["id"])
}

/// The sessions of Acme in lines that are all there is.
pub fn practice_of(lines: &[Value]) -> Vec<Practice> {
    let acme = id_of(lines, "workspace", "slug", "acme").to_string();
    let of = |kind: &'static str| lines.iter().filter(move |line| line["type"] == kind);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let people: HashMap<Uuid, String> = of("user")
        .map(|user| {
            let parts = ["first_name", "last_name", "email"].map(|part| text(&user[part]).to_lowercase());
            (id(&user["id"]), parts.join(" "))
        })
        .collect();
    let scenarios: HashMap<Uuid, String> = of("scenario")
        .map(|scenario| (id(&scenario["id"]), text(&scenario["name"]).to_lowercase()))
        .collect();
    let programs: HashMap<Uuid, Uuid> = of("assignment")
        .filter(|assignment| assignment["program"].is_string())
        .map(|assignment| (id(&assignment["id"]), id(&assignment["program"])))
        .collect();
    let sessions = of("session").filter(|session| session["workspace"] == acme.as_str());
    let sessions = sessions.map(|session| {
        let (user, scenario) = (id(&session["user"]), id(&session["scenario"]));
        let started: jiff::Timestamp = text(&session["started_at"]).parse().unwrap();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 10,000"
        )]
        let score = session["score"]
            .as_f64()
            .map(|score| Score((score * 100.0 + 1e-6).round() as u16));
        Practice {
            id: id(&session["id"]),
            user,
            person: people[&user].clone(),
            scenario,
            scenario_name: scenarios[&scenario].clone(),
            program: session["assignment"]
                .as_str()
                .and_then(|id| programs.get(&id.parse().unwrap()).copied()),
            status: text(&session["status"]),
            score,
            started_at: started.as_second(),
            demo: session["demo"] == true,
            archived: session["archived_at"].is_string(),
        }
    });
    sessions.collect()
}

/// The ids of those that are meant, in the order of the table.
pub fn in_order(all: &[Practice], is_meant: impl Fn(&Practice) -> bool) -> Vec<Uuid> {
    let mut meant: Vec<_> = all.iter().filter(|session| is_meant(session)).collect();
    meant.sort_by_key(|session| std::cmp::Reverse((session.started_at, session.id)));
    meant.into_iter().map(|session| session.id).collect()
}

/// More sessions of Acme, of all kinds: several begin at the same second, two months long.
pub fn more_practice(count: u32) -> String {
    let edge = lines_of(EDGE);
    let acme = id_of(&edge, "workspace", "slug", "acme");
    let users =
        ["ada@acme.test", "li@acme.test", "zoe@acme.test"].map(|email| id_of(&edge, "user", "email", email));
    let of_acme = |kind: &'static str| {
        let found = edge
            .iter()
            .filter(|line| line["type"] == kind && line["workspace"] == acme.to_string());
        found.map(|line| id(&line["id"])).collect::<Vec<_>>()
    };
    let (scenarios, programs) = (of_acme("scenario"), of_acme("program"));
    let mut lines = Vec::new();
    let mut assigned = HashSet::new();
    for number in 0..count {
        let place = |of: usize, each: u32| (number / each) as usize % of;
        let (user, scenario) = (place(users.len(), 1), place(scenarios.len().min(3), 2));
        let assignment = (number % 4 < 2).then(|| Uuid::from_u128(0xa000 + (user * 10 + scenario) as u128));
        if let Some(id) = assignment
            && assigned.insert(id)
        {
            lines.push(
                json!({ "type": "assignment", "id": id, "workspace": acme, "user": users[user],
                "scenario": scenarios[scenario], "program": (user != 1).then_some(programs[0]) }),
            );
        }
        let start = 1_767_225_600 + i64::from(number / 3) * 37_800;
        let status = match number {
            _ if number % 11 == 3 => "in_progress",
            _ if number % 7 == 2 => "abandoned",
            _ => "completed",
        };
        let at = |seconds: i64| Timestamp(start + seconds).to_string();
        let score = (status == "completed" && number % 13 != 5).then(|| f64::from(number * 37 % 201) / 2.0);
        lines.push(
            json!({ "type": "session", "id": Uuid::from_u128(0xb000 + u128::from(number * 7919 % 1_000)),
            "workspace": acme, "user": users[user], "scenario": scenarios[scenario], "assignment": assignment,
            "status": status, "started_at": at(0), "ended_at": (status != "in_progress").then(|| at(300)),
            "graded_at": score.map(|_| at(400)), "score": score, "demo": number % 9 == 4,
            "archived_at": (number % 8 == 1).then(|| at(90_000)) }),
        );
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

impl Browser {
    /// A page of Acme's sessions.
    pub async fn sessions(&self, query: &Value) -> Page<SessionRow> {
        let answer = self
            .api("sessions/list", json!({ "slug": "acme", "query": query }))
            .await;
        assert_eq!(answer.status, 200, "{query}: {}", answer.text());
        answer.json()
    }

    /// The ids on all pages of Acme's sessions, one page after the other.
    pub async fn all_sessions(&self, query: &Value) -> Vec<Uuid> {
        let mut ids = Vec::new();
        for number in 1_u32.. {
            let mut query = query.clone();
            query["page"] = json!(number);
            let page = self.sessions(&query).await;
            ids.extend(page.rows.iter().map(|row| row.id));
            let seen = u64::from(number) * u64::from(PAGE_SIZE);
            if seen >= page.total {
                assert_eq!(
                    ids.len() as u64,
                    page.total,
                    "{query}: the count is that of the rows"
                );
                break;
            }
            assert_eq!(ids.len() as u64, seen, "{query}: pages are full but for the last");
        }
        ids
    }
}

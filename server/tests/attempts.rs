//! The attempt numbers and the counts of days that are kept with sessions are those of a recount, whatever was written in
//! which order.

use proptest::{collection::vec, prelude::*, test_runner::Config};
use serde_json::json;
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::support::{EDGE, Practice, TestConsole, id_of, lines_of, practice_of};

/// Sessions whose number is not how many exported ones come up to them, or of unexported ones 0.
const MISNUMBERED: &str = "SELECT count(*) FROM sessions s WHERE attempt_number <> CASE WHEN exported THEN (
        SELECT count(*) FROM sessions b
        WHERE b.workspace_id = s.workspace_id AND b.user_id = s.user_id AND b.scenario_id = s.scenario_id
            AND b.exported AND (b.started_at, b.uuid) <= (s.started_at, s.uuid)) ELSE 0 END";

/// By how many the counts of days are off, of all sessions and of those that exports hold.
pub const MISCOUNTED: &str = "SELECT abs(
        CAST((SELECT coalesce(sum(sessions), 0) FROM session_days) AS bigint) - (SELECT count(*) FROM sessions)
    ) + abs(
        CAST((SELECT coalesce(sum(sessions), 0) FROM session_days WHERE NOT demo AND NOT archived) AS bigint)
            - (SELECT count(*) FROM sessions WHERE exported)
    )";

/// Sessions that there may be.
const SESSIONS: u128 = 12;

/// A session as it is imported, by the place of what it refers to.
#[derive(Debug, Clone)]
struct Played {
    number: u128,
    of: usize,
    minute: u32,
    demo: bool,
    archived: bool,
}

#[derive(Debug, Clone)]
enum Step {
    Import(Vec<Played>),
    /// Archive or restore the sessions of these numbers, of which some may not be there.
    Archive(Vec<u128>, bool),
}

fn played() -> impl Strategy<Value = Played> {
    let rarely = || prop::bool::weighted(0.1);
    (0..SESSIONS, 0..4_usize, 0..6_u32, rarely(), rarely()).prop_map(
        |(number, of, minute, demo, archived)| Played {
            number,
            of,
            minute,
            demo,
            archived,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        vec(played(), 1..12).prop_map(Step::Import),
        (vec(0..SESSIONS, 1..6), any::<bool>())
            .prop_map(|(numbers, archive)| Step::Archive(numbers, archive)),
    ]
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0xc000 + number)
}

impl Played {
    /// Its line; two people practise two scenarios.
    fn line(&self, acme: Uuid, edge: &[Practice]) -> String {
        let of = &edge[0];
        let user = if self.of < 2 {
            of.user
        } else {
            edge.iter().find(|other| other.user != of.user).unwrap().user
        };
        let scenario = if self.of.is_multiple_of(2) {
            of.scenario
        } else {
            let other = edge.iter().find(|other| other.scenario != of.scenario);
            other.unwrap().scenario
        };
        let at = |hour: u32| format!("2026-02-01T{hour:02}:{:02}:00Z", self.minute);
        let line = json!({ "type": "session", "id": id(self.number), "workspace": acme, "user": user, "scenario": scenario,
            "status": "abandoned", "started_at": at(10), "ended_at": at(11), "demo": self.demo,
            "archived_at": self.archived.then(|| at(12)) });
        format!("{line}\n")
    }
}

async fn check(steps: &[Step]) -> Result<(), TestCaseError> {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let lines = lines_of(EDGE);
    let (acme, edge) = (id_of(&lines, "workspace", "slug", "acme"), practice_of(&lines));
    prop_assert_eq!(console.folder.number(MISNUMBERED).await, 0, "the first import");
    for step in steps {
        match step {
            Step::Import(sessions) => {
                let lines: String = sessions.iter().map(|session| session.line(acme, &edge)).collect();
                console.import(&lines).await;
            }
            Step::Archive(numbers, archive) => {
                let sessions: Vec<Uuid> = numbers.iter().map(|number| id(*number)).collect();
                let change = json!({ "sessions": sessions, "archive": archive });
                let call = json!({ "slug": "acme", "change": change });
                prop_assert_eq!(ada.api("sessions/archive", call).await.status, 200);
            }
        }
        prop_assert_eq!(console.folder.number(MISNUMBERED).await, 0, "after {:?}", step);
        prop_assert_eq!(console.folder.number(MISCOUNTED).await, 0, "after {:?}", step);
    }
    console.stop().await;
    Ok(())
}

proptest! {
    #![proptest_config(Config { cases: 8, failure_persistence: None, ..Config::default() })]

    #[test]
    fn are_those_of_a_recount(first in vec(played(), 12), then in vec(step(), 3..8)) {
        let steps = [vec![Step::Import(first)], then].concat();
        Runtime::new().unwrap().block_on(check(&steps))?;
    }
}

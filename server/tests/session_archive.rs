//! Sessions are archived and restored: what becomes of exports, of attempts, and of two who do the same.

use std::collections::HashMap;

use app::domain::{ArchiveForecast, ArchiveOutcome, ArchiveVerdict, ExportKind, SessionReview, SessionRow};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Browser, EDGE, TestConsole, in_order, lines_of, practice_of, read_csv};

const FIRST_NAME: usize = 0;
const EMAIL: usize = 2;
const ATTEMPT: usize = 7;
const LINK: usize = 15;

async fn archive(browser: &Browser, sessions: &[Uuid], archive: bool) -> Vec<ArchiveOutcome> {
    let change = json!({ "sessions": sessions, "archive": archive });
    let answer = browser
        .api("sessions/archive", json!({ "slug": "acme", "change": change }))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

async fn verdicts(browser: &Browser, sessions: &[Uuid], to: bool) -> Vec<ArchiveVerdict> {
    let outcomes = archive(browser, sessions, to).await.into_iter();
    outcomes.map(|outcome| outcome.verdict).collect()
}

async fn forecast(browser: &Browser, sessions: &[Uuid], archive: bool) -> ArchiveForecast {
    let change = json!({ "sessions": sessions, "archive": archive });
    let call = json!({ "slug": "acme", "change": change });
    browser.api("sessions/forecast-archive", call).await.json()
}

async fn review(browser: &Browser, id: Uuid) -> SessionReview {
    browser
        .api("sessions/load", json!({ "slug": "acme", "id": id }))
        .await
        .json()
}

/// The rows of the Sessions export.
async fn file(browser: &Browser) -> Vec<Vec<String>> {
    let file = browser.download("acme", ExportKind::Sessions).await;
    read_csv(file.text()).split_off(1)
}

fn id_in(row: &[String]) -> Uuid {
    row[LINK].rsplit('/').next().unwrap().parse().unwrap()
}

/// The attempts of whoever tried a scenario most often, first one first.
fn most_attempts() -> Vec<Uuid> {
    let all = practice_of(&lines_of(EDGE));
    let mut counts: HashMap<(Uuid, Uuid), usize> = HashMap::new();
    for session in &all {
        *counts.entry((session.user, session.scenario)).or_default() += 1;
    }
    let (most, _) = counts
        .into_iter()
        .max_by_key(|(pair, count)| (*count, *pair))
        .unwrap();
    let mut attempts = in_order(&all, |session| {
        (session.user, session.scenario) == most && !session.demo && !session.archived
    });
    attempts.reverse();
    attempts
}

/// The rows without these sessions, the attempts of each person and scenario counted anew.
fn recounted(rows: &[Vec<String>], left_out: &[Uuid]) -> Vec<Vec<String>> {
    let scenarios: HashMap<Uuid, Uuid> = practice_of(&lines_of(EDGE))
        .into_iter()
        .map(|session| (session.id, session.scenario))
        .collect();
    let mut rows: Vec<_> = rows
        .iter()
        .filter(|row| !left_out.contains(&id_in(row)))
        .cloned()
        .collect();
    let mut counts: HashMap<(String, Uuid), u32> = HashMap::new();
    for row in rows.iter_mut().rev() {
        let count = counts
            .entry((row[EMAIL].clone(), scenarios[&id_in(row)]))
            .or_default();
        *count += 1;
        row[ATTEMPT] = count.to_string();
    }
    rows
}

#[tokio::test]
async fn an_archived_session_leaves_the_export_and_later_attempts_move_up() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let attempts = most_attempts();
    assert!(attempts.len() >= 8);
    let before = file(&ada).await;
    assert_eq!(
        before,
        recounted(&before, &[]),
        "the recount counts as the export does"
    );

    let third = attempts[2];
    let later = u32::try_from(attempts.len() - 3).unwrap();
    let told = forecast(&ada, &[third], true).await;
    assert_eq!(
        (told.exported, told.renumbered, told.demo, told.unchanged),
        (1, later, 0, 0)
    );
    assert_eq!(file(&ada).await, before, "asking changes nothing");
    assert_eq!(verdicts(&ada, &[third], true).await, [ArchiveVerdict::Changed]);
    let after = file(&ada).await;
    assert_eq!(after, recounted(&before, &[third]));
    let moved = before
        .iter()
        .filter(|row| {
            after
                .iter()
                .any(|now| now[LINK] == row[LINK] && now[ATTEMPT] != row[ATTEMPT])
        })
        .count();
    assert_eq!(moved, attempts.len() - 3);
    for row in &after {
        let review = review(&ada, id_in(row)).await;
        assert_eq!(review.attempt_number.unwrap().to_string(), row[ATTEMPT]);
    }
    let put_away = review(&ada, third).await;
    assert!(put_away.session.archived && put_away.archived_at.is_some());
    assert_eq!(
        (
            put_away.attempt_number,
            put_away.previous_attempt,
            put_away.next_attempt
        ),
        (None, None, None)
    );

    let told = forecast(&ada, &[third], false).await;
    assert_eq!((told.exported, told.renumbered), (1, later));
    assert_eq!(verdicts(&ada, &[third], false).await, [ArchiveVerdict::Changed]);
    assert_eq!(file(&ada).await, before, "restored, all is as it was");
    console.stop().await;
}

#[tokio::test]
async fn many_at_once_are_counted_together() {
    use ArchiveVerdict::{Changed, Gone, Unchanged};
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let attempts = most_attempts();
    let before = file(&ada).await;
    let all = practice_of(&lines_of(EDGE));
    let demo = all.iter().find(|session| session.demo).unwrap().id;
    let archived = all.iter().find(|session| session.archived).unwrap().id;
    let of_other = lines_of(EDGE)
        .iter()
        .filter(|line| line["type"] == "session")
        .map(|line| line["id"].as_str().unwrap().parse::<Uuid>().unwrap())
        .find(|id| all.iter().all(|session| session.id != *id))
        .unwrap();
    let many = [attempts[1], attempts[4], demo, archived, of_other];
    let told = forecast(&ada, &many, true).await;
    let renumbered = u32::try_from(attempts.len() - 3).unwrap();
    let expected = ArchiveForecast {
        exported: 2,
        demo: 1,
        unchanged: 1,
        gone: 1,
        renumbered,
    };
    assert_eq!(told, expected);
    assert_eq!(
        verdicts(&ada, &many, true).await,
        [Changed, Changed, Changed, Unchanged, Gone]
    );
    let recorded = ada.activity().await;
    let counted: Vec<&str> = recorded.iter().map(|row| row[2].as_str()).collect();
    assert_eq!(counted, ["Attempt 2", "Attempt 5", "Demo session"]);
    assert_eq!(file(&ada).await, recounted(&before, &many));
    let told = forecast(&ada, &many[..3], false).await;
    assert_eq!((told.exported, told.demo, told.renumbered), (2, 1, renumbered));
    assert_eq!(verdicts(&ada, &many[..3], false).await, [Changed; 3]);
    assert_eq!(file(&ada).await, before);
    let whole = ada.sessions(&json!({ "archived": "only" })).await;
    assert_eq!(
        whole.rows.iter().map(|row| row.id).collect::<Vec<_>>(),
        [archived]
    );

    // The same one twice is changed once.
    assert_eq!(
        verdicts(&ada, &[attempts[0], attempts[0]], true).await,
        [Changed, Unchanged]
    );
    for sessions in [vec![], vec![demo; 1_001]] {
        let change = json!({ "sessions": sessions, "archive": true });
        let call = json!({ "slug": "acme", "change": change });
        assert_eq!(ada.api("sessions/archive", call).await.status, 422);
    }
    console.stop().await;
}

#[tokio::test]
async fn a_demo_session_is_archived_without_an_effect_on_exports() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let before = file(&ada).await;
    let demo = practice_of(&lines_of(EDGE))
        .into_iter()
        .find(|session| session.demo)
        .unwrap()
        .id;
    for to in [true, false] {
        assert_eq!(verdicts(&ada, &[demo], to).await, [ArchiveVerdict::Changed]);
        assert_eq!(file(&ada).await, before);
        let review = review(&ada, demo).await;
        assert_eq!((review.session.archived, review.attempt_number), (to, None));
    }
    console.stop().await;
}

#[tokio::test]
async fn the_second_of_two_is_told_who_was_first_and_all_of_it_is_recorded() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let second = most_attempts()[1];
    let of = review(&ada, second).await.session;
    archive(&olga, &[second], true).await;
    let archived_at = review(&ada, second).await.archived_at;
    let told = archive(&ada, &[second], true).await.remove(0);
    assert_eq!(told.verdict, ArchiveVerdict::Unchanged);
    assert_eq!(
        told.name,
        format!("{}, {}", of.participant.display_name(), of.scenario)
    );
    assert_eq!(
        (told.archived_by.as_str(), told.archived_at),
        ("olga.owner@acme.test", archived_at)
    );
    assert_eq!(review(&ada, second).await.archived_at, archived_at);
    archive(&ada, &[second], false).await;
    let told = archive(&olga, &[second], false).await.remove(0);
    assert_eq!(
        (told.verdict, told.archived_at),
        (ArchiveVerdict::Unchanged, None)
    );
    let subject = format!("{}: {} ({})", of.participant.email, of.scenario, of.started_at);
    let recorded = ada.activity().await;
    let recorded: Vec<_> = recorded
        .iter()
        .map(|row| row.each_ref().map(String::as_str))
        .collect();
    assert_eq!(
        recorded,
        [
            ["session_archived", &subject, "Attempt 2", "Archived"],
            ["session_restored", &subject, "Archived", "Attempt 2"],
        ]
    );
    // One that came archived was archived by nobody here.
    let imported = practice_of(&lines_of(EDGE))
        .into_iter()
        .find(|session| session.archived)
        .unwrap()
        .id;
    let told = archive(&ada, &[imported], true).await.remove(0);
    assert!(told.archived_by.is_empty() && told.archived_at.is_some());
    console.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_same_moment_it_happens_once() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let attempts = most_attempts();
    for (place, id) in attempts.iter().enumerate() {
        let one = [*id];
        let (first, second) = tokio::join!(archive(&ada, &one, true), archive(&olga, &one, true));
        let mut both = [first[0].verdict, second[0].verdict];
        both.sort();
        assert_eq!(both, [ArchiveVerdict::Changed, ArchiveVerdict::Unchanged]);
        assert_eq!(ada.activity().await.len(), place + 1);
    }
    let most = console.folder.number("SELECT max(number) FROM revisions").await;
    let count = console.folder.number("SELECT count(*) FROM revisions").await;
    assert_eq!((most, count), (count, i64::try_from(attempts.len()).unwrap() + 1));
    console.stop().await;
}

async fn only_new(browser: &Browser) -> Vec<Uuid> {
    let options = json!({ "only_new": true });
    let call = json!({ "slug": "acme", "kind": "sessions", "options": options });
    let started = browser.api("exports/start", call).await.json();
    let export = browser.follow("acme", &started).await;
    let text = browser.get(&export.download_path("acme").unwrap()).await;
    let mut rows = read_csv(text.text()).split_off(1);
    rows.sort_by(|one, other| one[FIRST_NAME].cmp(&other[FIRST_NAME]));
    rows.iter().map(|row| id_in(row)).collect()
}

#[tokio::test]
async fn a_restored_session_counts_as_new_and_an_archived_one_is_not_there() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let attempts = most_attempts();
    file(&ada).await;
    assert!(only_new(&ada).await.is_empty());
    archive(&ada, &attempts[..2], true).await;
    assert!(
        only_new(&ada).await.is_empty(),
        "what left is not told, nor that others moved up"
    );
    archive(&ada, &attempts[..1], false).await;
    assert_eq!(only_new(&ada).await, attempts[..1]);
    assert!(only_new(&ada).await.is_empty());
    // Archived and restored between two files, it is new in the second.
    archive(&ada, &attempts[3..4], true).await;
    archive(&ada, &attempts[3..4], false).await;
    assert_eq!(only_new(&ada).await, attempts[3..4]);
    console.stop().await;
}

#[tokio::test]
async fn from_attempt_to_attempt_one_passes_all_of_them_once() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let attempts = most_attempts();
    let count = u32::try_from(attempts.len()).unwrap();
    let mut next = Some(attempts[0]);
    let mut before = None;
    for (number, id) in (1..).zip(&attempts) {
        assert_eq!(next, Some(*id));
        let review = review(&ada, *id).await;
        assert_eq!((review.attempt_number, review.attempts), (Some(number), count));
        assert_eq!(review.previous_attempt, before);
        before = Some(*id);
        next = review.next_attempt;
    }
    assert_eq!(next, None);
    console.stop().await;
}

#[tokio::test]
async fn others_than_admins_change_nothing_and_see_only_their_own() {
    let console = TestConsole::edge().await;
    let (ada, li, hank) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("li@acme.test").await,
        console.browser_of("hank@globex.test").await,
    );
    let own: Vec<SessionRow> = li.sessions(&json!({})).await.rows;
    let change = json!({ "sessions": [own[0].id], "archive": true });
    for function in ["sessions/archive", "sessions/forecast-archive"] {
        let call = json!({ "slug": "acme", "change": change });
        assert_eq!(li.api(function, call.clone()).await.status, 403);
        assert_eq!(hank.api(function, call).await.status, 404);
        // In their own workspace there is no such session.
        let call = json!({ "slug": "globex", "change": change });
        let answer = hank.api(function, call).await;
        assert!(answer.text().contains("\"gone\""), "{}", answer.text());
    }
    let review: SessionReview = review(&li, own[0].id).await;
    assert!(!review.session.archived);
    let others = most_attempts()[0];
    let call = json!({ "slug": "acme", "id": others });
    assert_eq!(li.api("sessions/load", call).await.status, 404);
    assert!(ada.activity().await.is_empty());
    assert_eq!(serde_json::to_value(&review).unwrap()["archived_at"], Value::Null);
    console.stop().await;
}

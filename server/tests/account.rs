//! One's own account: the password, and where one is signed in.

use app::{AppError, domain::AccountProblem};
use serde_json::json;
use uuid::Uuid;

use crate::support::{Browser, PASSWORD, TestConsole, form_of, is_on_postgres, problem_of};

const CHOSEN: &str = "a password of mine";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// Another browser of somebody, by what it calls itself.
async fn elsewhere(console: &TestConsole, email: &str, user_agent: &str) -> Browser {
    let fields = form_of(&[("email", email), ("password", PASSWORD), ("next", "")]);
    let mut browser = console.browser();
    let answer = browser
        .form("sign-in", &fields, &[("user-agent", user_agent)])
        .await;
    assert!(answer.is_success_or_redirect(), "{}", answer.text());
    let cookie = answer.header("set-cookie").split(';').next().unwrap();
    browser.cookie = Some(cookie.to_owned());
    browser
}

#[tokio::test]
async fn a_new_password_ends_all_other_sign_ins_and_keeps_this_one() {
    let console = TestConsole::edge().await;
    let li = console.browser_of("li@acme.test").await;
    let other = elsewhere(&console, "li@acme.test", FIREFOX).await;
    let ada = console.browser_of("ada@acme.test").await;
    let changed = li.change_password(PASSWORD, CHOSEN).await;
    assert_eq!(changed.status, 200, "{}", changed.text());
    let told = ada.activity().await;
    assert_eq!(told[0], ["password_changed", "li@acme.test", "", ""]);
    assert!(li.is_in().await && ada.is_in().await);
    assert!(!other.is_in().await);
    let mut again = console.browser();
    assert_eq!(again.sign_in("li@acme.test", PASSWORD).await.status, 401);
    assert!(
        again
            .sign_in("li@acme.test", CHOSEN)
            .await
            .is_success_or_redirect()
    );
    console.stop().await;
}

#[tokio::test]
async fn the_present_password_must_be_right_and_tries_are_counted() {
    let console = TestConsole::edge().await;
    let li = console.browser_of("li@acme.test").await;
    let other = elsewhere(&console, "li@acme.test", FIREFOX).await;
    for _ in 0..5 {
        let refused = li.change_password("not the password", CHOSEN).await;
        assert_eq!(problem_of(&refused), AccountProblem::WrongPassword);
    }
    let refused = li.change_password(PASSWORD, CHOSEN).await;
    assert_eq!(refused.status, 429);
    assert!(matches!(refused.json(), AppError::TooManyTries { .. }));
    // They count with those to sign in.
    assert_eq!(
        console.browser().sign_in("li@acme.test", PASSWORD).await.status,
        429
    );
    assert!(li.is_in().await && other.is_in().await, "nobody was signed out");
    console.stop().await;
}

#[tokio::test]
async fn a_new_password_follows_the_rules() {
    let console = TestConsole::edge().await;
    let li = console.browser_of("li@acme.test").await;
    let answer = li.change_password(PASSWORD, "short").await;
    assert_eq!(problem_of(&answer), AccountProblem::PasswordTooShort);
    let answer = li.change_password(PASSWORD, &"x".repeat(1_025)).await;
    assert_eq!(problem_of(&answer), AccountProblem::PasswordTooLong);
    assert!(
        console
            .browser()
            .sign_in("li@acme.test", PASSWORD)
            .await
            .is_success_or_redirect()
    );
    console.stop().await;
}

#[tokio::test]
async fn ones_sign_ins_are_listed_and_ended_one_by_one() {
    let console = TestConsole::edge().await;
    let li = console.browser_of("li@acme.test").await;
    let firefox = elsewhere(&console, "li@acme.test", FIREFOX).await;
    let curl = elsewhere(&console, "li@acme.test", "curl/8.5.0").await;
    let rows = li.sign_ins().await;
    assert_eq!(rows.len(), 3);
    assert_eq!(rows.iter().filter(|row| row.is_this).count(), 1);
    let known = rows
        .iter()
        .find(|row| row.browser == "Firefox")
        .expect("it is told");
    assert_eq!(known.system, "Linux");
    assert!(known.since <= known.last_seen);
    assert!(
        !known.is_this
            && firefox
                .sign_ins()
                .await
                .iter()
                .any(|row| row.is_this && row.id == known.id)
    );

    let end = json!({ "id": known.id });
    assert_eq!(li.api("sign-ins/end", end.clone()).await.status, 200);
    assert!(!firefox.is_in().await);
    assert!(li.is_in().await && curl.is_in().await);
    assert_eq!(li.api("sign-ins/end", end).await.status, 404);
    assert_eq!(li.sign_ins().await.len(), 2);
    console.stop().await;
}

#[tokio::test]
async fn nobody_ends_the_sign_ins_of_others() {
    let console = TestConsole::edge().await;
    let li = console.browser_of("li@acme.test").await;
    let olga = console.browser_of("olga.owner@acme.test").await;
    let theirs = olga.sign_ins().await.remove(0);
    for id in [theirs.id, Uuid::nil()] {
        assert_eq!(li.api("sign-ins/end", json!({ "id": id })).await.status, 404);
    }
    assert_eq!(li.api("sign-ins/end-others", json!({})).await.status, 200);
    assert!(olga.is_in().await && li.is_in().await);
    console.stop().await;
}

#[tokio::test]
async fn all_others_are_ended_at_once() {
    let console = TestConsole::edge().await;
    let li = console.browser_of("li@acme.test").await;
    let others = [
        elsewhere(&console, "li@acme.test", FIREFOX).await,
        elsewhere(&console, "li@acme.test", "").await,
    ];
    assert_eq!(li.api("sign-ins/end-others", json!({})).await.status, 200);
    assert!(li.is_in().await);
    for other in others {
        assert!(!other.is_in().await);
    }
    assert_eq!(li.sign_ins().await.len(), 1);
    console.stop().await;
}

#[tokio::test]
async fn sign_ins_that_have_run_out_are_not_listed() {
    let console = TestConsole::edge().await;
    console.browser_of("li@acme.test").await;
    let long_ago = if is_on_postgres() {
        "'2020-01-01'"
    } else {
        "1577836800"
    };
    let statement = format!("UPDATE sign_ins SET used_at = {long_ago}");
    console.folder.execute(&statement).await;
    let li = console.browser_of("li@acme.test").await;
    assert_eq!(li.sign_ins().await.len(), 1);
    console.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_for_every_role() {
    let console = TestConsole::edge().await;
    for email in ["li@acme.test", "ada@acme.test", "olga.owner@acme.test"] {
        let page = console.browser_of(email).await.get("/w/acme/account").await;
        assert_eq!(page.status, 200, "{email}");
        assert!(page.text().contains("Change password"));
    }
    assert_eq!(console.browser().get("/w/acme/account").await.status, 401);
    console.stop().await;
}

//! Signing in and out.

use app::AppError;
use serde_json::json;
use server::hash_password;

use crate::support::{PASSWORD, TestConsole};

#[tokio::test]
async fn the_right_password_opens_the_workspace_used_last() {
    let console = TestConsole::edge().await;
    console.set_password("ada@acme.test").await;
    let mut ada = console.browser();
    let answer = ada.sign_in(" ADA@acme.test", PASSWORD).await;
    assert!(answer.is_success_or_redirect());
    assert_eq!(answer.header("serverfnredirect"), "");
    assert_eq!(answer.header("location"), "/w/acme/sessions");
    let cookie = answer.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(
        ada.api("frame", json!({ "slug": "acme" }))
            .await
            .status
            .is_success()
    );

    assert!(
        ada.api("frame", json!({ "slug": "globex" }))
            .await
            .status
            .is_success()
    );
    let answer = console.browser().sign_in("ada@acme.test", PASSWORD).await;
    assert_eq!(answer.header("location"), "/w/globex/sessions");
    console.stop().await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_e_mail_get_the_same_answer() {
    let console = TestConsole::edge().await;
    console.set_password("ada@acme.test").await;
    for email in ["ada@acme.test", "nobody@acme.test", "li@acme.test"] {
        let answer = console.browser().sign_in(email, "wrong password").await;
        assert_eq!(answer.status, 401, "{email}");
        assert_eq!(answer.json::<AppError>(), AppError::WrongCredentials);
        assert_eq!(answer.header("set-cookie"), "");
    }
    console.stop().await;
}

#[tokio::test]
async fn after_five_wrong_passwords_even_the_right_one_has_to_wait() {
    let console = TestConsole::edge().await;
    console.set_password("ada@acme.test").await;
    console.set_password("olga.owner@acme.test").await;
    for _ in 0..5 {
        assert_eq!(
            console.browser().sign_in("ada@acme.test", "wrong").await.status,
            401
        );
    }
    let answer = console.browser().sign_in("ada@acme.test", PASSWORD).await;
    assert_eq!(answer.status, 429);
    let wait: i64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=300).contains(&wait), "{wait}");
    assert!(answer.json::<AppError>().to_string().contains("Wait 5 minutes"));
    assert!(
        console
            .browser()
            .sign_in("olga.owner@acme.test", PASSWORD)
            .await
            .is_success_or_redirect()
    );
    console.stop().await;
}

#[tokio::test]
async fn thirty_wrong_passwords_from_one_address_make_it_wait() {
    let console = TestConsole::edge().await;
    for number in 0..30 {
        assert_eq!(
            console
                .browser()
                .sign_in(&format!("nobody{number}@acme.test"), "wrong")
                .await
                .status,
            401
        );
    }
    assert_eq!(
        console
            .browser()
            .sign_in("somebody@acme.test", "wrong")
            .await
            .status,
        429
    );
    console.stop().await;
}

#[tokio::test]
async fn many_tries_at_once_do_not_slip_through() {
    let console = TestConsole::edge().await;
    let tries = (0..12).map(|_| {
        let mut browser = console.browser();
        tokio::spawn(async move { browser.sign_in("ada@acme.test", "wrong").await.status })
    });
    let mut refused = 0;
    for attempt in tries.collect::<Vec<_>>() {
        refused += usize::from(attempt.await.unwrap() == 429);
    }
    assert_eq!(refused, 7);
    console.stop().await;
}

#[tokio::test]
async fn a_password_that_is_replaced_meanwhile_opens_nothing() {
    let console = TestConsole::edge().await;
    console.set_password("ada@acme.test").await;
    let another = hash_password("another password".to_owned()).await.unwrap();
    let mut ada = console.browser();
    let (_, replaced) = futures::join!(
        ada.sign_in("ada@acme.test", PASSWORD),
        console.store.set_password("ada@acme.test", &another),
    );
    assert!(replaced.unwrap());
    assert!(!ada.is_in().await);
    console.stop().await;
}

#[tokio::test]
async fn signing_out_ends_the_sign_in_on_the_server() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let answer = ada.form("sign-out", "", &[]).await;
    assert!(answer.is_success_or_redirect());
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(ada.api("frame", json!({ "slug": "acme" })).await.status, 401);
    console.stop().await;
}

#[tokio::test]
async fn deactivated_people_cannot_sign_in_and_lose_access_at_once() {
    let console = TestConsole::edge().await;
    console.set_password("dee@acme.test").await;
    let answer = console.browser().sign_in("dee@acme.test", PASSWORD).await;
    assert_eq!(
        (answer.status.as_u16(), answer.json::<AppError>()),
        (403, AppError::NoWorkspace)
    );

    let li = console.browser_of("li@acme.test").await;
    assert!(
        li.api(
            "sessions/list",
            json!({ "slug": "acme", "query": { "search": "", "page": 1 } })
        )
        .await
        .status
        .is_success()
    );
    let line = crate::support::EDGE
        .lines()
        .find(|line| line.contains("\"type\":\"member\"") && line.contains(&li_id()))
        .unwrap()
        .replace(
            "\"deactivated_at\":null",
            "\"deactivated_at\":\"2026-01-01T00:00:00Z\"",
        );
    console.import(&line).await;
    assert_eq!(li.api("frame", json!({ "slug": "acme" })).await.status, 401);
    console.stop().await;
}

fn li_id() -> String {
    let line = crate::support::EDGE
        .lines()
        .find(|line| line.contains("li@acme.test"))
        .unwrap();
    serde_json::from_str::<serde_json::Value>(line).unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn signing_in_is_the_log_in_of_the_workspace_entered_and_of_no_other() {
    let console = TestConsole::edge().await;
    let olga = console.browser_of("olga.owner@acme.test").await;
    let of_ada = |page: app::domain::Page<app::domain::UserRow>| page.rows[0].last_login_at;
    let query = json!({ "slug": "acme", "query": { "search": "ada@acme.test", "page": 1 } });
    let before = of_ada(olga.api("users/list", query.clone()).await.json());
    let ada = console.browser_of("ada@acme.test").await;
    let after = of_ada(olga.api("users/list", query.clone()).await.json());
    assert!(after > before);
    assert!(
        ada.api("frame", json!({ "slug": "acme" }))
            .await
            .status
            .is_success()
    );
    assert_eq!(of_ada(olga.api("users/list", query).await.json()), after);
    console.stop().await;
}

#[tokio::test]
async fn only_a_local_address_is_gone_on_to() {
    let console = TestConsole::edge().await;
    console.set_password("ada@acme.test").await;
    for (next, location) in [
        ("/w/acme/users?page=2", "/w/acme/users?page=2"),
        ("//evil.test", "/w/acme/sessions"),
        ("/\\evil.test", "/w/acme/sessions"),
        ("https://evil.test", "/w/acme/sessions"),
        ("/..//evil.test", "/w/acme/sessions"),
        ("/.//evil.test", "/w/acme/sessions"),
        ("/w/acme/../..//evil.test", "/w/acme/sessions"),
        ("/w/acme/%2e%2E/%2e%2e//evil.test", "/w/acme/sessions"),
        ("/w//evil.test", "/w/acme/sessions"),
        ("/api/sign-out", "/w/acme/sessions"),
    ] {
        let next: String = next.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let fields = format!(
            "email=ada%40acme.test&password={}&next={next}",
            PASSWORD.replace(' ', "+")
        );
        let answer = console
            .browser()
            .form("sign-in", &fields, &[("accept", "text/html")])
            .await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (302, location)
        );
    }
    console.stop().await;
}

//! The language of pages and of what server functions say.

use serde_json::json;

use crate::support::TestConsole;

#[tokio::test]
async fn pages_and_errors_speak_the_language_that_the_browser_asks_for() {
    let console = TestConsole::edge().await;
    let german = [("accept-language", "de-CH, en;q=0.8")];
    let page = console.browser().get_with("/sign-in", &german).await;
    assert!(page.text().contains("<html lang=\"de\""), "{}", page.text());
    assert!(page.text().contains("Passwort"));
    let ada = console.browser_of("ada@acme.test").await;
    let lost = ada
        .get_with("/w/acme/groups/0b4f7a30-0000-4000-8000-000000000000", &german)
        .await;
    assert!(lost.text().contains("Seite nicht gefunden"), "{}", lost.text());
    console.stop().await;
}

#[tokio::test]
async fn a_choice_is_kept_in_a_cookie_and_leads_back() {
    let console = TestConsole::edge().await;
    let mut ada = console.browser_of("ada@acme.test").await;
    let chosen = ada
        .form("language", "language=de&next=%2Fw%2Facme%2Fusers%3Fq%3Da", &[])
        .await;
    assert_eq!(chosen.header("location"), "/w/acme/users?q=a");
    assert!(
        chosen
            .header("set-cookie")
            .starts_with("language=de; Path=/; HttpOnly; SameSite=Lax")
    );
    let signed_in = ada.cookie.clone().unwrap();
    ada.cookie = Some(format!("{signed_in}; language=de"));
    let page = ada.get_with("/w/acme/users", &[("accept-language", "en")]).await;
    assert!(page.text().contains("Abmelden"));
    console.stop().await;
}

#[tokio::test]
async fn a_choice_leads_nowhere_else_and_to_no_unknown_language() {
    let console = TestConsole::edge().await;
    let browser = console.browser();
    let away = browser
        .form("language", "language=de&next=https%3A%2F%2Fevil.test%2F", &[])
        .await;
    assert_eq!(away.header("location"), "/sign-in");
    let meant = "language=de&next=%2Fsign-in%3Fnext%3D%252Fw%252Facme%252Fusers";
    let kept = browser.form("language", meant, &[]).await;
    assert_eq!(kept.header("location"), "/sign-in?next=%2Fw%2Facme%2Fusers");
    let unknown = browser.api("language", json!(null)).await;
    assert_eq!(unknown.status, 422);
    let unknown = browser
        .form("language", "language=xx&next=", &[("accept", "application/json")])
        .await;
    assert_eq!(unknown.status, 422, "{}", unknown.text());
    assert!(unknown.headers.get("set-cookie").is_none());
    console.stop().await;
}

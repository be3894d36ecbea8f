//! The language of pages and of what server functions say.

use serde_json::{Value, json};

use crate::support::{EDGE, TestConsole};

/// Words without which hardly an English sentence can be made, and which German does not have.
const ENGLISH: &[&str] = &[
    "the", "and", "of", "this", "with", "who", "is", "not", "from", "your", "for", "to", "are", "you", "by",
    "no", "all", "search", "sessions", "users", "groups", "members", "started", "score",
];

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

#[tokio::test]
async fn every_page_is_german_throughout() {
    let console = TestConsole::edge().await;
    let olga = console.browser_of("olga.owner@acme.test").await;
    let names = names();
    let mut rendered = 0;
    for page in server::pages() {
        for id in ["user", "group", "session"].map(first_id) {
            let path = page.path().replace("{slug}", "acme").replace("{id}", &id);
            let answer = olga.get_with(&path, &[("accept-language", "de")]).await;
            if answer.status != 200 {
                continue;
            }
            rendered += 1;
            let html = answer.text();
            let said = texts(html).filter(|text| !text.starts_with("http"));
            for text in said.map(|text| without(&names, text)) {
                let mut words = text.split(|sign: char| !sign.is_alphabetic());
                let is_english = |word: &&str| ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known));
                let english = words.find(is_english);
                assert_eq!(english, None, "{path}: {text}");
            }
        }
    }
    assert!(
        rendered >= server::pages().len(),
        "only {rendered} pages were rendered"
    );
    console.stop().await;
}

/// The id of the first object of the type.
fn first_id(kind: &str) -> String {
    let mut lines = EDGE
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let line = lines.find(|line| line["type"] == kind).unwrap();
    line["id"].as_str().unwrap().to_owned()
}

/// What people call their people, groups and scenarios, the longest first.
fn names() -> Vec<String> {
    let lines = EDGE
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let names = lines.flat_map(|line| {
        ["name", "first_name", "last_name", "email"]
            .map(|field| line[field].as_str().unwrap_or_default().to_owned())
    });
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// The text without them.
fn without(names: &[String], text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    names
        .iter()
        .fold(text, |text, name| text.replace(name.as_str(), " "))
}

/// What a page says: the texts of its body, and the names of what has no text.
fn texts(html: &str) -> impl Iterator<Item = &str> {
    let body = html.split_once("<body").unwrap().1;
    let said = body
        .split("<script")
        .map(|part| part.rsplit("</script>").next().unwrap());
    said.flat_map(|part| part.split('<').skip(1)).flat_map(|tag| {
        let (inside, text) = tag.split_once('>').unwrap_or((tag, ""));
        let labels = ["aria-label=\"", "title=\"", "placeholder=\"", "data-label=\""]
            .into_iter()
            .filter_map(|name| inside.split_once(name)?.1.split('"').next());
        labels.chain([text]).collect::<Vec<_>>()
    })
}

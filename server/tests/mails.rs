//! E-mails, as a mail server gets them.

use app::domain::{AddedUser, MailNews, NewLink};
use serde_json::json;

use crate::support::{MailServer, TestConsole, path_of, secret_of};

const NEW: &str = "new.one@acme.test";
const CHOSEN: &str = "a password of mine";

#[tokio::test]
async fn an_invitation_is_sent_in_words_and_its_link_works() {
    let mut mails = MailServer::start("");
    let console = TestConsole::with_mail(&mails).await;
    let ada = console.browser_of("ada@acme.test").await;
    let added = ada.add(NEW, "member").await.remove(0);
    let NewLink { address, mail } = added.invitation.expect("invited");
    assert_eq!(mail, MailNews::Sent);
    let mail = mails.next().await;
    assert_eq!(
        (mail.from.as_str(), mail.to.as_slice()),
        ("console@acme.test", &[NEW.to_owned()][..])
    );
    assert_eq!(mail.header("Subject"), "Your invitation to Acme Learning");
    assert!(mail.header("From").contains("The Console"));
    assert!(mail.header("Content-Type").starts_with("text/plain"));
    let text = mail.text();
    assert!(
        text.contains("Ada Lovelace has invited you to the workspace Acme Learning."),
        "{text}"
    );
    assert_eq!(Some(mail.link()), address);
    let answer = console
        .browser()
        .accept(&mail.link(), "Nora", "Niemann", CHOSEN)
        .await;
    assert!(answer.is_success_or_redirect());
    let account = ada.account_of(ada.user(NEW).await.id).await;
    assert!(account.mail_is_set_up && account.invitation.expect("one").mailed_at.is_some());
    console.stop().await;
}

#[tokio::test]
async fn it_is_written_in_the_language_of_who_asks() {
    let mut mails = MailServer::start("");
    let console = TestConsole::with_mail(&mails).await;
    let ada = console.browser_of("ada@acme.test").await;
    let german = [("content-type", "application/json"), ("accept-language", "de")];
    let new = json!({ "emails": NEW, "role": "member", "seat_type": "full", "groups": [] });
    let body = json!({ "slug": "acme", "new": new }).to_string();
    let answer = ada
        .send(http::Method::POST, "/api/users/add", &german, body.into())
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let mail = mails.next().await;
    assert_eq!(mail.header("Subject"), "Ihre Einladung zu Acme Learning");
    assert!(mail.text().contains("Öffnen Sie diesen Link"), "{}", mail.text());
    assert_eq!(console.browser().look_at(&mail.link()).await.status, 200);

    let forgotten = [("accept-language", "de")];
    let answer = console
        .browser()
        .form("passwords/forgotten", "email=ada%40acme.test", &forgotten)
        .await;
    assert!(answer.is_success_or_redirect());
    let mail = mails.next().await;
    assert_eq!(console.browser().get(path_of(&mail.link())).await.status, 200);
    assert!(mail.text().contains("eine Stunde lang"), "{}", mail.text());
    console.stop().await;
}

#[tokio::test]
async fn a_refused_e_mail_is_told_and_fails_nothing() {
    let mut mails = MailServer::start("refused");
    let console = TestConsole::with_mail(&mails).await;
    let ada = console.browser_of("ada@acme.test").await;
    let added = ada.add(&format!("refused@acme.test {NEW}"), "member").await;
    let news: Vec<_> = added
        .iter()
        .map(|added| added.invitation.as_ref().expect("invited"))
        .collect();
    assert_eq!((news[0].mail, news[1].mail), (MailNews::Failed, MailNews::Sent));
    let link = news[0].address.as_ref().expect("a link to copy");
    assert_eq!(mails.next().await.to, [NEW]);
    assert!(mails.is_empty());
    assert_eq!(console.browser().look_at(link).await.status, 200);
    let id = ada.user("refused@acme.test").await.id;
    let invitation = ada.account_of(id).await.invitation.expect("one");
    assert_eq!(invitation.mailed_at, None);
    console.stop().await;
}

#[tokio::test]
async fn a_mail_server_that_is_away_fails_nothing() {
    let mails = MailServer::start("");
    let console = TestConsole::with_mail(&mails).await;
    drop(mails);
    let ada = console.browser_of("ada@acme.test").await;
    let emails: Vec<String> = (0..40).map(|number| format!("new{number}@acme.test")).collect();
    let added = ada.add(&emails.join(" "), "member").await;
    assert_eq!(added.len(), 40);
    for added in added {
        let link = added.invitation.expect("invited");
        assert_eq!(link.mail, MailNews::Failed);
        assert!(link.address.is_some());
    }
    assert!(
        console
            .browser()
            .forget("ada@acme.test")
            .await
            .is_success_or_redirect()
    );
    console.stop().await;
}

#[tokio::test]
async fn who_is_known_elsewhere_gets_the_link_by_e_mail_alone() {
    let mut mails = MailServer::start("");
    let console = TestConsole::with_mail(&mails).await;
    let hank = console.browser_of("hank@globex.test").await;
    // Li is a member of Acme, where Hank is nobody, and has no password.
    let new = json!({ "emails": "li@acme.test", "role": "member", "seat_type": "full", "groups": [] });
    let answer = hank
        .api("users/add", json!({ "slug": "globex", "new": new }))
        .await;
    let added: Vec<AddedUser> = answer.json();
    let link = added[0].invitation.clone().expect("invited");
    assert_eq!((link.address, link.mail), (None, MailNews::Sent));
    let mail = mails.next().await;
    assert_eq!(mail.to, ["li@acme.test"]);
    assert!(!answer.text().contains(secret_of(&mail.link())));
    let mut li = console.browser();
    assert!(
        li.accept(&mail.link(), "小龍", "李", CHOSEN)
            .await
            .is_success_or_redirect()
    );
    for slug in ["acme", "globex"] {
        assert_eq!(li.get(&format!("/w/{slug}/sessions")).await.status, 200, "{slug}");
    }
    console.stop().await;
}

#[tokio::test]
async fn many_are_all_sent_and_each_to_its_own() {
    let mut mails = MailServer::start("");
    let console = TestConsole::with_mail(&mails).await;
    let ada = console.browser_of("ada@acme.test").await;
    let emails: Vec<String> = (0..60).map(|number| format!("new{number}@acme.test")).collect();
    let added = ada.add(&emails.join(" "), "member").await;
    assert!(added.iter().all(|added| {
        added
            .invitation
            .as_ref()
            .is_some_and(|link| link.mail == MailNews::Sent)
    }));
    let mut to = Vec::new();
    for _ in &emails {
        to.extend(mails.next().await.to);
    }
    to.sort();
    let mut expected = emails.clone();
    expected.sort();
    assert_eq!(to, expected);
    let links = console
        .folder
        .number("SELECT count(*) FROM account_links WHERE mailed_at IS NOT NULL")
        .await;
    assert_eq!(links, 60);
    console.stop().await;
}

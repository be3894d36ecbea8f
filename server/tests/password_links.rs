//! Links for a new password: made by admins who answer for the person, or asked for by e-mail.

use app::domain::AccountProblem;
use futures::future::join_all;

use crate::support::{MailServer, PASSWORD, TestConsole, path_of, problem_of, secret_of};

const CHOSEN: &str = "a password of mine";

#[tokio::test]
async fn an_admin_makes_a_link_that_works_once_and_ends_all_sign_ins() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let li = console.browser_of("li@acme.test").await;
    let id = ada.user("li@acme.test").await.id;
    let first: String = ada.member_call("passwords/make-link", id).await.json();
    let second: String = ada.member_call("passwords/make-link", id).await.json();
    assert_ne!(first, second);
    let mut there = console.browser();
    assert_eq!(
        problem_of(&there.set_new_password(&first, CHOSEN).await),
        AccountProblem::LinkRevoked
    );
    assert!(li.is_in().await, "a link that nobody has used changes nothing");
    let page = there.get(path_of(&second)).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("li@acme.test"));

    let short = there.set_new_password(&second, "short").await;
    assert_eq!(problem_of(&short), AccountProblem::PasswordTooShort);
    let answer = there.set_new_password(&second, CHOSEN).await;
    assert_eq!(answer.header("location"), "/w/acme/sessions", "{}", answer.text());
    assert!(there.is_in().await && !li.is_in().await);
    let again = console.browser().set_new_password(&second, CHOSEN).await;
    assert_eq!(problem_of(&again), AccountProblem::LinkUsed);
    assert_eq!(again.status, 404, "as one that never was");
    assert_eq!(console.browser().get(path_of(&second)).await.status, 404);
    let mut li = console.browser();
    assert_eq!(li.sign_in("li@acme.test", PASSWORD).await.status, 401);
    assert!(li.sign_in("li@acme.test", CHOSEN).await.is_success_or_redirect());
    let list = ada.activity().await;
    let told: Vec<_> = list.iter().map(|entry| [entry[0].as_str(), &entry[1]]).collect();
    let li = "li@acme.test";
    assert_eq!(
        told,
        [
            ["password_link_made", li],
            ["password_link_made", li],
            ["password_changed", li]
        ]
    );
    for entry in list {
        assert!(!entry.iter().any(|cell| cell.contains(secret_of(&second))));
    }
    console.stop().await;
}

#[tokio::test]
async fn of_many_at_the_same_time_one_sets_the_password() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    console.set_password("li@acme.test").await;
    let id = ada.user("li@acme.test").await.id;
    let link: String = ada.member_call("passwords/make-link", id).await.json();
    let tries = (0..5).map(|number| {
        let (mut browser, link) = (console.browser(), link.clone());
        async move {
            browser
                .set_new_password(&link, &format!("password {number}"))
                .await
        }
    });
    let answers = join_all(tries).await;
    let entered = answers.iter().filter(|answer| answer.is_success_or_redirect());
    assert_eq!(entered.count(), 1);
    console.stop().await;
}

#[tokio::test]
async fn an_expired_link_or_one_of_another_kind_sets_nothing() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    console.set_password("li@acme.test").await;
    let id = ada.user("li@acme.test").await.id;
    let link: String = ada.member_call("passwords/make-link", id).await.json();
    let mut other = console.browser();
    assert_eq!(
        problem_of(&other.accept(&link, "A", "B", CHOSEN).await),
        AccountProblem::LinkUnknown
    );
    let invitation = ada.add_one("new.one@acme.test").await;
    assert_eq!(
        problem_of(&other.set_new_password(&invitation, CHOSEN).await),
        AccountProblem::LinkUnknown
    );
    let span = "SELECT count(*) FROM account_links WHERE kind = 'new_password' AND expires_at > made_at";
    assert_eq!(console.folder.number(span).await, 1);
    console
        .folder
        .execute("UPDATE account_links SET expires_at = made_at")
        .await;
    assert_eq!(
        problem_of(&other.set_new_password(&link, CHOSEN).await),
        AccountProblem::LinkExpired
    );
    assert_eq!(console.browser().get(path_of(&link)).await.status, 410);
    console.stop().await;
}

#[tokio::test]
async fn an_admin_makes_no_link_that_would_make_them_more_than_they_are() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let olga = console.browser_of("olga.owner@acme.test").await;
    let id_of = async |email: &str| olga.user(email).await.id;
    let refused = async |browser: &crate::support::Browser, email: &str, words: &str| {
        let answer = browser
            .member_call("passwords/make-link", id_of(email).await)
            .await;
        assert_eq!(answer.status, 422, "{email}");
        assert!(answer.text().contains(words), "{email}: {}", answer.text());
    };
    refused(&ada, "olga.owner@acme.test", "Only an owner").await;
    refused(&ada, "ada@acme.test", "under Account").await;
    // Ada is also a member of Globex, where Olga is nobody.
    refused(&olga, "ada@acme.test", "also in workspaces").await;
    refused(&ada, "li@acme.test", "no password yet").await;
    refused(&ada, "dee@acme.test", "Reactivate").await;
    console.stop().await;
}

#[tokio::test]
async fn a_link_dies_when_its_maker_may_no_longer_hold_it() {
    let console = TestConsole::edge().await;
    let olga = console.browser_of("olga.owner@acme.test").await;
    console.set_password("li@acme.test").await;
    let id = olga.user("li@acme.test").await.id;
    let link: String = olga.member_call("passwords/make-link", id).await.json();
    console.import_member("globex", "li@acme.test", &[]).await;
    let refused = console.browser().set_new_password(&link, CHOSEN).await;
    assert_eq!(problem_of(&refused), AccountProblem::LinkRevoked);
    console.stop().await;
}

#[tokio::test]
async fn deactivated_or_changed_by_oneself_the_link_is_dead() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let li = console.browser_of("li@acme.test").await;
    let id = ada.user("li@acme.test").await.id;
    let link: String = ada.member_call("passwords/make-link", id).await.json();
    assert_eq!(li.change_password(PASSWORD, CHOSEN).await.status, 200);
    let refused = console.browser().set_new_password(&link, CHOSEN).await;
    assert_eq!(problem_of(&refused), AccountProblem::LinkUsed);

    let link: String = ada.member_call("passwords/make-link", id).await.json();
    ada.set_status(id, "deactivated").await;
    ada.set_status(id, "active").await;
    let refused = console.browser().set_new_password(&link, CHOSEN).await;
    assert_eq!(problem_of(&refused), AccountProblem::LinkRevoked);
    console.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_one_is_told_whom_to_ask() {
    let console = TestConsole::edge().await;
    for email in ["ada@acme.test", "nobody@acme.test"] {
        let answer = console.browser().forget(email).await;
        assert_eq!(problem_of(&answer), AccountProblem::NoMail);
    }
    let page = console.browser().get("/forgotten-password").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Ask an admin of your workspace"));
    console.stop().await;
}

#[tokio::test]
async fn a_forgotten_password_is_set_anew_by_e_mail() {
    let mut mails = MailServer::start("");
    let console = TestConsole::with_mail(&mails).await;
    let ada = console.browser_of("ada@acme.test").await;
    let answer = console.browser().forget(" ADA@acme.test").await;
    assert_eq!(answer.header("location"), "/forgotten-password?asked=true");
    let mail = mails.next().await;
    assert_eq!(mail.to, ["ada@acme.test"]);
    let mut there = console.browser();
    let answer = there.set_new_password(&mail.link(), CHOSEN).await;
    assert!(answer.is_success_or_redirect(), "{}", answer.text());
    assert!(there.is_in().await && !ada.is_in().await);
    let again = console.browser().set_new_password(&mail.link(), CHOSEN).await;
    assert_eq!(problem_of(&again), AccountProblem::LinkUsed);
    console.stop().await;
}

#[tokio::test]
async fn whether_somebody_has_the_address_is_not_told() {
    let mut mails = MailServer::start("");
    let console = TestConsole::with_mail(&mails).await;
    console.set_password("ada@acme.test").await;
    let long = format!("{}@acme.test", "x".repeat(2_000));
    // Unknown, deactivated, none at all, too long; and somebody.
    let answers = join_all(
        [
            "nobody@acme.test",
            "dee@acme.test",
            "",
            long.as_str(),
            "ada@acme.test",
        ]
        .map(async |email| {
            let answer = console.browser().forget(email).await;
            let location = answer.header("location").to_owned();
            (answer.status, location, answer.body)
        }),
    )
    .await;
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(mails.next().await.to, ["ada@acme.test"]);
    // Whoever comes next in line, nobody else got one.
    console.browser().forget("olga.owner@acme.test").await;
    assert_eq!(mails.next().await.to, ["olga.owner@acme.test"]);
    assert!(mails.is_empty());
    console.stop().await;
}

#[tokio::test]
async fn asking_is_throttled_for_known_and_unknown_alike_and_signing_in_is_not() {
    let mails = MailServer::start("");
    let console = TestConsole::with_mail(&mails).await;
    console.set_password("ada@acme.test").await;
    for email in ["ada@acme.test", "nobody@acme.test"] {
        for _ in 0..5 {
            assert!(console.browser().forget(email).await.is_success_or_redirect());
        }
        let refused = console.browser().forget(email).await;
        assert_eq!(refused.status, 429, "{email}");
        assert!(!refused.header("retry-after").is_empty());
    }
    assert!(
        console
            .browser()
            .sign_in("ada@acme.test", PASSWORD)
            .await
            .is_success_or_redirect()
    );
    console.stop().await;
}

//! People whom a file adds are invited.

use std::collections::HashSet;

use app::domain::{UploadAnswer, UploadApply, UploadInvitations};

use crate::support::{Browser, MailServer, TestConsole, read_csv};

const CHOSEN: &str = "a password of mine";

/// Applies a file that is right in all its lines, and tells what became of inviting.
async fn invite(browser: &Browser, file: &str) -> UploadInvitations {
    let seen = browser.look_at_file(file).await;
    match browser.apply(file, UploadApply::All, &seen).await {
        UploadAnswer::Applied(_, invitations) => invitations,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_links_of_those_who_may_sign_in_are_told_once() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let file = "email,first_name,status\n+new@acme.test,Nora,\nnew.two@acme.test,,Active\n\
        new.three@acme.test,,Deactivated\nli@acme.test,Lia,Active\n";
    let invitations = invite(&ada, file).await;
    let rows = read_csv(&invitations.links);
    let emails: Vec<_> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(emails, ["email", "'+new@acme.test", "new.two@acme.test"]);
    assert_eq!(
        (invitations.mailed, invitations.linked, invitations.left),
        (0, 2, 0)
    );
    let mut new = console.browser();
    let answer = new.accept(&rows[2][1], "Bo", "Berg", CHOSEN).await;
    assert_eq!(answer.header("location"), "/w/acme/sessions", "{}", answer.text());
    assert!(ada.user("+new@acme.test").await.is_invited);
    assert!(!ada.user("new.three@acme.test").await.is_invited);
    let again = invite(&ada, "email\n+new@acme.test\nnew.two@acme.test\n").await;
    assert_eq!(again, UploadInvitations::default());
    console.stop().await;
}

#[tokio::test]
async fn they_get_an_e_mail_where_e_mails_are_set_up() {
    let mut mails = MailServer::start("");
    let console = TestConsole::with_mail(&mails).await;
    let ada = console.browser_of("ada@acme.test").await;
    let invitations = invite(&ada, "email\nnew.one@acme.test\n").await;
    assert_eq!(
        (invitations.mailed, invitations.linked, invitations.left),
        (1, 1, 0)
    );
    let mail = mails.next().await;
    assert_eq!(mail.to, ["new.one@acme.test"]);
    assert!(invitations.links.contains(&mail.link()));
    console.stop().await;
}

/// So many that their e-mails are not waited for.
const MANY: usize = 1_001;

fn many() -> String {
    let lines = (0..MANY).map(|number| format!("new{number}@acme.test\n"));
    std::iter::once("email\n".to_owned()).chain(lines).collect()
}

#[tokio::test]
async fn however_many_they_are_each_gets_a_link_of_their_own() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let invitations = invite(&ada, &many()).await;
    assert_eq!((invitations.linked as usize, invitations.left), (MANY, 0));
    let rows = read_csv(&invitations.links);
    let links: HashSet<_> = rows[1..].iter().map(|row| &row[1]).collect();
    assert_eq!(links.len(), MANY);
    let mut last = console.browser();
    let answer = last.accept(&rows[MANY][1], "Bo", "Berg", CHOSEN).await;
    assert_eq!(answer.header("location"), "/w/acme/sessions", "{}", answer.text());
    let told = "SELECT count(*) FROM activities WHERE action = 'invitation_made'";
    assert_eq!(console.folder.number(told).await, i64::try_from(MANY).unwrap());
    console.stop().await;
}

#[tokio::test]
async fn e_mails_to_many_are_sent_after_the_answer() {
    let mut mails = MailServer::start("");
    let console = TestConsole::with_mail(&mails).await;
    let ada = console.browser_of("ada@acme.test").await;
    let invitations = invite(&ada, &many()).await;
    assert_eq!((invitations.mailed, invitations.mailing as usize), (0, MANY));
    let mut reached = HashSet::new();
    for _ in 0..MANY {
        let mail = mails.next().await;
        assert!(invitations.links.contains(&mail.link()));
        reached.extend(mail.to);
    }
    assert_eq!(reached.len(), MANY);
    console.stop().await;
}

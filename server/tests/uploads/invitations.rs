//! People whom a file adds are invited.

use app::domain::{MOST_INVITED, UploadAnswer, UploadApply, UploadInvitations};

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

#[tokio::test]
async fn of_too_many_nobody_is_invited_and_that_is_told() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let lines = (0..=MOST_INVITED).map(|number| format!("new{number}@acme.test\n"));
    let file: String = std::iter::once("email\n".to_owned()).chain(lines).collect();
    let invitations = invite(&ada, &file).await;
    let left = u32::try_from(MOST_INVITED + 1).unwrap();
    assert_eq!(
        invitations,
        UploadInvitations {
            left,
            ..UploadInvitations::default()
        }
    );
    console.stop().await;
}

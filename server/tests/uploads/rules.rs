//! The rules about owners and names hold for files, too.

use app::domain::{UploadApply, UploadColumn, UploadVerdict, WrongCell};

use super::{applied, counts, line, wrong};
use crate::support::TestConsole;

const OLGA: &str = "olga.owner@acme.test";

#[tokio::test]
async fn the_last_active_owner_stays_one() {
    let console = TestConsole::edge().await;
    let olga = console.browser_of(OLGA).await;
    for (file, column) in [
        ("email,role\nolga.owner@acme.test,Admin\n", UploadColumn::Role),
        (
            "email,status\nolga.owner@acme.test,Deactivated\n",
            UploadColumn::Status,
        ),
    ] {
        let seen = olga.upload(file).await;
        assert_eq!(line(&seen, OLGA).verdict, wrong(column, WrongCell::LastOwner));
    }
    assert_eq!(olga.member(OLGA).await.fields.role.key(), "owner");
    // Another owner may come before or after; of two who go, one stays.
    let file = "email,role\nolga.owner@acme.test,Member\nada@acme.test,Owner\nli@acme.test,Inhaber\n";
    let seen = olga.upload(file).await;
    assert_eq!(seen.counts, counts(0, 3, 0, 0));
    let ada = console.browser_of("ada@acme.test").await;
    let file = "email,role,status\nada@acme.test,Owner,Deactivated\nli@acme.test,Staff,Active\n";
    let seen = ada.look_at_file(file).await;
    assert!(matches!(
        line(&seen, "ada@acme.test").verdict,
        UploadVerdict::Changed(_)
    ));
    assert_eq!(
        line(&seen, "li@acme.test").verdict,
        wrong(UploadColumn::Role, WrongCell::LastOwner)
    );
    console.stop().await;
}

#[tokio::test]
async fn only_an_owner_makes_or_changes_owners() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let file = "email,role,status\nli@acme.test,Owner,Active\nnew@acme.test,Owner,\n\
        olga.owner@acme.test,Staff,Active\nanna@acme.test,Staff,Active\n";
    let seen = ada.upload(file).await;
    assert_eq!(seen.counts, counts(0, 1, 0, 3));
    for email in ["li@acme.test", "new@acme.test", OLGA] {
        assert_eq!(
            line(&seen, email).verdict,
            wrong(UploadColumn::Role, WrongCell::OwnersOnly)
        );
    }
    console.stop().await;
}

#[tokio::test]
async fn a_name_is_changed_by_who_administers_all_of_the_persons_workspaces() {
    let console = TestConsole::edge().await;
    let (olga, ada) = (
        console.browser_of(OLGA).await,
        console.browser_of("ada@acme.test").await,
    );
    let file = "email,last_name\nada@acme.test,Byron\n";
    let seen = olga.upload(file).await;
    assert_eq!(
        line(&seen, "ada@acme.test").verdict,
        wrong(UploadColumn::LastName, WrongCell::NameNotYours)
    );
    assert_eq!(ada.upload(file).await.counts, counts(0, 1, 0, 0));
    assert_eq!(ada.member("ada@acme.test").await.fields.last_name, "Byron");
    let hank = console.browser_of("hank@globex.test").await;
    let told = hank.get("/w/globex/activity.csv").await;
    assert!(
        told.text()
            .contains("name_changed,ada@acme.test,Ada Lovelace,Ada Byron")
    );
    console.stop().await;
}

#[tokio::test]
async fn who_is_no_admin_any_longer_applies_nothing() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let file = "email,role\nada@acme.test,Member\n";
    ada.upload(file).await;
    let answer = ada
        .send_file("acme", "?apply=all&seen=", b"email\nnew@acme.test\n")
        .await;
    assert_eq!(answer.status, 403);
    let olga = console.browser_of(OLGA).await;
    let seen = olga.look_at_file(file).await;
    assert_eq!(applied(olga.apply(file, UploadApply::All, &seen).await), seen);
    console.stop().await;
}

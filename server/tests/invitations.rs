//! Invitations: who gets one, what its link opens and when it no longer does.

use app::domain::{AccountProblem, AddedUserVerdict, InvitationOffer, InvitationState, MailNews};
use futures::future::join_all;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::support::{PASSWORD, TestConsole, form_of, is_on_postgres, path_of, problem_of, secret_of};

const NEW: &str = "new.one@acme.test";
const CHOSEN: &str = "a password of mine";

/// Why the link can neither be looked at nor used.
async fn refusal(console: &TestConsole, address: &str) -> AccountProblem {
    let mut browser = console.browser();
    let looked = problem_of(&browser.look_at(address).await);
    let used = browser.accept(address, "A", "B", CHOSEN).await;
    assert_eq!(problem_of(&used), looked);
    assert_eq!(used.header("set-cookie"), "");
    looked
}

#[tokio::test]
async fn somebody_new_sets_name_and_password_and_is_in() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let added = ada.add(&format!("{NEW} li@acme.test"), "staff").await;
    let invitation = added[0].invitation.clone().expect("invited");
    assert_eq!(invitation.mail, MailNews::NotSetUp);
    assert_eq!(added[1].verdict, AddedUserVerdict::AlreadyMember);
    assert_eq!(added[1].invitation, None);
    let address = invitation.address.expect("a link");

    let mut new = console.browser();
    let offer: InvitationOffer = new.look_at(&address).await.json();
    assert_eq!(
        (offer.workspace.as_str(), offer.person.email.as_str()),
        ("Acme Learning", NEW)
    );
    let answer = new.accept(&address, " Nora ", "Niemann", CHOSEN).await;
    assert_eq!(answer.header("location"), "/w/acme/sessions", "{}", answer.text());
    for part in ["HttpOnly", "SameSite=Lax"] {
        assert!(answer.header("set-cookie").contains(part));
    }
    assert_eq!(new.get("/w/acme/sessions").await.status, 200);
    let row = ada.user(NEW).await;
    assert_eq!(row.person.full_name(), "Nora Niemann");
    assert!(row.last_login_at.is_some());
    assert!(
        console
            .browser()
            .sign_in(NEW, CHOSEN)
            .await
            .is_success_or_redirect()
    );
    console.stop().await;
}

#[tokio::test]
async fn the_table_says_who_is_invited() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let address = ada.add_one(NEW).await;
    assert!(ada.user(NEW).await.is_invited);
    assert!(!ada.user("li@acme.test").await.is_invited);
    console.browser().accept(&address, "A", "B", CHOSEN).await;
    assert!(!ada.user(NEW).await.is_invited);
    console.stop().await;
}

#[tokio::test]
async fn looking_uses_nothing_up_and_tells_no_other_site() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let address = ada.add_one(NEW).await;
    for _ in 0..3 {
        let page = console.browser().get(path_of(&address)).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("Acme") && page.text().contains(NEW));
        assert_eq!(page.header("referrer-policy"), "same-origin");
        assert_eq!(page.header("cache-control"), "private, no-store");
    }
    let answer = console.browser().accept(&address, "A", "B", CHOSEN).await;
    assert!(answer.is_success_or_redirect());
    console.stop().await;
}

#[tokio::test]
async fn a_link_works_once_also_under_many_at_the_same_time() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let address = ada.add_one(NEW).await;
    let tries = (0..6).map(|number| {
        let (mut browser, address) = (console.browser(), address.clone());
        async move {
            let password = format!("password {number}");
            browser.accept(&address, "A", "B", &password).await
        }
    });
    let answers = join_all(tries).await;
    let (entered, refused): (Vec<_>, Vec<_>) =
        answers.iter().partition(|answer| answer.is_success_or_redirect());
    assert_eq!(entered.len(), 1);
    for answer in refused {
        assert_eq!(problem_of(answer), AccountProblem::LinkUsed);
    }
    assert_eq!(refusal(&console, &address).await, AccountProblem::LinkUsed);
    let page = console.browser().get(path_of(&address)).await;
    assert_eq!(page.status, 404, "as one that never was");
    console.stop().await;
}

#[tokio::test]
async fn what_never_was_a_link_is_not_found() {
    let console = TestConsole::edge().await;
    for secret in ["", "00", &"0".repeat(64), &"z".repeat(64), "../../w/acme"] {
        let address = format!("http://localhost:3000/invitation/{secret}");
        let answer = console.browser().look_at(&address).await;
        assert_eq!(problem_of(&answer), AccountProblem::LinkUnknown, "{secret}");
    }
    let page = console
        .browser()
        .get(&format!("/invitation/{}", "0".repeat(64)))
        .await;
    assert_eq!(page.status, 404);
    assert!(page.text().contains("never made"));
    console.stop().await;
}

#[tokio::test]
async fn an_expired_link_says_so() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let address = ada.add_one(NEW).await;
    console
        .folder
        .execute("UPDATE account_links SET expires_at = made_at")
        .await;
    assert_eq!(refusal(&console, &address).await, AccountProblem::LinkExpired);
    assert_eq!(console.browser().get(path_of(&address)).await.status, 410);
    let id = ada.user(NEW).await.id;
    let invitation = ada.account_of(id).await.invitation.expect("one");
    assert_eq!(invitation.state, InvitationState::Expired);
    console.stop().await;
}

#[tokio::test]
async fn made_again_the_old_link_is_dead_and_revoked_so_is_the_new() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let first = ada.add_one(NEW).await;
    let id = ada.user(NEW).await.id;
    let account = ada.account_of(id).await;
    assert!(!account.has_password && account.may_hold_link && !account.is_own && !account.mail_is_set_up);
    let invitation = account.invitation.expect("one");
    assert_eq!(
        (invitation.state, invitation.made_by.as_str()),
        (InvitationState::Open, "ada@acme.test")
    );
    assert_eq!(invitation.expires_at.0 - invitation.made_at.0, 7 * 24 * 3_600);

    let second = ada.invite(id).await;
    assert_eq!(refusal(&console, &first).await, AccountProblem::LinkRevoked);
    assert_eq!(console.browser().look_at(&second).await.status, 200);
    assert_eq!(ada.member_call("invitations/revoke", id).await.status, 200);
    assert_eq!(refusal(&console, &second).await, AccountProblem::LinkRevoked);
    assert_eq!(ada.member_call("invitations/revoke", id).await.status, 422);
    let invitation = ada.account_of(id).await.invitation.expect("one");
    assert_eq!(invitation.state, InvitationState::Revoked);

    let third = ada.invite(id).await;
    let answer = console.browser().accept(&third, "Nora", "", CHOSEN).await;
    assert!(answer.is_success_or_redirect());
    let account = ada.account_of(id).await;
    assert!(account.has_password);
    assert_eq!(account.invitation.expect("one").state, InvitationState::Accepted);
    assert_eq!(ada.member_call("invitations/make", id).await.status, 422);
    console.stop().await;
}

#[tokio::test]
async fn many_who_invite_at_once_leave_one_link_that_works() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    ada.add_one(NEW).await;
    let id = ada.user(NEW).await.id;
    let links = join_all((0..5).map(|_| ada.invite(id))).await;
    let mut working = 0;
    for link in &links {
        working += usize::from(console.browser().look_at(link).await.status == 200);
    }
    assert_eq!(working, 1);
    console.stop().await;
}

#[tokio::test]
async fn deactivated_or_removed_the_link_is_dead_for_good() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let address = ada.add_one(NEW).await;
    let id = ada.user(NEW).await.id;
    assert_eq!(ada.set_status(id, "deactivated").await.status, 200);
    assert_eq!(refusal(&console, &address).await, AccountProblem::LinkRevoked);
    assert_eq!(ada.member_call("invitations/make", id).await.status, 422);
    assert_eq!(ada.set_status(id, "active").await.status, 200);
    assert_eq!(refusal(&console, &address).await, AccountProblem::LinkRevoked);

    let again = ada.invite(id).await;
    assert_eq!(ada.remove(id).await.status, 200);
    assert_eq!(refusal(&console, &again).await, AccountProblem::LinkUnknown);
    assert_eq!(ada.member_call("invitations/load", id).await.status, 404);
    console.stop().await;
}

#[tokio::test]
async fn deactivated_by_an_import_they_do_not_come_in_either() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let address = ada.add_one(NEW).await;
    console
        .import_member("acme", NEW, &[("deactivated_at", "2026-02-01T00:00:00Z")])
        .await;
    assert_eq!(refusal(&console, &address).await, AccountProblem::LinkRevoked);
    console.stop().await;
}

#[tokio::test]
async fn name_and_password_are_checked_and_the_link_stays() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let address = ada.add_one(NEW).await;
    let long = "x".repeat(201);
    let huge = "x".repeat(1_025);
    for (first, last, password, expected) in [
        ("Nora", "Niemann", "short", AccountProblem::PasswordTooShort),
        ("Nora", "Niemann", huge.as_str(), AccountProblem::PasswordTooLong),
        (" ", "", CHOSEN, AccountProblem::NameMissing),
        (long.as_str(), "", CHOSEN, AccountProblem::NameTooLong),
        ("two\nlines", "", CHOSEN, AccountProblem::NameTooLong),
    ] {
        let answer = console.browser().accept(&address, first, last, password).await;
        assert_eq!(problem_of(&answer), expected);
        assert_eq!(answer.status, 422);
    }
    let answer = console
        .browser()
        .accept(&address, "", "Niemann", "ééééé 8!")
        .await;
    assert!(answer.is_success_or_redirect(), "eight characters, one name");
    console.stop().await;
}

#[tokio::test]
async fn a_plain_form_comes_back_with_the_problem_and_goes_on() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let address = ada.add_one(NEW).await;
    let form = |password: &str| {
        form_of(&[
            ("token", secret_of(&address)),
            ("first_name", "Nora"),
            ("last_name", ""),
            ("password", password),
        ])
    };
    let html = [("accept", "text/html"), ("referer", address.as_str())];
    let nora = console.browser();
    let refused = nora.form("invitations/accept", &form("short"), &html).await;
    assert_eq!(refused.status, 302);
    let back = path_of(refused.header("location")).to_owned();
    assert!(back.starts_with(path_of(&address)), "{back}");
    assert!(nora.get(&back).await.text().contains("The password is too short"));
    let entered = nora.form("invitations/accept", &form(CHOSEN), &html).await;
    assert_eq!(
        (entered.status.as_u16(), entered.header("location")),
        (302, "/w/acme/sessions")
    );
    assert!(!entered.header("set-cookie").is_empty());
    console.stop().await;
}

#[tokio::test]
async fn only_an_owner_invites_an_owner() {
    let console = TestConsole::edge().await;
    let olga = console.browser_of("olga.owner@acme.test").await;
    let ada = console.browser_of("ada@acme.test").await;
    let added = olga.add(NEW, "owner").await.remove(0);
    let address = added.invitation.expect("invited").address.expect("a link");
    let id = ada.user(NEW).await.id;
    for function in ["invitations/make", "invitations/revoke"] {
        let answer = ada.member_call(function, id).await;
        assert_eq!(answer.status, 422, "{function}");
        assert!(answer.text().contains("Only an owner"));
    }
    assert!(!ada.account_of(id).await.may_hold_link);
    assert_eq!(console.browser().look_at(&address).await.status, 200);
    assert_eq!(olga.member_call("invitations/revoke", id).await.status, 200);
    console.stop().await;
}

#[tokio::test]
async fn a_link_that_an_admin_has_seen_opens_nothing_that_is_not_theirs() {
    // An admin is shown a link. Before it is used, its person becomes an owner, or a member elsewhere: with the
    // link, the admin would become more than they are.
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let olga = console.browser_of("olga.owner@acme.test").await;
    let address = ada.add_one(NEW).await;
    let seen = olga.member(NEW).await;
    let saved = olga.save(&seen, |wanted| wanted["role"] = json!("owner")).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    assert_eq!(refusal(&console, &address).await, AccountProblem::LinkRevoked);
    let by_owner = olga.invite(seen.id).await;
    assert_eq!(console.browser().look_at(&by_owner).await.status, 200);

    // Olga is nobody in Globex.
    console.import_member("globex", NEW, &[]).await;
    assert_eq!(refusal(&console, &by_owner).await, AccountProblem::LinkRevoked);
    let answer = olga.member_call("invitations/make", seen.id).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("only an e-mail"), "{}", answer.text());
    console.stop().await;
}

#[tokio::test]
async fn who_is_known_elsewhere_is_added_without_a_link() {
    let console = TestConsole::edge().await;
    let hank = console.browser_of("hank@globex.test").await;
    // Li is a member of Acme, where Hank is nobody, and has no password.
    let new = json!({ "emails": "li@acme.test", "role": "owner", "seat_type": "full", "groups": [] });
    let added: Vec<app::domain::AddedUser> = hank
        .api("users/add", json!({ "slug": "globex", "new": new }))
        .await
        .json();
    assert_eq!(added[0].verdict, AddedUserVerdict::Added);
    let invitation = added[0].invitation.clone().expect("told about");
    assert_eq!((invitation.address, invitation.mail), (None, MailNews::NotSetUp));
    console.stop().await;
}

#[tokio::test]
async fn who_has_a_password_needs_no_invitation() {
    let console = TestConsole::edge().await;
    let hank = console.browser_of("hank@globex.test").await;
    console.set_password("li@acme.test").await;
    let new = json!({ "emails": "li@acme.test", "role": "member", "seat_type": "full", "groups": [] });
    let added: Vec<app::domain::AddedUser> = hank
        .api("users/add", json!({ "slug": "globex", "new": new }))
        .await
        .json();
    assert_eq!(
        (added[0].verdict, &added[0].invitation),
        (AddedUserVerdict::Added, &None)
    );
    console.stop().await;
}

#[tokio::test]
async fn a_password_set_by_the_command_line_ends_the_invitation() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let address = ada.add_one(NEW).await;
    console.set_password(NEW).await;
    assert_eq!(refusal(&console, &address).await, AccountProblem::LinkUsed);
    assert!(
        console
            .browser()
            .sign_in(NEW, PASSWORD)
            .await
            .is_success_or_redirect()
    );
    console.stop().await;
}

#[tokio::test]
async fn the_activity_list_tells_of_invitations_and_never_a_secret() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let first = ada.add_one(NEW).await;
    let id = ada.user(NEW).await.id;
    ada.member_call("invitations/revoke", id).await;
    let second = ada.invite(id).await;
    console.browser().accept(&second, "Nora", "Niemann", CHOSEN).await;
    let list = ada.activity().await;
    let actions: Vec<_> = list
        .iter()
        .map(|entry| (entry[0].as_str(), entry[1].as_str()))
        .collect();
    assert_eq!(
        actions,
        [
            ("member_added", NEW),
            ("invitation_made", NEW),
            ("invitation_revoked", NEW),
            ("invitation_resent", NEW),
            ("name_changed", NEW),
            ("invitation_accepted", NEW),
        ]
    );
    let file = ada.get("/w/acme/activity.csv").await;
    for link in [first, second] {
        assert!(!file.text().contains(secret_of(&link)));
    }
    console.stop().await;
}

#[tokio::test]
async fn the_database_knows_the_secrets_hash_alone() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let address = ada.add_one(NEW).await;
    let secret = hex::decode(secret_of(&address)).unwrap();
    assert_eq!(secret.len(), 32, "256 bits");
    let links_with = async |bytes: &[u8]| {
        let hex = hex::encode(bytes);
        let literal = if is_on_postgres() {
            format!("'\\x{hex}'::bytea")
        } else {
            format!("x'{hex}'")
        };
        let query = format!("SELECT count(*) FROM account_links WHERE token_hash = {literal}");
        console.folder.number(&query).await
    };
    assert_eq!(links_with(&secret).await, 0);
    assert_eq!(links_with(&Sha256::digest(&secret)).await, 1);
    console.stop().await;
}

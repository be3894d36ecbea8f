//! How people come in: by an invitation, or with a new password.

use app::{
    AppError,
    domain::{AccountProblem, AddedUser, MemberAccount, NewLink, SignInRow},
};
use http::header::SET_COOKIE;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Answer, Browser, EDGE, TestConsole, browser::encoded};

/// What the console calls itself in the tests.
const PUBLIC_URL: &str = "http://localhost:3000";

/// The path of a link's address.
pub fn path_of(address: &str) -> &str {
    address
        .strip_prefix(PUBLIC_URL)
        .expect("an address of the console")
}

/// The secret at its end.
pub fn secret_of(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

impl Browser {
    /// Adds people to Acme.
    pub async fn add(&self, emails: &str, role: &str) -> Vec<AddedUser> {
        let new = json!({ "emails": emails, "role": role, "seat_type": "full", "groups": [] });
        let answer = self.api("users/add", json!({ "slug": "acme", "new": new })).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    /// Adds somebody to Acme who is invited; returns the link.
    pub async fn add_one(&self, email: &str) -> String {
        let added = self.add(email, "member").await.remove(0);
        added.invitation.expect("invited").address.expect("a link")
    }

    /// How a member of Acme comes in.
    pub async fn account_of(&self, id: Uuid) -> MemberAccount {
        let answer = self.member_call("invitations/load", id).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    /// Invites a member again; returns the link.
    pub async fn invite(&self, id: Uuid) -> String {
        let answer = self.member_call("invitations/make", id).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json::<NewLink>().address.expect("a link")
    }

    /// Calls a function about one member of Acme.
    pub async fn member_call(&self, function: &str, id: Uuid) -> Answer {
        self.api(function, json!({ "slug": "acme", "id": id })).await
    }

    /// Asks whom an invitation is for.
    pub async fn look_at(&self, address: &str) -> Answer {
        let call = json!({ "token": secret_of(address) });
        self.api("invitations/open", call).await
    }

    /// Sends the form of an invitation; keeps the cookie if it is given one.
    pub async fn accept(&mut self, address: &str, first: &str, last: &str, password: &str) -> Answer {
        let fields = [
            ("token", secret_of(address)),
            ("first_name", first),
            ("last_name", last),
            ("password", password),
        ];
        self.come_in("invitations/accept", &fields).await
    }

    /// Sends the form of a link for a new password; keeps the cookie if it is given one.
    pub async fn set_new_password(&mut self, address: &str, password: &str) -> Answer {
        let fields = [("token", secret_of(address)), ("password", password)];
        self.come_in("passwords/set", &fields).await
    }

    /// Says that the password of this e-mail is forgotten.
    pub async fn forget(&self, email: &str) -> Answer {
        self.form("passwords/forgotten", &form_of(&[("email", email)]), &[])
            .await
    }

    /// Changes one's own password.
    pub async fn change_password(&self, present: &str, new: &str) -> Answer {
        let change = json!({ "present": present, "new": new });
        self.api("passwords/change", json!({ "change": change })).await
    }

    /// One's own sign-ins.
    pub async fn sign_ins(&self) -> Vec<SignInRow> {
        self.api("sign-ins/list", json!({})).await.json()
    }

    /// Whether one is signed in.
    pub async fn is_in(&self) -> bool {
        self.api("sign-ins/list", json!({})).await.status == 200
    }

    async fn come_in(&mut self, function: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.form(function, &form_of(fields), &[]).await;
        if let Some(cookie) = answer.headers.get(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            self.cookie = Some(pair.to_owned());
        }
        answer
    }
}

/// Why an account's or a link's request was refused.
pub fn problem_of(answer: &Answer) -> AccountProblem {
    match answer.json() {
        AppError::Account { problem } => {
            assert_eq!(answer.status, problem.status());
            problem
        }
        other => panic!("{} {other:?}", answer.status),
    }
}

impl TestConsole {
    /// Adds or changes a membership by an import, as somebody does who is no admin of ours.
    pub async fn import_member(&self, slug: &str, email: &str, more: &[(&str, &str)]) {
        let lines: Vec<Value> = EDGE
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let workspace = lines.iter().find(|line| line["slug"] == slug).unwrap();
        let ada = self.browser_of("ada@acme.test").await;
        let user = ada.user(email).await.id;
        let mut member = json!({ "type": "member", "workspace": workspace["id"], "user": user,
            "role": "member", "seat_type": "full", "joined_at": "2026-01-02T03:04:05Z" });
        for (field, value) in more {
            member[*field] = json!(value);
        }
        self.import(&format!("{member}\n")).await;
    }
}

/// Fields as a form sends them.
pub fn form_of(fields: &[(&str, &str)]) -> String {
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

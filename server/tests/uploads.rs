//! Users by a CSV file: verdicts, rules, and what is changed.

mod faults;
mod invitations;
mod properties;
mod round_trip;
mod rules;

use app::domain::{
    FieldChange, LineFault, UploadAnswer, UploadApply, UploadColumn, UploadCounts, UploadLine, UploadPreview,
    UploadVerdict, WrongCell,
};
use axum::body::Body;
use http::Method;

use crate::support::{Answer, Browser, Folder, TestConsole};

/// Everything that a file of users could change.
const PEOPLE: &str =
    "SELECT CAST(u.id AS TEXT) || '|' || u.email || '|' || u.first_name || '|' || u.last_name
    || '|' || u.first_name_key || '|' || u.last_name_key FROM users u ORDER BY u.id";
const MEMBERS: &str =
    "SELECT CAST(workspace_id AS TEXT) || '|' || CAST(user_id AS TEXT) || '|' || role || '|'
    || seat_type || '|' || CAST(joined_at AS TEXT) || '|' || coalesce(CAST(last_login_at AS TEXT), '') || '|'
    || coalesce(CAST(deactivated_at AS TEXT), '') || '|' || coalesce(group_key, '') || '|' || last_name_key
    FROM members ORDER BY workspace_id, user_id";
const PLACES: &str = "SELECT CAST(group_id AS TEXT) || '|' || CAST(user_id AS TEXT) || '|' || role
    FROM group_members ORDER BY group_id, user_id";
const ACTIVITIES: &str =
    "SELECT CAST(id AS TEXT) || action || subject || before || after FROM activities ORDER BY id";

async fn everything(folder: &Folder) -> [Vec<String>; 4] {
    [
        folder.texts(PEOPLE).await,
        folder.texts(MEMBERS).await,
        folder.texts(PLACES).await,
        folder.texts(ACTIVITIES).await,
    ]
}

impl Browser {
    async fn send_file(&self, slug: &str, query: &str, file: &[u8]) -> Answer {
        let address = format!("/w/{slug}/users.csv{query}");
        self.send(Method::POST, &address, &[], Body::from(file.to_vec()))
            .await
    }

    /// What the file would do.
    async fn look_at_file(&self, file: impl AsRef<[u8]>) -> UploadPreview {
        match self.send_file("acme", "", file.as_ref()).await.json() {
            UploadAnswer::Preview(preview) => preview,
            other => panic!("{other:?}"),
        }
    }

    /// Applies the file as it was seen.
    async fn apply(&self, file: impl AsRef<[u8]>, which: UploadApply, seen: &UploadPreview) -> UploadAnswer {
        let query = format!("?apply={}&seen={}", which.key(), seen.seen);
        self.send_file("acme", &query, file.as_ref()).await.json()
    }

    /// Looks at the file, applies what is good of it, and tells what was done.
    async fn upload(&self, file: impl AsRef<[u8]>) -> UploadPreview {
        let seen = self.look_at_file(&file).await;
        let answer = self.apply(file, UploadApply::Good, &seen).await;
        assert_eq!(applied(answer), seen);
        seen
    }
}

/// What was seen of a file that was applied.
fn applied(answer: UploadAnswer) -> UploadPreview {
    match answer {
        UploadAnswer::Applied(preview, _) => preview,
        other => panic!("{other:?}"),
    }
}

fn counts(new: u32, changed: u32, unchanged: u32, wrong: u32) -> UploadCounts {
    UploadCounts {
        new,
        changed,
        unchanged,
        wrong,
        read_only: 0,
    }
}

fn line<'preview>(preview: &'preview UploadPreview, email: &str) -> &'preview UploadLine {
    let found = preview.lines.iter().find(|line| line.email == email);
    found.unwrap_or_else(|| panic!("{email} is in {:?}", preview.lines))
}

fn changed(column: UploadColumn, from: &str, to: &str) -> FieldChange {
    FieldChange {
        column,
        from: from.to_owned(),
        to: to.to_owned(),
    }
}

fn wrong(column: UploadColumn, why: WrongCell) -> UploadVerdict {
    UploadVerdict::Wrong(vec![LineFault::Cell { column, why }])
}

#[tokio::test]
async fn cells_that_were_changed_change_just_those() {
    let console = TestConsole::edge().await;
    let olga = console.browser_of("olga.owner@acme.test").await;
    let before = olga.users(serde_json::json!({})).await.rows;
    let file = "Status; E-Mail ;EMAIL;Seat_Type; role ;last_name;groups\r\n\
        Aktiv;ignored;li@acme.test;basic;STAFF;Lee;Sales, \"Sales, EMEA\"\r\n\
        Deactivated;;zoe@acme.test;Voll;Mitglied;Ångström;\r\n\
        active;;DEE@acme.test;Basic;Member;Activated;sales, Only deactivated\r\n";
    let preview = olga.upload(file).await;
    assert_eq!(preview.ignored, ["E-Mail"]);
    assert_eq!(preview.counts, counts(0, 3, 0, 0));
    let li = line(&preview, "li@acme.test");
    assert_eq!(li.number, 2);
    assert_eq!(
        li.verdict,
        UploadVerdict::Changed(vec![
            changed(UploadColumn::LastName, "李", "Lee"),
            changed(UploadColumn::Role, "member", "staff"),
            changed(UploadColumn::SeatType, "full", "basic"),
            changed(UploadColumn::Groups, "Sales", "Sales, \"Sales, EMEA\""),
        ])
    );
    let after = olga.users(serde_json::json!({})).await.rows;
    assert_eq!(before.len(), after.len());
    let emails = ["li@acme.test", "zoe@acme.test", "dee@acme.test"];
    for row in before {
        let now = after.iter().find(|now| now.id == row.id).unwrap();
        if !emails.contains(&row.person.email.as_str()) {
            assert_eq!(now, &row);
        }
    }
    let zoe = olga.member("zoe@acme.test").await;
    assert_eq!((zoe.status.key(), zoe.fields.groups.len()), ("deactivated", 0));
    let dee = olga.member("dee@acme.test").await;
    assert_eq!((dee.status.key(), dee.fields.groups.len()), ("active", 2));
    let activity = olga.activity().await;
    let told: Vec<_> = activity
        .iter()
        .map(|entry| [entry[0].as_str(), &entry[1]])
        .collect();
    assert_eq!(
        told,
        [
            ["name_changed", "li@acme.test"],
            ["role_changed", "li@acme.test"],
            ["seat_changed", "li@acme.test"],
            ["groups_changed", "li@acme.test"],
            ["groups_changed", "zoe@acme.test"],
            ["member_deactivated", "zoe@acme.test"],
            ["member_reactivated", "dee@acme.test"],
        ]
    );
    console.stop().await;
}

#[tokio::test]
async fn a_file_tells_the_activity_list_what_the_form_tells_it() {
    let console = TestConsole::edge().await;
    let olga = console.browser_of("olga.owner@acme.test").await;
    let beta = olga.group("Beta").await.id;
    let anna = olga.member("anna@acme.test").await;
    let saved = olga
        .save(&anna, |wanted| {
            wanted["first_name"] = "Anne".into();
            wanted["role"] = "staff".into();
            wanted["seat_type"] = "basic".into();
            wanted["groups"] = serde_json::json!([{ "id": beta, "role": "member" }]);
        })
        .await;
    assert_eq!(saved.status, 200);
    assert_eq!(olga.set_status(anna.id, "deactivated").await.status, 200);
    let file =
        "email,first_name,role,seat_type,groups,status\nanna@acme.test,anna,Member,Full,Sales,Active\n";
    olga.upload(file).await;
    let file =
        "email,first_name,role,seat_type,groups,status\nanna@acme.test,Anne,Staff,Basic,Beta,Deactivated\n";
    olga.upload(file).await;
    let activity = olga.activity().await;
    assert_eq!(activity.len(), 15);
    assert_eq!(activity[..5], activity[10..]);
    console.stop().await;
}

#[tokio::test]
async fn new_people_are_what_the_line_says_or_as_the_form_has_it() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let file = "\u{FEFF}email\tfirst_name\tlast_name\trole\tseat_type\tgroups\tstatus\n\
        new.one@acme.test\t'=Anna\t Berg \tadmin\tExec Staff\tBeta, Sales\t\n\
        new.two@acme.test\t\t\t\t\t\t\n\n\
        '+new@acme.test\t\t\t\t\t\tDeactivated\n\
        hank@globex.test\tNot\tHank\t\t\t\t\n\
        gone@acme.test\tBack\tAgain\t\t\t\t\n";
    let preview = ada.upload(file).await;
    assert_eq!(preview.counts, counts(5, 0, 0, 0));
    assert_eq!(line(&preview, "+new@acme.test").number, 5);
    let anna = ada.member("new.one@acme.test").await;
    let fields = &anna.fields;
    assert_eq!(
        (fields.first_name.as_str(), fields.last_name.as_str()),
        ("=Anna", "Berg")
    );
    assert_eq!(
        (fields.role.key(), fields.seat_type.key()),
        ("admin", "exec_staff")
    );
    assert_eq!(
        fields.groups.iter().map(|place| &place.name).collect::<Vec<_>>(),
        ["Beta", "Sales"]
    );
    let two = ada.member("new.two@acme.test").await;
    assert_eq!(
        (two.fields.role.key(), two.fields.seat_type.key()),
        ("member", "full")
    );
    assert_eq!(ada.member("+new@acme.test").await.status.key(), "deactivated");
    let hank = ada.member("hank@globex.test").await;
    assert_eq!(hank.fields.first_name, "Hank", "the name is Globex's, too");
    let gone = ada.member("gone@acme.test").await;
    assert_eq!(gone.fields.last_name, "Again");
    let told = ada.activity().await;
    let added = [
        "member_added",
        "new.one@acme.test",
        "",
        "Admin, Exec Staff, Beta, Sales",
    ];
    assert_eq!(told[0], added.map(str::to_owned));
    let again = ada.look_at_file(file).await;
    assert_eq!((again.counts.new, again.counts.changed), (0, 0));
    console.stop().await;
}

#[tokio::test]
async fn all_or_nothing_is_nothing_where_a_line_is_wrong() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let before = everything(&console.folder).await;
    let file = "email\nnew@acme.test\nnobody\n";
    let seen = ada.look_at_file(file).await;
    let answer = ada.apply(file, UploadApply::All, &seen).await;
    assert_eq!(answer, UploadAnswer::Stale(seen));
    assert_eq!(everything(&console.folder).await, before);
    let good = "email\nnew@acme.test\n";
    let seen = ada.look_at_file(good).await;
    let answer = ada.apply(good, UploadApply::All, &seen).await;
    assert_eq!(applied(answer), seen);
    assert_eq!(ada.user("new@acme.test").await.role.key(), "member");
    console.stop().await;
}

#[tokio::test]
async fn what_is_no_longer_as_it_was_seen_is_not_applied() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let file = "email,role\nli@acme.test,Staff\nnew@acme.test,\n";
    let seen = ada.look_at_file(file).await;
    let li = olga.member("li@acme.test").await;
    olga.save(&li, |wanted| wanted["role"] = "admin".into()).await;
    let before = everything(&console.folder).await;
    let UploadAnswer::Stale(now) = ada.apply(file, UploadApply::Good, &seen).await else {
        panic!("it is another");
    };
    assert_eq!(
        line(&now, "li@acme.test").verdict,
        UploadVerdict::Changed(vec![changed(UploadColumn::Role, "admin", "staff")])
    );
    assert_eq!(everything(&console.folder).await, before);
    assert_eq!(applied(ada.apply(file, UploadApply::Good, &now).await), now);
    console.stop().await;
}

#[tokio::test]
async fn of_two_who_apply_at_once_the_second_is_told() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let file = "email,role\nli@acme.test,Staff\nnew@acme.test,\n";
    let seen = ada.look_at_file(file).await;
    let (first, second) = tokio::join!(
        ada.apply(file, UploadApply::All, &seen),
        olga.apply(file, UploadApply::All, &seen)
    );
    let applied = [&first, &second].map(|answer| matches!(answer, UploadAnswer::Applied(..)));
    assert_ne!(applied[0], applied[1], "{first:?} {second:?}");
    let told = ada.activity().await;
    let told: Vec<_> = told.iter().map(|entry| entry[0].as_str()).collect();
    assert_eq!(told, ["member_added", "role_changed", "invitation_made"]);
    console.stop().await;
}

#[tokio::test]
async fn who_is_deactivated_by_a_file_loses_access_at_once() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let li = console.browser_of("li@acme.test").await;
    assert_eq!(li.get("/w/acme/sessions").await.status, 200);
    ada.upload("email,status\nli@acme.test,Deactivated\n").await;
    assert_eq!(li.get("/w/acme/sessions").await.status, 401);
    console.stop().await;
}

//! What is wrong with files and lines, and where.

use app::{
    AppError,
    domain::{
        FileFault, LARGEST_UPLOAD_BYTES, LineFault, MOST_UPLOAD_LINES, UploadAnswer, UploadColumn,
        UploadVerdict, WrongCell,
    },
};
use axum::body::Body;
use http::Method;

use super::{counts, everything, line, wrong};
use crate::support::{Browser, TestConsole};

async fn fault(browser: &Browser, file: &[u8]) -> FileFault {
    match browser.send_file("acme", "", file).await.json() {
        UploadAnswer::Unreadable(fault) => fault,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_file_that_is_no_table_of_users_is_refused_and_says_why() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let found = |names: &[&str]| FileFault::NoEmailColumn {
        found: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let lines = "a\n".repeat(MOST_UPLOAD_LINES as usize + 1);
    let cases: [(&[u8], FileFault); 11] = [
        (b"", FileFault::Empty),
        (b"\xEF\xBB\xBF", FileFault::Empty),
        (b"\r\n\n", FileFault::Empty),
        (b"email\na\n\xFF\xFE@b\n", FileFault::NotUtf8 { line: 3 }),
        (b"\xFF\xFEe\0m\0", FileFault::NotUtf8 { line: 1 }),
        (b"mail, name ,\nx", found(&["mail", "name", "#3"])),
        (b"mail;name;a,b\nx;y", found(&["mail", "name", "a,b"])),
        (b"PK\x03\x04 zip", found(&["PK\x03\x04 zip"])),
        (
            b"email,role\na@b.test,\"Full\nc@d.test,Full\n",
            FileFault::OpenQuote { line: 2 },
        ),
        (
            b"email,Role,role\n",
            FileFault::ColumnTwice {
                column: UploadColumn::Role,
            },
        ),
        (&[b"email\n", lines.as_bytes()].concat(), FileFault::TooManyLines),
    ];
    for (file, expected) in cases {
        assert_eq!(fault(&ada, file).await, expected);
    }
    console.stop().await;
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let file = vec![b'\n'; LARGEST_UPLOAD_BYTES as usize];
    assert_eq!(fault(&ada, &file).await, FileFault::Empty);
    let larger = [file, vec![b'\n']].concat();
    let answer = ada.send_file("acme", "", &larger).await;
    assert_eq!((answer.status.as_u16(), answer.json()), (413, AppError::TooLarge));
    let length = [("content-length", "16777217")];
    let answer = ada
        .send(Method::POST, "/w/acme/users.csv", &length, Body::empty())
        .await;
    assert_eq!(answer.status, 413);
    console.stop().await;
}

#[tokio::test]
async fn a_wrong_line_says_where_and_why_and_the_others_are_good() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let before = everything(&console.folder).await;
    let file = "email,role,seat_type,groups,status,first_name\n\
        li@acme.test,,Full,Sales,Active,小龍\n\
        new.a@acme.test,Boss,Huge,\"Sales, Nowhere\",Gone,\n\
        new.b@acme.test,Member,Full,\"\"\"Sales\",Active,\n\
        nobody,Member,Full,,Active,\n\
        ,Member,Full,,Active,\n\
        NEW.A@acme.test,Member,Full,,Active,\n\
        new.c@acme.test,Member,Full,,Active,\"two\nlines\"\n\
        new.d@acme.test,Member\n\
        new.e@acme.test,Member,Full,,Active,Eve,more\n\
        new.f@acme.test,Member,Full,,Active,Fay,,\n\
        ,,,,,\n";
    let seen = ada.look_at_file(file).await;
    assert_eq!(seen.counts, counts(1, 0, 0, 9));
    let cell = |column, why| LineFault::Cell { column, why };
    let unknown = |text: &str| WrongCell::UnknownWord {
        text: text.to_owned(),
    };
    assert_eq!(
        line(&seen, "li@acme.test").verdict,
        wrong(UploadColumn::Role, WrongCell::Empty)
    );
    let nowhere = WrongCell::NoSuchGroup {
        name: "Nowhere".to_owned(),
    };
    let faults = [
        cell(UploadColumn::Role, unknown("Boss")),
        cell(UploadColumn::SeatType, unknown("Huge")),
        cell(UploadColumn::Status, unknown("Gone")),
        cell(UploadColumn::Groups, nowhere),
    ];
    assert_eq!(
        line(&seen, "new.a@acme.test").verdict,
        UploadVerdict::Wrong(faults.to_vec())
    );
    assert_eq!(
        line(&seen, "new.b@acme.test").verdict,
        wrong(UploadColumn::Groups, WrongCell::OpenQuote)
    );
    assert_eq!(
        line(&seen, "nobody").verdict,
        wrong(UploadColumn::Email, WrongCell::NotAnAddress)
    );
    assert_eq!(
        line(&seen, "").verdict,
        wrong(UploadColumn::Email, WrongCell::Empty)
    );
    let repeated = UploadVerdict::Wrong(vec![LineFault::Repeated { line: 3 }]);
    assert_eq!(
        (
            line(&seen, "NEW.A@acme.test").number,
            &line(&seen, "NEW.A@acme.test").verdict
        ),
        (7, &repeated)
    );
    assert_eq!(
        line(&seen, "new.c@acme.test").verdict,
        wrong(UploadColumn::FirstName, WrongCell::NotAName)
    );
    let width = |cells| UploadVerdict::Wrong(vec![LineFault::CellCount { cells, columns: 6 }]);
    assert_eq!(
        (
            line(&seen, "new.d@acme.test").number,
            &line(&seen, "new.d@acme.test").verdict
        ),
        (10, &width(2))
    );
    assert_eq!(line(&seen, "new.e@acme.test").verdict, width(7));
    assert!(matches!(
        line(&seen, "new.f@acme.test").verdict,
        UploadVerdict::New(_)
    ));
    assert_eq!(
        everything(&console.folder).await,
        before,
        "looking changes nothing"
    );
    ada.upload(file).await;
    assert_eq!(ada.users(serde_json::json!({})).await.total, 25);
    console.stop().await;
}

#[tokio::test]
async fn of_many_lines_the_first_are_listed_and_the_wrong_ones_before_others() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let people: String = (0..2_500)
        .map(|number| format!("p{number}@acme.test\n"))
        .collect();
    let file = format!("email\n{people}nobody\n");
    let seen = ada.upload(&file).await;
    assert_eq!(seen.counts, counts(2_500, 0, 0, 1));
    assert_eq!(seen.lines.len(), app::domain::SHOWN_LINES);
    assert_eq!((seen.lines[0].number, seen.lines[1].number), (2_502, 2));
    assert_eq!(ada.users(serde_json::json!({})).await.total, 2_524);
    console.stop().await;
}

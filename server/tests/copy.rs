//! Moving everything into another database.

use app::domain::{ExportKind, ExportRecord};
use serde_json::json;

use crate::{
    attempts::MISCOUNTED,
    exports::EXPECTED,
    support::{Folder, ServerProcess, command, edge_with_password, import},
};

const NO_MORE: [(&str, &str); 0] = [];

async fn copy(from: &Folder, to: &Folder) -> (Option<i32>, String) {
    let mut copy = command(from);
    copy.env_remove("DATABASE_URL");
    copy.args(["copy", "--from", &from.database_url(), "--to", &to.database_url()]);
    let output = copy.output().await.unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

async fn history(server: &ServerProcess, cookie: Option<String>) -> Vec<ExportRecord> {
    let mut ada = server.browser();
    ada.cookie = cookie;
    ada.history("acme").await
}

#[tokio::test]
async fn everything_moves_and_moves_back() {
    // From SQLite to what the tests run on, and from there to SQLite again.
    let first = edge_with_password(Folder::of_sqlite()).await;
    let before = ServerProcess::start(&first, NO_MORE).await;
    let ada = before.browser_of("ada@acme.test").await;
    ada.export("acme", ExportKind::Users).await;
    let known = history(&before, ada.cookie.clone()).await;
    assert!(before.stop().await.success());

    let (second, third) = (Folder::new(), Folder::of_sqlite());
    for (from, to) in [(&first, &second), (&second, &third)] {
        let (code, said) = copy(from, to).await;
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(said.matches("the same on both sides").count(), 6, "{said}");
        assert!(said.contains("sign_ins                 1\n"), "{said}");

        assert_eq!(to.number(MISCOUNTED).await, 0);

        // The person is still signed in, and finds the exports that were made before.
        let after = ServerProcess::start(to, NO_MORE).await;
        assert_eq!(history(&after, ada.cookie.clone()).await, known);
        let mut signed_in = after.browser();
        signed_in.cookie.clone_from(&ada.cookie);
        for kind in [ExportKind::Sessions, ExportKind::Groups] {
            let file = signed_in.download("acme", kind).await;
            let expected = EXPECTED
                .iter()
                .find(|(slug, of, _)| (*slug, *of) == ("acme", kind));
            assert_eq!(file.body, expected.unwrap().2, "{kind:?}");
        }
        // Numbers go on where they were.
        let new = json!({ "slug": "acme", "new": { "name": "Newcomers", "members": [] } });
        assert_eq!(signed_in.api("groups/add", new).await.status, 200);
        assert!(after.stop().await.success());
        to.execute("DELETE FROM groups WHERE name = 'Newcomers'").await;
        to.execute("DELETE FROM exports WHERE kind <> 'users'").await;
    }
}

#[tokio::test]
async fn a_database_that_holds_data_is_left_as_it_is() {
    let (from, to) = (edge_with_password(Folder::of_sqlite()).await, Folder::new());
    let workspace =
        r#"{"type":"workspace","id":"00000000-0000-4000-8000-000000000001","name":"Mine","slug":"mine"}"#;
    import(&to, workspace).await;
    let (code, said) = copy(&from, &to).await;
    assert!(
        code == Some(1) && said.contains("already holds") && said.lines().count() == 1,
        "{said}"
    );
    assert_eq!(to.number("SELECT count(*) FROM workspaces").await, 1);
    assert_eq!(to.number("SELECT count(*) FROM users").await, 0);
}

#[tokio::test]
async fn a_source_that_is_not_there_is_not_made() {
    let (from, to) = (Folder::of_sqlite(), Folder::new());
    let (code, said) = copy(&from, &to).await;
    assert!(code == Some(1) && said.contains("there is no file"), "{said}");
    assert!(!from.path().join("console.db").exists());
}

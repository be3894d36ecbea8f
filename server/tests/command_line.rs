//! The command line, as scripts use it.

use std::process::Stdio;

use app::domain::ExportKind;
use tokio::io::AsyncWriteExt;

use crate::{
    exports::EXPECTED,
    support::{EDGE, Folder, command, import},
};

async fn edge() -> Folder {
    let folder = Folder::new();
    import(&folder, EDGE).await;
    folder
}

#[tokio::test]
async fn export_writes_the_same_bytes_to_standard_output_and_to_a_file() {
    let folder = edge().await;
    for (slug, kind, expected) in EXPECTED {
        let printed = command(&folder)
            .args(["export", kind.key(), "--workspace", slug])
            .output()
            .await
            .unwrap();
        assert!(printed.status.success());
        assert!(
            printed.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&printed.stderr)
        );
        assert_eq!(printed.stdout, expected, "{slug} {kind:?}");
        let file = folder.path().join("out.csv");
        let args = ["export", kind.key(), "--workspace", slug, "--output"];
        assert!(
            command(&folder)
                .args(args)
                .arg(&file)
                .status()
                .await
                .unwrap()
                .success()
        );
        assert_eq!(std::fs::read(&file).unwrap(), expected);
    }
}

#[tokio::test]
async fn exact_text_has_no_guard() {
    let folder = edge().await;
    let users = ExportKind::Users.key();
    let printed = command(&folder)
        .args(["export", users, "--workspace", "acme", "--exact"])
        .output()
        .await
        .unwrap();
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(text.contains("\r\n-2+3,@SUM(A1),minus@acme.test,"));
    assert!(text.contains("\r\n'=already,''plain,quoted@acme.test,"));
}

#[tokio::test]
async fn a_file_that_cannot_be_written_whole_is_not_written_at_all() {
    let folder = edge().await;
    let missing = folder.path().join("missing").join("out.csv");
    let args = ["export", "users", "--workspace", "acme", "--output"];
    let output = command(&folder).args(args).arg(&missing).output().await.unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("out.csv"));
    assert!(!missing.exists());
}

#[tokio::test]
async fn wrong_usage_is_2_and_failure_is_1_each_with_one_line_that_helps() {
    let folder = edge().await;
    let run = async |args: &[&str]| {
        command(&folder)
            .args(args)
            .stdin(Stdio::null())
            .output()
            .await
            .unwrap()
    };
    for args in [
        &["export", "cats", "--workspace", "acme"][..],
        &["frobnicate"],
        &["export", "users"],
    ] {
        assert_eq!(run(args).await.status.code(), Some(2), "{args:?}");
    }
    for (args, words) in [
        (
            &["export", "users", "--workspace", "nowhere"][..],
            "no workspace \"nowhere\"",
        ),
        (&["import", "no-such-file.jsonl"], "no-such-file.jsonl"),
        (&["demo"], "already holds data"),
    ] {
        let output = run(args).await;
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(
            message.contains(words) && message.lines().count() == 1,
            "{message}"
        );
        assert!(output.stdout.is_empty());
    }
    assert_eq!(run(&["--help"]).await.status.code(), Some(0));
}

#[tokio::test]
async fn a_wrong_setting_stops_the_start_and_is_named() {
    let folder = edge().await;
    for (name, value) in [
        ("DATABASE_URL", "mysql://x"),
        ("EXPORT_STORE_URL", "ftp://x"),
        ("PUBLIC_URL", "here"),
        ("LEPTOS_SITE_ADDR", "here"),
    ] {
        let output = command(&folder).env(name, value).output().await.unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(
            message.contains(name) && message.lines().count() == 1,
            "{message}"
        );
    }
}

#[tokio::test]
async fn set_password_reads_standard_input() {
    let folder = edge().await;
    let set = async |email: &str, password: &str| {
        let mut child = command(&folder)
            .args(["set-password", email])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(password.as_bytes())
            .await
            .unwrap();
        let output = child.wait_with_output().await.unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(
        set("ADA@acme.test", "a long password\n").await,
        (Some(0), String::new())
    );
    assert!(set("ada@acme.test", "short\n").await.1.contains("too short"));
    let (code, message) = set("nobody@acme.test", "a long password").await;
    assert!(
        code == Some(1) && message.contains("nobody@acme.test"),
        "{message}"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn export_follows_a_link_and_writes_into_what_is_no_file() {
    use std::os::unix::fs::PermissionsExt;

    let folder = edge().await;
    let export = |output: &str| {
        let mut command = command(&folder);
        command.args(["export", "groups", "--workspace", "acme", "--output", output]);
        command
    };
    let expected = export("-").output().await.unwrap().stdout;
    assert!(!expected.is_empty());

    let (link, target) = (folder.path().join("link.csv"), folder.path().join("target.csv"));
    std::fs::write(&target, "old").unwrap();
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    assert!(export("link.csv").status().await.unwrap().success());
    assert!(link.is_symlink());
    assert_eq!(std::fs::read(&target).unwrap(), expected);
    assert_eq!(target.metadata().unwrap().permissions().mode() & 0o777, 0o600);

    let device = export("/dev/stdout").output().await.unwrap();
    assert_eq!(device.stdout, expected);
}

#[cfg(unix)]
#[tokio::test]
async fn a_closed_standard_output_is_one_line() {
    let folder = Folder::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else { return };
    let output = command(&folder)
        .arg("demo")
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .await
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), said.lines().count()),
        (Some(1), 1),
        "{said}"
    );
}

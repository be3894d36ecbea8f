//! Exports that fail because of what is around them: in words, without a file, and not for longer than that lasts.

use std::{path::PathBuf, process::Command};

use app::domain::{ExportKind, ExportState};

use crate::{
    bucket::large_workspace,
    support::{Browser, TestConsole, files_below},
};

/// A small disk of its own; dropped, it is gone.
struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    /// None where this program may not mount anything.
    fn mount() -> Option<Self> {
        let disk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"])
            .arg(disk.folder.path());
        match mount.output() {
            Ok(output) if output.status.success() => Some(disk),
            other => {
                eprintln!("a full disk was not tried, since none can be mounted here: {other:?}");
                None
            }
        }
    }

    /// Makes room.
    fn grow(&self) {
        let mut mount = Command::new("mount");
        mount.args(["-o", "remount,size=256m"]).arg(self.folder.path());
        assert!(mount.status().unwrap().success());
    }

    fn files(&self) -> Vec<PathBuf> {
        files_below(self.folder.path().to_owned())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount")
            .arg("-l")
            .arg(self.folder.path())
            .output()
            .ok();
    }
}

/// The reason for which an export failed, as its stream and the history tell it.
async fn failed(browser: &Browser, kind: ExportKind) -> String {
    let export = browser.export("acme", kind).await;
    let ExportState::Failed { reason } = export.state.clone() else {
        panic!("{:?}", export.state)
    };
    let history = browser.history("acme").await;
    assert_eq!(history[0].progress, export, "the history keeps the reason");
    assert!(history[0].available_until.is_none() && export.download_path("acme").is_none());
    reason.name().to_owned()
}

#[tokio::test]
async fn a_full_disk_is_told_and_left_as_it_was_and_works_again_with_room() {
    let Some(disk) = SmallDisk::mount() else { return };
    let store = format!("file://{}", disk.folder.path().display());
    let settings = [("EXPORT_STORE_URL", store.as_str())];
    let console = TestConsole::with_settings(&large_workspace(), &settings).await;
    let ada = console.browser_of("ada@acme.test").await;
    let reason = failed(&ada, ExportKind::Sessions).await;
    assert!(
        reason.contains("The disk is full") && reason.contains("make room"),
        "{reason}"
    );
    assert!(disk.files().is_empty(), "{:?}", disk.files());

    // A small file still fits.
    assert!(matches!(
        ada.export("acme", ExportKind::Users).await.state,
        ExportState::Ready { .. }
    ));
    disk.grow();
    for kind in [ExportKind::Sessions, ExportKind::Everything] {
        assert!(matches!(
            ada.export("acme", kind).await.state,
            ExportState::Ready { .. }
        ));
    }
    assert_eq!(disk.files().len(), 3);
    console.stop().await;
}

#[tokio::test]
async fn an_export_fails_and_waits_for_nobody_where_the_members_cannot_be_read() {
    let folder = crate::support::Folder::new();
    crate::support::import(&folder, crate::support::EDGE).await;
    folder
        .execute("ALTER TABLE members RENAME COLUMN user_id TO person_id")
        .await;
    for kind in ["sessions", "users", "groups", "everything"] {
        let args = ["export", kind, "--workspace", "acme", "--output", "file"];
        let mut export = crate::support::command(&folder);
        let output = export.args(args).output().await.unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{kind}: {said}");
        assert!(said.contains("user_id"), "{kind}: {said}");
        assert!(!folder.path().join("file").exists());
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_full_device_fails_the_command_line_in_one_line() {
    let folder = crate::support::Folder::new();
    crate::support::import(&folder, crate::support::EDGE).await;
    for kind in ["users", "everything"] {
        let args = ["export", kind, "--workspace", "acme", "--output", "/dev/full"];
        let output = crate::support::command(&folder)
            .args(args)
            .output()
            .await
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), said.lines().count()),
            (Some(1), 1),
            "{said}"
        );
        assert!(said.contains("No space left"), "{said}");
    }
}

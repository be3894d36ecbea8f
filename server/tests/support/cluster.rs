//! PostgreSQL clusters of a test's own, which it may stop and start.

use std::{env, path::Path};

use tempfile::TempDir;
use tokio::process::Command;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../setup/cluster.sh");

/// A cluster in a temporary folder; dropped, it is gone.
pub struct Cluster {
    folder: TempDir,
}

impl Cluster {
    /// An empty one.
    pub async fn start() -> Self {
        let cluster = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        run("start", &[cluster.folder.path()]).await;
        cluster
    }

    /// One that follows this one.
    pub async fn replica(&self) -> Self {
        let replica = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        run("replica", &[replica.folder.path(), self.folder.path()]).await;
        replica
    }

    /// Where it is.
    pub fn url(&self) -> String {
        let folder = self.folder.path().display();
        format!("postgres://postgres@localhost/postgres?host={folder}")
    }

    /// Stops it, cutting off all who are connected, and starts it again.
    pub async fn restart(&self) {
        run("restart", &[self.folder.path()]).await;
    }

    /// Ends it at once.
    pub async fn kill(&self) {
        run("kill", &[self.folder.path()]).await;
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // One that was killed already can't be again.
        let mut kill = std::process::Command::new(SCRIPT);
        kill.arg("kill").arg(self.folder.path()).output().ok();
    }
}

/// Whether the tests run on PostgreSQL, so that its programs are there.
pub fn is_on_postgres() -> bool {
    env::var("TEST_DATABASE_URL").is_ok_and(|url| !url.is_empty())
}

async fn run(action: &str, folders: &[&Path]) {
    let mut command = Command::new(SCRIPT);
    let output = command.arg(action).args(folders).output().await.unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cluster.sh {action}: {said}");
}

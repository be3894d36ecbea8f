//! A whole console in a temporary folder, and people who use it.

mod answer;
mod browser;
mod csv_text;
mod folder;

use std::path::PathBuf;

use server::{ArtifactStore, Console, Settings, Store, email_key, hash_password, router, start_work};
use tokio::{process::Command, sync::watch, task::JoinSet};

pub use answer::Answer;
pub use browser::Browser;
pub use csv_text::{read_csv, unguarded, write_csv};
pub use folder::Folder;

pub const PASSWORD: &str = "correct horse battery";

/// The edge cases in two workspaces, as `expected/` has them exported.
pub const EDGE: &str = include_str!("fixtures/edge.jsonl");

/// A console of its own: database, artifact folder, router and workers.
pub struct TestConsole {
    pub folder: Folder,
    pub store: Store,
    pub router: axum::Router,
    stop: watch::Sender<bool>,
    work: JoinSet<()>,
}

impl TestConsole {
    /// A console that holds what the JSON Lines say.
    pub async fn with(lines: &str) -> Self {
        let folder = Folder::new();
        let settings = settings(&folder);
        import(&folder, lines).await;
        let store = Store::open(&settings.database_url).await.unwrap();
        let artifacts = ArtifactStore::open(&settings.export_store_url, []).unwrap();
        let (stop, stopping) = watch::channel(false);
        let console = Console::new(settings, store.clone(), artifacts, stopping);
        let work = start_work(&console);
        Self {
            folder,
            store,
            router: router(console),
            stop,
            work,
        }
    }

    /// A console that holds the edge cases.
    pub async fn edge() -> Self {
        Self::with(EDGE).await
    }

    /// Imports more lines into the running console's database.
    pub async fn import(&self, lines: &str) {
        import(&self.folder, lines).await;
    }

    /// While this file exists, exports wait before they are finished.
    pub fn hold_file(&self) -> PathBuf {
        hold_file(&self.folder)
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A browser in which this person has just signed in.
    pub async fn browser_of(&self, email: &str) -> Browser {
        self.set_password(email).await;
        let mut browser = self.browser();
        let answer = browser.sign_in(email, PASSWORD).await;
        assert!(
            answer.is_success_or_redirect(),
            "{email} signs in: {} {}",
            answer.status,
            answer.text()
        );
        browser
    }

    pub async fn set_password(&self, email: &str) {
        let hash = hash_password(PASSWORD.to_owned()).await.unwrap();
        assert!(
            self.store.set_password(&email_key(email), &hash).await.unwrap(),
            "{email} is known"
        );
    }

    /// Stops the workers, so that nothing touches the folder any more.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.work.join_next().await.is_some() {}
        self.store.close().await;
    }
}

/// The built binary, set up to use this folder.
pub fn command(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    command
        .env_clear()
        .current_dir(folder.path())
        .env("DATABASE_URL", folder.database_url())
        .env("EXPORT_STORE_URL", folder.export_store_url())
        .env("PUBLIC_URL", "http://localhost:3000");
    command
}

/// Imports lines by the command line, which must succeed.
pub async fn import(folder: &Folder, lines: &str) {
    let file = folder.path().join("import.jsonl");
    tokio::fs::write(&file, lines).await.unwrap();
    let output = command(folder).arg("import").arg(&file).output().await.unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn settings(folder: &Folder) -> Settings {
    Settings::read(|name| match name {
        "DATABASE_URL" => Some(folder.database_url()),
        "EXPORT_STORE_URL" => Some(folder.export_store_url()),
        "PUBLIC_URL" => Some("http://localhost:3000".to_owned()),
        "TEST_HOLD_EXPORTS_FILE" => Some(hold_file(folder).display().to_string()),
        _ => None,
    })
    .unwrap()
}

fn hold_file(folder: &Folder) -> PathBuf {
    folder.path().join("hold")
}

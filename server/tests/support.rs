//! A whole console in a temporary folder, and people who use it.

mod accounts;
mod answer;
mod browser;
mod bucket;
mod cluster;
mod csv_text;
mod folder;
mod http;
mod mail_server;
mod people;
mod practice;
mod server_process;
mod zip_file;

use std::{path::PathBuf, process::Stdio, time::Duration};

use server::{ArtifactStore, Console, Settings, Store, email_key, hash_password, router, start_work};
use tokio::{io::AsyncWriteExt, process::Command, sync::watch, task::JoinSet, time::sleep};

pub use accounts::{form_of, path_of, problem_of, secret_of};
pub use answer::Answer;
pub use browser::Browser;
pub use bucket::{Bucket, Upload, files_below};
pub use cluster::{Cluster, is_on_postgres};
pub use csv_text::{read_csv, unguarded, write_csv};
pub use folder::Folder;
pub use http::fetch;
pub use mail_server::MailServer;
pub use practice::{Practice, id_of, in_order, lines_of, more_practice, practice_of};
pub use server_process::ServerProcess;
pub use zip_file::{file_of_zip, read_zip};

pub const PASSWORD: &str = "correct horse battery";

/// The edge cases in two workspaces, as `expected/` has them exported.
pub const EDGE: &str = include_str!("fixtures/edge.jsonl");

/// A console of its own: database, artifact folder, router and workers.
pub struct TestConsole {
    pub folder: Folder,
    pub store: Store,
    pub router: axum::Router,
    console: Console,
    stop: watch::Sender<bool>,
    work: JoinSet<()>,
}

impl TestConsole {
    /// A console that holds what the JSON Lines say.
    pub async fn with(lines: &str) -> Self {
        Self::start(lines, &[], Vec::new()).await
    }

    /// The same, but its files are kept in a bucket, and some settings are others.
    pub async fn in_bucket(bucket: &Bucket, lines: &str, more: &[(&str, &str)]) -> Self {
        let more = [&[("EXPORT_STORE_URL", Bucket::URL)], more].concat();
        Self::start(lines, &more, bucket.variables()).await
    }

    async fn start(lines: &str, more: &[(&str, &str)], variables: Vec<(String, String)>) -> Self {
        let folder = Folder::new();
        let settings = settings(&folder, more);
        import(&folder, lines).await;
        let store = Store::open(&settings.database_url).await.unwrap();
        let artifacts = ArtifactStore::open(&settings.export_store_url, variables).unwrap();
        let (stop, stopping) = watch::channel(false);
        let console = Console::new(settings, store.clone(), artifacts, stopping);
        let console = console.with_signed_downloads().await.unwrap();
        Self {
            folder,
            store,
            router: router(console.clone()),
            work: start_work(&console),
            console,
            stop,
        }
    }

    /// The same, but some settings are others.
    pub async fn with_settings(lines: &str, more: &[(&str, &str)]) -> Self {
        Self::start(lines, more, Vec::new()).await
    }

    /// A console that holds the edge cases, and sends its e-mails to this server.
    pub async fn with_mail(mails: &MailServer) -> Self {
        let settings = mails.settings();
        let settings: Vec<_> = settings
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        Self::with_settings(EDGE, &settings).await
    }

    /// A console that holds the edge cases.
    pub async fn edge() -> Self {
        Self::with(EDGE).await
    }

    /// Imports more lines into the running console's database.
    pub async fn import(&self, lines: &str) {
        import(&self.folder, lines).await;
    }

    /// Lets all exports expire, and sweeps until that shows.
    pub async fn expire_exports(&self, is_swept: impl Fn() -> bool) {
        self.folder
            .execute("UPDATE exports SET expires_at = requested_at")
            .await;
        // Work begins with a sweep.
        let _sweeping = start_work(&self.console);
        while !is_swept() {
            sleep(Duration::from_millis(20)).await;
        }
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

/// The folder with the edge cases in its database, in which Ada has a password.
pub async fn edge_with_password(folder: Folder) -> Folder {
    import(&folder, EDGE).await;
    give_password(&folder, "ada@acme.test").await;
    folder
}

/// Sets somebody's password by the command line.
pub async fn give_password(folder: &Folder, email: &str) {
    let mut set = command(folder);
    let mut setting = set
        .args(["set-password", email])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = setting.stdin.take().unwrap();
    input.write_all(PASSWORD.as_bytes()).await.unwrap();
    drop(input);
    assert!(setting.wait().await.unwrap().success());
}

fn settings(folder: &Folder, more: &[(&str, &str)]) -> Settings {
    Settings::read(
        |name| match (name, more.iter().find(|(known, _)| *known == name)) {
            (_, Some((_, value))) => Some((*value).to_owned()),
            ("DATABASE_URL", _) => Some(folder.database_url()),
            ("EXPORT_STORE_URL", _) => Some(folder.export_store_url()),
            ("PUBLIC_URL", _) => Some("http://localhost:3000".to_owned()),
            ("TEST_HOLD_EXPORTS_FILE", _) => Some(hold_file(folder).display().to_string()),
            _ => None,
        },
    )
    .unwrap()
}

fn hold_file(folder: &Folder) -> PathBuf {
    folder.path().join("hold")
}

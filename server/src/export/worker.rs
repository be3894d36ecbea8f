//! Workers: each takes a job, makes the file, and takes the next.

use std::{path::PathBuf, time::Duration};

use app::domain::Timestamp;
use tokio::{
    io::AsyncWriteExt,
    select,
    sync::{Notify, watch},
    time::{interval, sleep},
};

use super::{File, Progress, artifact::ArtifactStore, csv_file::Written};
use crate::{
    Error, Result, clock,
    store::{ClaimedExport, Outcome, Store, StoredFile},
};

/// Exports that one server makes at the same time.
pub(crate) const WORKERS: usize = 2;
/// How long a job stays with a worker that gives no sign of life.
const LEASE_SECONDS: i64 = 10;
const SIGN_OF_LIFE: Duration = Duration::from_millis(500);
/// How often to look for jobs that nobody announced: those of servers that died.
const LOOK_AROUND: Duration = Duration::from_secs(2);
const HOLD: Duration = Duration::from_millis(20);

/// What workers need, and how they and the watchers hear of each other.
#[derive(Debug)]
pub(crate) struct Workshop {
    pub(crate) store: Store,
    pub(crate) artifacts: ArtifactStore,
    pub(crate) public_url: String,
    pub(crate) kept_seconds: i64,
    pub(crate) hold_file: Option<PathBuf>,
    /// Rung when a job was queued.
    pub(crate) bell: Notify,
    /// Changes whenever a job of this server does.
    pub(crate) news: watch::Sender<u64>,
    pub(crate) stopping: watch::Receiver<bool>,
}

impl Workshop {
    /// Works until the server stops.
    pub(crate) async fn work(&self) {
        let mut stopping = self.stopping.clone();
        while !*stopping.borrow() {
            match self.store.claim_export(clock::now(), LEASE_SECONDS).await {
                Ok(Some(job)) => self.make(&job).await,
                Ok(None) => select! {
                    () = self.bell.notified() => {}
                    () = sleep(LOOK_AROUND) => {}
                    _ = stopping.wait_for(|stopping| *stopping) => {}
                },
                Err(error) => {
                    tracing::error!(%error, "no export could be claimed");
                    sleep(LOOK_AROUND).await;
                }
            }
        }
    }

    /// Makes one file and notes how that ended; gives up silently if the job was taken over.
    async fn make(&self, job: &ClaimedExport) {
        let progress = Progress::default();
        let made = select! {
            made = self.write_file(job, &progress) => made,
            () = self.stay_alive(job, &progress) => return,
        };
        let outcome = match made {
            Ok(outcome) => outcome,
            Err(error) => {
                tracing::error!(%error, export = %job.uuid, "an export failed");
                Outcome::Failed {
                    reason: reason(&error),
                }
            }
        };
        if let Err(error) = self.store.finish_export(job, &outcome, clock::now()).await {
            tracing::error!(%error, export = %job.uuid, "an export's end could not be noted");
        }
        self.tell();
    }

    async fn write_file(&self, job: &ClaimedExport, progress: &Progress) -> Result<Outcome> {
        let started_at = clock::now();
        let location = format!("{}/{}-{}.csv", job.workspace_uuid, job.uuid, job.attempt);
        let file = File {
            workspace_id: job.workspace_id,
            kind: job.kind,
            options: job.options,
            link_base: format!("{}/w/{}/sessions/", self.public_url, job.slug),
        };
        let mut out = self.artifacts.begin(&location);
        let written = match super::write(&self.store, &file, &mut out, progress).await {
            Ok(written) => written,
            Err(error) => {
                out.abort().await.ok();
                return Err(error);
            }
        };
        self.hold().await;
        out.shutdown().await?;
        let Written {
            rows,
            size_bytes,
            sha256,
        } = written;
        let file_name = job.kind.file_name(&job.slug, started_at);
        let expires_at = Timestamp(clock::now().0 + self.kept_seconds);
        Ok(Outcome::Ready {
            file: StoredFile {
                file_name,
                location,
                size_bytes,
                sha256,
            },
            rows,
            expires_at,
        })
    }

    /// Renews the lease for as long as the job is this worker's.
    async fn stay_alive(&self, job: &ClaimedExport, progress: &Progress) {
        let mut signs = interval(SIGN_OF_LIFE);
        loop {
            signs.tick().await;
            let lease_until = Timestamp(clock::now().0 + LEASE_SECONDS);
            match self
                .store
                .renew_export(job, progress.rows(), progress.of(), lease_until)
                .await
            {
                Ok(true) => self.tell(),
                Ok(false) => return,
                Err(error) => tracing::warn!(%error, export = %job.uuid, "a lease could not be renewed"),
            }
        }
    }

    /// Tells the watchers on this server to look again.
    fn tell(&self) {
        self.news.send_modify(|count| *count += 1);
    }

    async fn hold(&self) {
        while self.hold_file.as_ref().is_some_and(|file| file.exists()) {
            sleep(HOLD).await;
        }
    }
}

/// Why an export failed, for the person who waits for it.
fn reason(error: &Error) -> String {
    let words = match error {
        Error::Io(_) | Error::ArtifactStore(_) => {
            "The file could not be stored. Ask whoever runs the console to check that the export store can be \
             written and is not full."
        }
        Error::Database(_) => "The database could not be read. Try again in a moment.",
        _ => "Something went wrong on our side. Ask whoever runs the console to look at its log.",
    };
    words.to_owned()
}

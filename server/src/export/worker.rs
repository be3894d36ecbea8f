//! Workers: each takes a job, makes the file, and takes the next.

use std::{future::pending, path::PathBuf, time::Duration};

use app::domain::Timestamp;
use tokio::{
    select,
    sync::{Notify, watch},
    time::{Instant, interval, sleep},
};

use super::{
    File, Progress, Written,
    artifact::{ArtifactStore, Unfinished},
    file_name::file_name,
    pace::Pace,
    reason::reason,
};
use crate::{
    Error, Result, clock,
    metrics::{self, End},
    store::{ClaimedExport, Outcome, Reading, Store, StoredFile},
};

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
    /// Exports of one workspace that are made at the same time, by all servers.
    pub(crate) most_of_workspace: u32,
    /// How long exports may go on once the server is asked to stop.
    pub(crate) farewell: Duration,
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
            match self.claim().await {
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

    async fn claim(&self) -> Result<Option<ClaimedExport>> {
        self.store
            .claim_export(LEASE_SECONDS, self.most_of_workspace)
            .await
    }

    /// Makes one file and notes how that ended; gives up silently if the job was canceled or taken over, and
    /// hands it back if the server stops before.
    async fn make(&self, job: &ClaimedExport) {
        let began = Instant::now();
        let (progress, started_at) = (Progress::default(), clock::now());
        let location = format!(
            "{}/{}-{}.{}",
            job.workspace_uuid,
            job.uuid,
            job.turn,
            job.kind.extension()
        );
        let mut out = self.artifacts.begin(&location);
        let written = select! {
            written = self.write_rows(job, &mut out, &progress) => Some(written),
            () = self.stay_alive(job, &progress) => None,
            () = self.run_out_of_time() => {
                self.hand_back(job).await;
                None
            }
        };
        // A file that has begun to appear can't be abandoned any more, only deleted: `finish` does.
        let made = match written {
            Some(Ok(written)) => select! {
                stored = self.while_alive(job, &progress, out.finish()) => {
                    Some(stored.map(|()| written).map_err(Error::from))
                }
                () = self.run_out_of_time() => {
                    self.hand_back(job).await;
                    None
                }
            },
            not_written => not_written,
        };
        if !matches!(made, Some(Ok(_))) {
            out.abandon().await;
        }
        let end = match made {
            Some(Ok(written)) => {
                self.finish(job, self.ready(job, location, written, started_at))
                    .await
            }
            // The database was away; where it still is, the lease runs out by itself.
            Some(Err(error)) if error.is_of_database() && job.may_be_tried_again() => {
                tracing::warn!(%error, export = %job.uuid, "an export is tried again");
                self.try_again(job).await;
                End::Returned
            }
            Some(Err(error)) => {
                tracing::error!(%error, export = %job.uuid, "an export failed");
                let reason = reason(&error);
                self.finish(job, Outcome::Failed { reason }).await
            }
            None => End::Returned,
        };
        metrics::export_ended(job.kind, end, began.elapsed());
        self.tell();
    }

    async fn finish(&self, job: &ClaimedExport, outcome: Outcome) -> End {
        match (self.note_end(job, &outcome).await, outcome) {
            (Ok(true), Outcome::Ready { rows, .. }) => End::Ready { rows },
            (Ok(true), Outcome::Failed { .. }) => End::Failed,
            (Ok(false), Outcome::Ready { file, .. }) => {
                self.take_back(&file.location).await;
                End::Returned
            }
            (Ok(false), Outcome::Failed { .. }) => End::Returned,
            (Err(error), _) => {
                tracing::error!(%error, export = %job.uuid, "an export's end could not be noted");
                End::Returned
            }
        }
    }

    /// Notes the end, as soon as the database can be written: what was made should not be made again.
    async fn note_end(&self, job: &ClaimedExport, outcome: &Outcome) -> Result<bool> {
        loop {
            match self.store.finish_export(job, outcome, clock::now()).await {
                Err(error) if error.is_of_database() && !*self.stopping.borrow() => {
                    tracing::warn!(%error, export = %job.uuid, "an export's end could not be noted yet");
                    sleep(LOOK_AROUND).await;
                }
                noted => return noted,
            }
        }
    }

    /// Deletes a file that became whole when nobody wanted it any more.
    async fn take_back(&self, location: &str) {
        if let Err(error) = self.artifacts.delete(location).await {
            tracing::warn!(%error, location, "the file of an export that was canceled is swept later");
        }
    }

    async fn hand_back(&self, job: &ClaimedExport) {
        match self.store.hand_back_export(job).await {
            Ok(()) => tracing::info!(export = %job.uuid, "an export was handed back"),
            Err(error) => tracing::error!(%error, export = %job.uuid, "an export could not be handed back"),
        }
    }

    async fn try_again(&self, job: &ClaimedExport) {
        // Not at once: what is away needs a moment.
        sleep(LOOK_AROUND).await;
        if let Err(error) = self.store.requeue_export(job).await {
            tracing::warn!(%error, export = %job.uuid, "an export waits until its lease runs out");
        }
    }

    /// Ends when the server was asked to stop and has waited long enough.
    async fn run_out_of_time(&self) {
        self.stopping.clone().wait_for(|stopping| *stopping).await.ok();
        sleep(self.farewell).await;
    }

    async fn write_rows(
        &self,
        job: &ClaimedExport,
        out: &mut Unfinished,
        progress: &Progress,
    ) -> Result<Written> {
        let file = File {
            workspace_id: job.workspace_id,
            kind: job.kind,
            options: job.options.choice.options,
            sessions: job.options.sessions()?,
            slug: job.slug.clone(),
            requested_by: Some(job.requested_by.clone()),
            link_base: format!("{}/w/{}/sessions/", self.public_url, job.slug),
            reading: if job.attempt == 1 {
                Reading::Replica
            } else {
                Reading::Primary
            },
            steps_back: true,
        };
        let written = super::write(&self.store, &file, out, progress).await?;
        self.hold().await;
        Ok(written)
    }

    /// What to note of a file that is whole.
    fn ready(
        &self,
        job: &ClaimedExport,
        location: String,
        written: Written,
        started_at: Timestamp,
    ) -> Outcome {
        let Written {
            rows,
            size_bytes,
            sha256,
            remark,
            guarded,
            revision,
        } = written;
        Outcome::Ready {
            file: StoredFile {
                file_name: file_name(job.kind, &job.slug, started_at, &job.options.choice),
                location,
                size_bytes,
                sha256,
            },
            rows,
            remark,
            guarded,
            revision,
            expires_at: Timestamp(clock::now().0 + self.kept_seconds),
        }
    }

    /// Does work that must not be cut off, and renews the lease meanwhile.
    async fn while_alive<Done>(
        &self,
        job: &ClaimedExport,
        progress: &Progress,
        work: impl Future<Output = Done>,
    ) -> Done {
        let renewing = async {
            self.stay_alive(job, progress).await;
            pending().await
        };
        select! {
            done = work => done,
            never = renewing => never,
        }
    }

    /// Renews the lease for as long as the job is this worker's: until it is canceled, or taken over.
    async fn stay_alive(&self, job: &ClaimedExport, progress: &Progress) {
        let mut signs = interval(SIGN_OF_LIFE);
        let mut pace = Pace::default();
        loop {
            signs.tick().await;
            let lease_until = Timestamp(clock::now().0 + LEASE_SECONDS);
            let (rows, of) = (progress.rows(), progress.of());
            let left = of.and_then(|of| pace.seconds_left(rows, of, Instant::now()));
            match self.store.renew_export(job, rows, (of, left), lease_until).await {
                Ok(true) => self.tell(),
                Ok(false) => return,
                Err(error) => tracing::warn!(%error, export = %job.uuid, "a lease could not be renewed"),
            }
        }
    }

    /// Tells the watchers on this server to look again.
    pub(crate) fn tell(&self) {
        self.news.send_modify(|count| *count += 1);
    }

    async fn hold(&self) {
        while self.hold_file.as_ref().is_some_and(|file| file.exists()) {
            sleep(HOLD).await;
        }
    }
}

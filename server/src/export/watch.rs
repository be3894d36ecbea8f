//! Following an export until it ends.

use std::time::Duration;

use app::{
    AppError,
    backend::{Admin, ProgressStream},
    domain::{ExportProgress, ExportState},
};
use futures::{StreamExt, stream};
use tokio::{
    select,
    sync::watch,
    time::{Instant, sleep},
};
use uuid::Uuid;

use crate::store::Store;

/// How often the database is asked when no worker of this server says that something changed.
const POLL: Duration = Duration::from_millis(500);
/// How long an export that waits is not told to: most are begun at once, and to hear that one waits only
/// startles.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long a stream may be silent before it repeats itself, so that nobody in between cuts it.
const SILENCE: Duration = Duration::from_secs(10);

/// What one watcher knows and waits for.
struct Watcher {
    store: Store,
    admin: Admin,
    id: Uuid,
    news: watch::Receiver<u64>,
    stopping: watch::Receiver<bool>,
    since: Instant,
    told: Option<(ExportProgress, Instant)>,
}

/// Tells an export's progress whenever it changes, and ends after the final state, or without one
/// when the server stops.
pub(crate) fn follow(
    store: Store,
    admin: Admin,
    id: Uuid,
    news: watch::Receiver<u64>,
    stopping: watch::Receiver<bool>,
) -> ProgressStream {
    let watcher = Watcher {
        store,
        admin,
        id,
        news,
        stopping,
        since: Instant::now(),
        told: None,
    };
    stream::unfold(Some(watcher), |watcher| async move {
        let mut watcher = watcher?;
        match watcher.next().await {
            Ok(Some(progress)) => {
                let is_final = progress.state.is_final();
                Some((Ok(progress), (!is_final).then_some(watcher)))
            }
            Ok(None) => None,
            Err(error) => Some((Err(error), None)),
        }
    })
    .boxed()
}

impl Watcher {
    /// Who was demoted, deactivated or removed meanwhile hears nothing more.
    async fn check_access(&self) -> Result<(), AppError> {
        let (person, slug) = (self.admin.person.clone(), &self.admin.slug);
        let member = self.store.membership(person, slug).await?;
        Admin::of(member.ok_or(AppError::NotFound)?).map(drop)
    }

    /// Waits for something to tell; none when the server stops.
    async fn next(&mut self) -> Result<Option<ExportProgress>, AppError> {
        loop {
            self.news.mark_unchanged();
            self.check_access().await?;
            let progress = self
                .store
                .export_progress(&self.admin, self.id)
                .await?
                .ok_or(AppError::NotFound)?;
            let is_news = self
                .told
                .as_ref()
                .is_none_or(|(told, at)| *told != progress || at.elapsed() >= SILENCE);
            let is_soon = progress.state == ExportState::Queued && self.since.elapsed() < PATIENCE;
            if is_news && !is_soon {
                self.told = Some((progress.clone(), Instant::now()));
                return Ok(Some(progress));
            }
            select! {
                () = sleep(POLL) => {}
                _ = self.news.changed() => {}
                _ = self.stopping.wait_for(|stopping| *stopping) => return Ok(None),
            }
        }
    }
}

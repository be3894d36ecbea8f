//! Threads that work while nobody waits for an answer.

use std::{io, thread};

use tokio::{runtime::Handle, sync::oneshot};

use crate::{Error, Result};

/// Does the work on a thread of its own that may block. If it `steps_back` it lets those go first who answer
/// requests, and so do the threads that it starts in turn. It goes on if nobody waits for its end.
///
/// # Errors
/// If the system has no thread left; the end's [`Error::Panicked`] if there is none.
pub(super) fn spawn<End: Send + 'static>(
    steps_back: bool,
    work: impl FnOnce() -> End + Send + 'static,
) -> io::Result<impl Future<Output = Result<End>>> {
    let runtime = Handle::current();
    let (end, ended) = oneshot::channel();
    thread::Builder::new().name("export".to_owned()).spawn(move || {
        if steps_back {
            step_back();
        }
        let _inside = runtime.enter();
        end.send(work()).ok();
    })?;
    Ok(async move { ended.await.map_err(|_| Error::Panicked) })
}

/// Ten steps down, of which each gives about a quarter more of the processor to the others; only Linux
/// does that for a single thread.
fn step_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(10) {
        tracing::debug!(%error, "an export works as hard as everything else");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_end_comes_or_it_is_known_that_it_never_will() {
        assert_eq!(spawn(false, || 7).unwrap().await.unwrap(), 7);
        let panicking = spawn(false, || panic!("as this test wants")).unwrap();
        assert!(matches!(panicking.await, Err(Error::Panicked)));
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn only_the_work_steps_back() {
        let nice = || rustix::process::getpriority_process(None).unwrap();
        let before = nice();
        let there = spawn(true, nice).unwrap().await.unwrap();
        let below = spawn(true, move || thread::spawn(nice).join().unwrap())
            .unwrap()
            .await
            .unwrap();
        assert_eq!(
            (there, below, nice()),
            ((before + 10).min(19), (before + 10).min(19), before)
        );
    }
}

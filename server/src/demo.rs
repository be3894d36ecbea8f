//! The demo: a workspace that looks real, or one that is large.
//!
//! It goes the same way as an import, as records of the import format that are made up instead of
//! read. The same moment gives the same demo; another one only other dates.

mod accounts;
mod calendar;
mod cast;
mod company;
mod large;
mod practice;
mod script;
mod studio;

pub(crate) use accounts::{Account, reading};
use app::domain::Timestamp;

use crate::{
    Store,
    auth::hash_password,
    import::{BatchSize, Import, ImportError, Progress, Summary},
};
use calendar::Calendar;
use script::Script;

/// The password of every demo account; it is no secret.
pub(crate) const PASSWORD: &str = "demo-password";

/// Fills an empty database: with the demo workspace, or with a large one of so many sessions.
/// Returns nothing, and does nothing, if the database holds data already.
///
/// # Errors
/// If the database fails; then it is as before.
pub(crate) async fn fill(
    store: &Store,
    sessions: Option<u64>,
    now: Timestamp,
    progress: Progress,
) -> Result<Option<Summary>, ImportError> {
    if !store.is_empty().await? {
        return Ok(None);
    }
    let password_hash = hash_password(PASSWORD.to_owned()).await?;
    let mut import = Import::begin(store, progress).await?;
    // From here on nobody else can write, so that this stays true.
    if !store.is_empty().await? {
        return Ok(None);
    }
    let accounts = match sessions {
        None => {
            import
                .take(BatchSize::DEFAULT, move |outlet| {
                    demo(Script::new(outlet), Calendar::at(now))
                })
                .await?;
            accounts::OF_DEMO
        }
        Some(sessions) => {
            let write = move |outlet| large::write(Script::new(outlet), sessions, now);
            import.take(BatchSize::DEFAULT, write).await?;
            accounts::OF_LARGE
        }
    };
    for account in accounts {
        import
            .transaction
            .open_demo_account(account, &password_hash)
            .await?;
    }
    import.commit().await.map(Some)
}

fn demo(mut script: Script, calendar: Calendar) -> Result<(), crate::import::Hangup> {
    let shared = company::write(&mut script, calendar)?;
    studio::write(&mut script, calendar, shared)?;
    script.end()
}

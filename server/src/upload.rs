//! Users by a CSV file: what it would do, and doing it.

mod cells;
mod invite;
mod judge;
pub(crate) mod known;
pub(crate) mod plan;
pub(crate) mod table;

use app::{
    backend::Admin,
    domain::{FileFault, Timestamp, UploadAnswer, UploadApply},
};
use bytes::Bytes;
use tokio::task::spawn_blocking;

pub(crate) use self::{
    judge::{email_keys, judge},
    plan::{LineWork, Plan},
    table::Table,
};
use crate::{Console, Error, Result, store::Store};

/// What the file would do; changes nothing.
///
/// # Errors
/// If the database can't be read.
pub(crate) async fn preview(store: &Store, admin: &Admin, file: Bytes) -> Result<UploadAnswer> {
    match read(file).await? {
        Ok(table) => {
            let plan = store.plan_upload(admin, &table).await?;
            Ok(UploadAnswer::Preview(plan.preview()))
        }
        Err(fault) => Ok(UploadAnswer::Unreadable(fault)),
    }
}

/// Does what the file says, if that is what was seen, and invites whom it adds.
///
/// # Errors
/// If the admin is none any longer, or the database can't be changed.
pub(crate) async fn apply(
    console: &Console,
    admin: &Admin,
    file: Bytes,
    (which, seen): (UploadApply, &str),
    now: Timestamp,
) -> Result<UploadAnswer> {
    let table = match read(file).await? {
        Ok(table) => table,
        Err(fault) => return Ok(UploadAnswer::Unreadable(fault)),
    };
    let judged = |plan: &Plan| {
        let preview = plan.preview();
        let is_seen = preview.seen == seen;
        let is_whole = which == UploadApply::Good || preview.counts.wrong == 0;
        if is_seen && is_whole {
            Ok(preview)
        } else {
            Err(preview)
        }
    };
    let as_of = (console.mailer.is_some(), now);
    match console.store.apply_upload(admin, &table, judged, as_of).await? {
        Ok(applied) => {
            let preview = applied.preview.clone();
            let invitations = invite::invite(console, admin, applied).await?;
            Ok(UploadAnswer::Applied(preview, invitations))
        }
        Err(preview) => Ok(UploadAnswer::Stale(preview)),
    }
}

/// Reads the table on a thread that may take its time.
async fn read(file: Bytes) -> Result<Result<Table, FileFault>> {
    spawn_blocking(move || Table::read(&file))
        .await
        .map_err(|_| Error::Panicked)
}

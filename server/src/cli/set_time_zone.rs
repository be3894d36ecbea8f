//! `server set-time-zone`.

use super::Failure;
use crate::{Store, time_zone};

pub(super) async fn run(store: &Store, slug: &str, zone: &str) -> Result<(), Failure> {
    if !time_zone::is_known(zone) {
        return Err(format!("there is no time zone \"{zone}\"; give a name such as Europe/Berlin").into());
    }
    if store.set_time_zone(slug, zone).await? {
        Ok(())
    } else {
        Err(format!("there is no workspace \"{slug}\"").into())
    }
}

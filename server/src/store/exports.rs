//! Export jobs: asked for, claimed by a worker, finished, listed, expired.

mod choice;
mod files;
mod forecasts;
mod history;
mod jobs;
mod overview;
mod remembered;
mod requests;

pub(crate) use choice::SettledOptions;
pub(super) use choice::{TIME_ZONE, settle};
pub(crate) use remembered::Named;
pub(super) use remembered::offered;

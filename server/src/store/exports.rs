//! Export jobs: asked for, claimed by a worker, finished, listed, expired.

mod files;
mod forecasts;
mod history;
mod jobs;
mod overview;
mod requests;

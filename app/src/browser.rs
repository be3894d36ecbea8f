//! What only a browser can do, and the state of the exports that the tab shows.

mod choosing;
mod copy_text;
#[cfg_attr(
    not(feature = "hydrate"),
    allow(dead_code, reason = "only in a browser does an export get on")
)]
mod export_flow;
#[cfg(feature = "hydrate")]
mod export_task;
mod exports;
#[cfg(feature = "hydrate")]
mod overview_task;
#[cfg(any(feature = "hydrate", test))]
mod progress_lines;
mod progress_text;
#[cfg(feature = "hydrate")]
mod save_file;
#[cfg(feature = "hydrate")]
mod sha256;
#[cfg(feature = "hydrate")]
mod tab_memory;
mod upload;

pub(crate) use choosing::Choosing;
pub(crate) use copy_text::copy_text;
#[cfg(feature = "hydrate")]
use export_flow::SavedWay;
pub(crate) use export_flow::{ExportFlow, NextTry};
pub(crate) use exports::Exports;
pub(crate) use progress_text::progress_text;
#[cfg(feature = "hydrate")]
pub(crate) use save_file::save_text;
pub(crate) use upload::{read_file, send_users};

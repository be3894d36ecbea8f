//! What only a browser can do, and the state of the tab's export.

#[cfg_attr(
    not(feature = "hydrate"),
    allow(dead_code, reason = "only in a browser does an export get on")
)]
mod export_flow;
#[cfg(feature = "hydrate")]
mod export_task;
mod exports;
#[cfg(any(feature = "hydrate", test))]
mod progress_lines;
#[cfg(feature = "hydrate")]
mod save_file;
#[cfg(feature = "hydrate")]
mod tab_memory;

pub(crate) use export_flow::ExportFlow;
pub(crate) use exports::Exports;

//! The console from the outside: through its router and its command line, each test on a database of its own.

#![allow(
    unreachable_pub,
    clippy::format_collect,
    clippy::unwrap_used,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "one binary; a test that can't go on fails; file names are ours"
)]

mod access;
mod account;
mod activity;
mod archive;
mod attempts;
mod audit;
mod bucket;
mod bulk;
mod cancel;
mod clusters;
mod command_line;
mod compression;
mod copy;
mod downloads;
mod export_failures;
mod export_limits;
mod exports;
mod fleet;
mod forecasts;
mod group_changes;
mod groups;
mod history;
mod import;
mod instants;
mod invitations;
mod language;
mod mails;
mod members;
mod new_sessions;
mod observe;
mod options;
mod origins;
mod overview;
mod pages;
mod password_links;
mod properties;
mod requests;
mod session_archive;
mod sessions;
mod sessions_filtered;
mod sign_in;
mod site;
mod support;
mod uploads;
mod users;
mod users_in_order;

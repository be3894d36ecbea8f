//! The settings file, `Leptos.toml` in the working folder; without one, the one of the build.

use std::{fs, io};

use serde::Deserialize;

use super::SettingError;

const NAME: &str = "Leptos.toml";
const OF_THE_BUILD: &str = include_str!("../../../Leptos.toml");

#[derive(Deserialize)]
struct File {
    console: Console,
}

/// The file's own table, `[console]`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Console {
    pub(super) database_url: String,
    pub(super) export_database_url: String,
    pub(super) export_replica_lag_seconds: u32,
    pub(super) export_store_url: String,
    pub(super) signed_downloads: bool,
    pub(super) public_url: String,
    pub(super) trusted_proxies: String,
    pub(super) support_email: String,
    pub(super) smtp_url: String,
    pub(super) mail_from: String,
    pub(super) largest_blob_megabytes: u32,
    pub(super) export_kept_hours: u32,
    pub(super) exports_per_server: u32,
    pub(super) exports_per_workspace: u32,
    pub(super) exports_waiting: u32,
    pub(super) exports_waiting_per_workspace: u32,
    pub(super) stop_seconds: u32,
}

pub(super) fn text() -> Result<String, SettingError> {
    match fs::read_to_string(NAME) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(OF_THE_BUILD.to_owned()),
        Err(error) => Err(SettingError {
            name: NAME,
            problem: format!("can't be read: {error}"),
        }),
    }
}

pub(super) fn parse(text: &str) -> Result<Console, SettingError> {
    toml::from_str::<File>(text)
        .map(|file| file.console)
        .map_err(|error| SettingError {
            name: NAME,
            problem: error.to_string().split_whitespace().collect::<Vec<_>>().join(" "),
        })
}

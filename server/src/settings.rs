//! Settings: read from `Leptos.toml`, overridden by the environment, checked before anything starts.

mod file;

use std::{net::SocketAddr, path::PathBuf};

use http::Uri;
use leptos::prelude::{LeptosOptions, get_config_from_str};
use thiserror::Error;

/// A setting that can't be used; its message names the setting and says what to write instead.
#[derive(Debug, Error)]
#[error("{name}: {problem}")]
pub struct SettingError {
    /// The environment variable that sets it.
    pub name: &'static str,
    /// What is wrong.
    pub problem: String,
}

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What Leptos needs to render pages, with the address to serve on.
    pub leptos: LeptosOptions,
    /// Where the data is: `sqlite://path`.
    pub database_url: String,
    /// Where finished files are kept: `file://folder`.
    pub export_store_url: String,
    /// The address that people type, without a slash at its end.
    pub public_url: String,
    /// Whom to contact for help.
    pub support_email: String,
    /// How long finished files are kept, in seconds.
    pub export_kept_seconds: i64,
    /// For tests alone: exports wait before their last row while this file exists.
    pub hold_exports_file: Option<PathBuf>,
}

impl Settings {
    /// Reads the settings; `variable` looks an environment variable up.
    ///
    /// # Errors
    /// [`SettingError`] names the first setting that is wrong.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingError> {
        let text = file::text()?;
        let file = file::parse(&text)?;
        let set = |name: &str, from_file: String| variable(name).unwrap_or(from_file);
        let site_addr = variable("LEPTOS_SITE_ADDR")
            .map(|address| site_address(&address))
            .transpose()?;
        let mut leptos = leptos_options(&text)?;
        leptos.site_addr = site_addr.unwrap_or(leptos.site_addr);
        let kept_hours = set("EXPORT_KEPT_HOURS", file.export_kept_hours.to_string());
        let settings = Self {
            leptos,
            database_url: set("DATABASE_URL", file.database_url),
            export_store_url: set("EXPORT_STORE_URL", file.export_store_url),
            public_url: public_url(&set("PUBLIC_URL", file.public_url))?,
            support_email: set("SUPPORT_EMAIL", file.support_email),
            export_kept_seconds: kept_seconds(&kept_hours)?,
            hold_exports_file: variable("TEST_HOLD_EXPORTS_FILE").map(PathBuf::from),
        };
        settings.check()
    }

    fn check(self) -> Result<Self, SettingError> {
        require(self.database_url.starts_with("sqlite://"), "DATABASE_URL", || {
            format!(
                "\"{}\" does not begin with sqlite:// (a file, such as sqlite://data/console.db)",
                self.database_url
            )
        })?;
        require(
            self.export_store_url.starts_with("file://"),
            "EXPORT_STORE_URL",
            || {
                format!(
                    "\"{}\" does not begin with file:// (a folder, such as file://data/exports)",
                    self.export_store_url
                )
            },
        )?;
        require(self.support_email.contains('@'), "SUPPORT_EMAIL", || {
            format!("\"{}\" is not an e-mail address", self.support_email)
        })?;
        Ok(self)
    }

    /// Whether people reach the console over TLS, so that cookies may insist on it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

fn leptos_options(text: &str) -> Result<LeptosOptions, SettingError> {
    get_config_from_str(text).map_err(|error| SettingError {
        name: "Leptos.toml",
        problem: format!("[package.metadata.leptos]: {error}"),
    })
}

fn site_address(address: &str) -> Result<SocketAddr, SettingError> {
    address.parse().map_err(|_| SettingError {
        name: "LEPTOS_SITE_ADDR",
        problem: format!("\"{address}\" is not an address and port such as 127.0.0.1:3000"),
    })
}

fn public_url(address: &str) -> Result<String, SettingError> {
    let trimmed = address.trim_end_matches('/');
    let is_web_address = trimmed.parse::<Uri>().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.query().is_none() && uri.path() == "/"
    });
    require(is_web_address, "PUBLIC_URL", || {
        format!("\"{address}\" is not an address such as https://console.example.com")
    })?;
    Ok(trimmed.to_owned())
}

fn kept_seconds(hours: &str) -> Result<i64, SettingError> {
    let kept = hours
        .parse::<u32>()
        .ok()
        .filter(|hours| (1..=24 * 365).contains(hours));
    kept.map(|hours| i64::from(hours) * 3_600)
        .ok_or_else(|| SettingError {
            name: "EXPORT_KEPT_HOURS",
            problem: format!("\"{hours}\" is not a number of hours from 1 to 8760"),
        })
}

fn require(holds: bool, name: &'static str, problem: impl FnOnce() -> String) -> Result<(), SettingError> {
    if holds {
        Ok(())
    } else {
        Err(SettingError {
            name,
            problem: problem(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_with(name: &str, value: &str) -> Result<Settings, SettingError> {
        Settings::read(|asked| (asked == name).then(|| value.to_owned()))
    }

    #[test]
    fn the_environment_overrides_the_file() {
        let settings = read_with("PUBLIC_URL", "https://console.example.com/").expect("a good address");
        assert_eq!(settings.public_url, "https://console.example.com");
        assert!(settings.is_https());
        assert_eq!(settings.database_url, "sqlite://data/console.db");
    }

    #[test]
    fn a_wrong_setting_is_named() {
        for (name, value) in [
            ("DATABASE_URL", "mysql://localhost/console"),
            ("EXPORT_STORE_URL", "data/exports"),
            ("PUBLIC_URL", "console.example.com"),
            ("PUBLIC_URL", "http://localhost:3000/console"),
            ("LEPTOS_SITE_ADDR", "localhost"),
            ("SUPPORT_EMAIL", "nobody"),
            ("EXPORT_KEPT_HOURS", "0"),
        ] {
            let message = read_with(name, value).expect_err(value).to_string();
            assert!(
                message.starts_with(name) && message.contains(value) && !message.contains('\n'),
                "{message}"
            );
        }
    }
}

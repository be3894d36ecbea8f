//! Settings: read from `Leptos.toml`, overridden by the environment, checked before anything starts.

mod file;

use std::{
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
    path::{Path, PathBuf, absolute},
    time::Duration,
};

use ipnet::IpNet;
use leptos::prelude::{LeptosOptions, get_config_from_str};
use thiserror::Error;
use url::Url;

use crate::{
    mail::{is_sender, names_mail_server},
    new_users::is_address,
};

/// A setting that can't be used; its message names the setting and says what to write instead.
#[derive(Debug, Error)]
#[error("{name}: {problem}")]
pub struct SettingError {
    /// The environment variable that sets it.
    pub name: &'static str,
    /// What is wrong.
    pub problem: String,
}

/// How many exports may wait.
#[derive(Debug, Clone, Copy)]
pub struct MostWaiting {
    /// Of all workspaces together.
    pub of_all: u32,
    /// Of each workspace.
    pub of_workspace: u32,
}

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What Leptos needs to render pages, with the address to serve on.
    pub leptos: LeptosOptions,
    /// Where the data is: `sqlite://path` or `postgres://…`.
    pub database_url: String,
    /// A replica of the database that exports read from: `postgres://…`, or empty.
    pub export_database_url: String,
    /// How far it may lag behind.
    pub export_replica_lag: Duration,
    /// Where finished files are kept: `file://folder` or `s3://bucket/prefix`.
    pub export_store_url: String,
    /// The address that people type, without a slash at its end.
    pub public_url: String,
    /// Proxies that tell the truth about whose request it is.
    pub trusted_proxies: Vec<IpNet>,
    /// Whom to contact for help.
    pub support_email: String,
    /// The server that takes e-mails: `smtp://host`, `smtps://name:password@host`, or empty.
    pub smtp_url: String,
    /// Who sends them: an e-mail address, with or without a name before it.
    pub mail_from: String,
    /// Whether browsers fetch finished files from the bucket itself, by an address that is valid for a minute.
    pub signed_downloads: bool,
    /// Larger files the browser downloads by itself, not through the page.
    pub largest_blob_bytes: u64,
    /// How long finished files are kept, in seconds.
    pub export_kept_seconds: i64,
    /// Exports that this server makes at the same time.
    pub exports_per_server: u32,
    /// Exports of one workspace that are made at the same time, by all servers.
    pub exports_per_workspace: u32,
    /// How many exports may wait for their turn; more are refused.
    pub most_waiting: MostWaiting,
    /// How long exports and requests that are under way may go on once the server is asked to stop.
    pub farewell: Duration,
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
        leptos.site_root = set("LEPTOS_SITE_ROOT", leptos.site_root.to_string()).into();
        expect_hashed_names(&mut leptos);
        let number = |name, from_file: u32, range: RangeInclusive<u32>| {
            number(name, &set(name, from_file.to_string()), range)
        };
        let settings = Self {
            leptos,
            database_url: set("DATABASE_URL", file.database_url),
            export_database_url: set("EXPORT_DATABASE_URL", file.export_database_url),
            export_replica_lag: Duration::from_secs(
                number(
                    "EXPORT_REPLICA_LAG_SECONDS",
                    file.export_replica_lag_seconds,
                    0..=3_600,
                )?
                .into(),
            ),
            export_store_url: set("EXPORT_STORE_URL", file.export_store_url),
            signed_downloads: truth(
                "SIGNED_DOWNLOADS",
                &set("SIGNED_DOWNLOADS", file.signed_downloads.to_string()),
            )?,
            public_url: public_url(&set("PUBLIC_URL", file.public_url))?,
            trusted_proxies: networks(&set("TRUSTED_PROXIES", file.trusted_proxies))?,
            support_email: set("SUPPORT_EMAIL", file.support_email),
            smtp_url: set("SMTP_URL", file.smtp_url),
            mail_from: set("MAIL_FROM", file.mail_from),
            largest_blob_bytes: 1_000_000
                * u64::from(number(
                    "LARGEST_BLOB_MEGABYTES",
                    file.largest_blob_megabytes,
                    0..=1_000_000,
                )?),
            export_kept_seconds: 3_600
                * i64::from(number("EXPORT_KEPT_HOURS", file.export_kept_hours, 1..=24 * 365)?),
            exports_per_server: number("EXPORTS_PER_SERVER", file.exports_per_server, 1..=64)?,
            exports_per_workspace: number("EXPORTS_PER_WORKSPACE", file.exports_per_workspace, 1..=64)?,
            most_waiting: MostWaiting {
                of_all: number("EXPORTS_WAITING", file.exports_waiting, 1..=1_000_000)?,
                of_workspace: number(
                    "EXPORTS_WAITING_PER_WORKSPACE",
                    file.exports_waiting_per_workspace,
                    1..=1_000_000,
                )?,
            },
            farewell: Duration::from_secs(number("STOP_SECONDS", file.stop_seconds, 0..=3_600)?.into()),
            hold_exports_file: variable("TEST_HOLD_EXPORTS_FILE").map(PathBuf::from),
        };
        settings.check()
    }

    fn check(self) -> Result<Self, SettingError> {
        require(names_database(&self.database_url), "DATABASE_URL", || {
            format!("it is neither {DATABASE_FORMS}")
        })?;
        let replica = &self.export_database_url;
        require(
            replica.is_empty() || (is_postgres(replica) && is_postgres(&self.database_url)),
            "EXPORT_DATABASE_URL",
            || {
                "it is not the address of a replica, such as postgres://console@replica.example.com/console, of a \
                 PostgreSQL that DATABASE_URL names"
                    .to_owned()
            },
        )?;
        let is_bucket = Url::parse(&self.export_store_url)
            .is_ok_and(|url| url.scheme() == "s3" && url.host_str().is_some_and(|bucket| !bucket.is_empty()));
        require(
            is_bucket || names_file(&self.export_store_url, "file://"),
            "EXPORT_STORE_URL",
            || {
                format!(
                    "\"{}\" is neither file:// and a folder, such as file://data/exports, nor s3:// and a bucket, \
                     such as s3://exports/console",
                    self.export_store_url
                )
            },
        )?;
        require(is_address(&self.support_email), "SUPPORT_EMAIL", || {
            format!("\"{}\" is not an e-mail address", self.support_email)
        })?;
        // Like the database's, it may hold a password, and is never repeated.
        require(
            self.smtp_url.is_empty() || names_mail_server(&self.smtp_url),
            "SMTP_URL",
            || {
                "it is not the address of a mail server, such as smtps://name:password@mail.example.com"
                    .to_owned()
            },
        )?;
        require(
            self.smtp_url.is_empty() || is_sender(&self.mail_from),
            "MAIL_FROM",
            || {
                format!(
                    "\"{}\" is not an e-mail address, which SMTP_URL needs",
                    self.mail_from
                )
            },
        )?;
        Ok(self)
    }

    /// Whether people reach the console over TLS, so that cookies may insist on it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// What names a database. (A setting that does not is never repeated: it may hold a password.)
pub(crate) const DATABASE_FORMS: &str = "sqlite:// and a file, such as sqlite://data/console.db, nor postgres:// and a \
    database, such as postgres://console@localhost/console";

/// Whether the text has one of the forms of [`DATABASE_FORMS`].
pub(crate) fn names_database(url: &str) -> bool {
    is_postgres(url) || names_file(url, "sqlite://")
}

fn is_postgres(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "postgres" | "postgresql"))
}

fn names_file(url: &str, scheme: &str) -> bool {
    url.strip_prefix(scheme).is_some_and(|path| !path.is_empty())
}

fn leptos_options(text: &str) -> Result<LeptosOptions, SettingError> {
    get_config_from_str(text).map_err(|error| SettingError {
        name: "Leptos.toml",
        problem: format!("[package.metadata.leptos]: {error}"),
    })
}

/// The release's build leaves a list of the hashes in its files' names; where there is none, there are none.
fn expect_hashed_names(leptos: &mut LeptosOptions) {
    let list = absolute(Path::new(&*leptos.site_root).join("hash.txt")).unwrap_or_default();
    leptos.hash_files = list.is_file();
    leptos.hash_file = list.to_string_lossy().into();
}

fn site_address(address: &str) -> Result<SocketAddr, SettingError> {
    address.parse().map_err(|_| SettingError {
        name: "LEPTOS_SITE_ADDR",
        problem: format!("\"{address}\" is not an address and port such as 127.0.0.1:3000"),
    })
}

fn public_url(address: &str) -> Result<String, SettingError> {
    let origin = Url::parse(address).ok().filter(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none()
            && (url.path(), url.query(), url.fragment()) == ("/", None, None)
    });
    let origin = origin.map(|url| url.origin().ascii_serialization());
    origin.ok_or_else(|| SettingError {
        name: "PUBLIC_URL",
        problem: format!("\"{address}\" is not an address such as https://console.example.com"),
    })
}

/// Addresses and networks with commas between them.
fn networks(text: &str) -> Result<Vec<IpNet>, SettingError> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let networks = parts.map(|part| {
        let address = || part.parse::<IpAddr>().map(IpNet::from);
        part.parse().or_else(|_| address()).map_err(|_| SettingError {
            name: "TRUSTED_PROXIES",
            problem: format!("\"{part}\" is no address or network such as 10.0.0.0/8"),
        })
    });
    networks.collect()
}

fn truth(name: &'static str, text: &str) -> Result<bool, SettingError> {
    text.parse().map_err(|_| SettingError {
        name,
        problem: format!("\"{text}\" is neither true nor false"),
    })
}

fn number(name: &'static str, text: &str, range: RangeInclusive<u32>) -> Result<u32, SettingError> {
    let number = text.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| SettingError {
        name,
        problem: format!(
            "\"{text}\" is not a whole number from {} to {}",
            range.start(),
            range.end()
        ),
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
        assert_eq!(settings.export_kept_seconds, 24 * 3_600);
        assert_eq!(settings.largest_blob_bytes, 512_000_000);
    }

    #[test]
    fn who_sends_mail_is_named() {
        let read = |from: &str| {
            Settings::read(|asked| match asked {
                "SMTP_URL" => Some("smtp://127.0.0.1:25".to_owned()),
                "MAIL_FROM" => Some(from.to_owned()),
                _ => None,
            })
        };
        assert!(read("console@example.com").is_ok());
        assert!(read("The Console <console@example.com>").is_ok());
        for bad in ["", "console", "<console>"] {
            let message = read(bad).expect_err(bad).to_string();
            assert!(message.starts_with("MAIL_FROM: "), "{message}");
        }
    }

    #[test]
    fn the_public_address_is_taken_in_any_case() {
        let settings = read_with("PUBLIC_URL", "HTTPS://Console.Example.com:443/").expect("a good address");
        assert_eq!(settings.public_url, "https://console.example.com");
        assert!(settings.is_https());
    }

    #[test]
    fn a_wrong_setting_is_named() {
        for (name, value) in [
            ("DATABASE_URL", "mysql://localhost/console"),
            ("DATABASE_URL", "sqlite://"),
            ("EXPORT_DATABASE_URL", "postgres://console:secret@replica/console"),
            ("EXPORT_REPLICA_LAG_SECONDS", "long"),
            ("EXPORT_STORE_URL", "data/exports"),
            ("EXPORT_STORE_URL", "s3://"),
            ("SIGNED_DOWNLOADS", "yes"),
            ("TRUSTED_PROXIES", "proxy.test"),
            ("PUBLIC_URL", "console.example.com"),
            ("PUBLIC_URL", "http://localhost:3000/console"),
            ("PUBLIC_URL", "http://localhost:3000/#console"),
            ("PUBLIC_URL", "http://olga:secret@localhost:3000"),
            ("PUBLIC_URL", "http://localhost:99999"),
            ("LEPTOS_SITE_ADDR", "localhost"),
            ("SUPPORT_EMAIL", "nobody"),
            ("SUPPORT_EMAIL", "@"),
            ("SMTP_URL", "http://mail:secret@localhost"),
            ("SMTP_URL", "mail.example.com"),
            ("LARGEST_BLOB_MEGABYTES", "huge"),
            ("EXPORT_KEPT_HOURS", "0"),
            ("EXPORTS_PER_SERVER", "0"),
            ("EXPORTS_PER_WORKSPACE", "many"),
            ("EXPORTS_WAITING", "0"),
            ("EXPORTS_WAITING_PER_WORKSPACE", "none"),
            ("STOP_SECONDS", "-1"),
        ] {
            let message = read_with(name, value).expect_err(value).to_string();
            assert!(message.starts_with(name) && !message.contains('\n'), "{message}");
            let may_hold_password = name.ends_with("DATABASE_URL") || name == "SMTP_URL";
            assert!(may_hold_password || message.contains(value), "{message}");
            assert!(!may_hold_password || !message.contains("secret"), "{message}");
        }
    }
}

//! The server of the admin console: settings, sign-in, store, export engine, router and command line.

mod audit;
mod auth;
mod browsers;
pub mod cli;
mod clock;
mod console;
mod copy;
mod demo;
mod error;
mod export;
mod forgotten;
mod group_members;
mod import;
mod invitations;
mod mail;
mod metrics;
mod new_users;
mod router;
mod serve;
mod settings;
mod store;
mod time_zone;
mod upload;

pub use auth::{email_key, hash_password};
pub use console::Console;
pub(crate) use error::conflict;
pub use error::{Error, Result};
pub use export::artifact::ArtifactStore;
#[doc(hidden)]
pub use export::pieces;
pub use router::{ROUTES, pages, router};
pub use serve::start_work;
pub use settings::{MostWaiting, SettingError, Settings};
pub use store::Store;

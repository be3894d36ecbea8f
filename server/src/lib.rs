//! The server of the admin console: settings, sign-in, store, export engine, router and command line.

mod audit;
mod auth;
pub mod cli;
mod clock;
mod console;
mod copy;
mod demo;
mod error;
mod export;
mod import;
mod metrics;
mod new_users;
mod router;
mod serve;
mod settings;
mod store;
mod time_zone;

pub use auth::{email_key, hash_password};
pub use console::Console;
pub use error::{Error, Result};
pub use export::artifact::ArtifactStore;
#[doc(hidden)]
pub use export::pieces;
pub use router::{ROUTES, pages, router};
pub use serve::start_work;
pub use settings::{MostWaiting, SettingError, Settings};
pub use store::Store;

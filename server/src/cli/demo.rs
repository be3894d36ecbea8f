//! `server demo`: made-up data for an empty database.

use std::io::{self, Write};

use super::Failure;
use crate::{Store, clock, demo, import::Progress};

/// Fills the database and prints with what. One that holds data is left as it is, which is an error
/// unless it is said to be none.
pub(super) async fn run(store: &Store, sessions: Option<u64>, if_empty: bool) -> Result<(), Failure> {
    match demo::fill(store, sessions, clock::now(), Progress::on_terminal()).await? {
        Some(summary) => writeln!(io::stdout(), "{summary}")?,
        None if if_empty => {}
        None => return Err("The database already holds data; the demo needs an empty one".into()),
    }
    Ok(())
}

//! `server import`: JSON Lines into the database.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use super::Failure;
use crate::{
    Store,
    import::{self, BatchSize, Progress},
};

/// Imports a file, or standard input if it is `-`, and prints what that did.
pub(super) async fn run(store: &Store, file: &Path) -> Result<(), Failure> {
    let source: Box<dyn Read + Send> = if file == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(file).map_err(|error| format!("{}: {error}", file.display()))?)
    };
    let summary = import::run(store, source, BatchSize::DEFAULT, Progress::on_terminal()).await?;
    Ok(writeln!(io::stdout(), "{summary}")?)
}

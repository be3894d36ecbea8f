//! `server copy`: everything from one database into another.

use std::{
    io::{self, Write},
    path::Path,
};

use super::Failure;
use crate::{
    Store,
    copy::{Copied, copy},
    settings::{DATABASE_FORMS, names_database},
};

/// Copies, and prints what was copied and how that was proved.
pub(super) async fn run(from: &str, to: &str) -> Result<(), Failure> {
    for (option, url) in [("--from", from), ("--to", to)] {
        if !names_database(url) {
            return Err(format!("{option}: it is neither {DATABASE_FORMS}").into());
        }
    }
    // Opening makes the file of SQLite, which would make an empty source of a misspelt one.
    if let Some(path) = from.strip_prefix("sqlite://")
        && !Path::new(path).is_file()
    {
        return Err(format!("--from: there is no file {path}").into());
    }
    let source = Store::open(from)
        .await
        .map_err(|error| format!("--from: {error}"))?;
    let target = Store::open(to).await.map_err(|error| format!("--to: {error}"))?;
    let copied = copy(&source, &target).await;
    source.close().await;
    target.close().await;
    let Copied { tables, exports } = copied?;
    let mut out = io::stdout();
    for (table, rows) in tables {
        writeln!(out, "{table:16} {rows:>9}")?;
    }
    for (slug, kind, written) in exports {
        let (sha256, rows) = (hex::encode(written.sha256), written.rows);
        writeln!(
            out,
            "{sha256}  {slug} {}, {rows} rows: the same on both sides",
            kind.key()
        )?;
    }
    Ok(())
}

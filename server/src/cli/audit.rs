//! `server audit`.

use std::{
    io::{self, Write},
    str::FromStr,
};

use super::Failure;
use crate::{Store, audit::Head};

impl FromStr for Head {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (number, hash) = text.split_once(':')?;
            Some(Self {
                number: number.parse().ok()?,
                hash: hex::decode(hash).ok()?.try_into().ok()?,
            })
        };
        parse().ok_or("it is not a number, a colon and a SHA-256, as `server audit verify` prints them")
    }
}

/// Verifies one trail or all; prints how far each reaches, and fails if one is not as it was written.
pub(super) async fn verify(
    store: &Store,
    workspace: Option<&str>,
    kept: Option<Head>,
) -> Result<(), Failure> {
    let slugs = match workspace {
        Some(slug) => vec![slug.to_owned()],
        None => store.slugs().await?,
    };
    let mut flawed = 0;
    for slug in slugs {
        let found = store.workspace_by_slug(&slug).await?;
        let (id, uuid) = found.ok_or_else(|| format!("there is no workspace \"{slug}\""))?;
        match store.verify_audit_trail(id, uuid, kept).await? {
            Ok(head) => writeln!(io::stdout(), "{slug}: unchanged up to {head}")?,
            Err(flaw) => {
                flawed += 1;
                writeln!(io::stdout(), "{slug}: {flaw}")?;
            }
        }
    }
    if flawed > 0 {
        return Err("the audit trail is not as it was written".into());
    }
    Ok(())
}

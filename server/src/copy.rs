//! Moves everything into another database, and proves that it is all there.

use app::domain::{ExportKind, ExportOptions};
use thiserror::Error;
use tokio::io::sink;

use crate::{
    Error, Result,
    export::{File, Progress, Written, write},
    store::{Reading, SessionChoice, Store, TableCount},
};

/// Why nothing was moved.
#[derive(Debug, Error)]
pub(crate) enum CopyError {
    /// A database failed, or the target holds data.
    #[error(transparent)]
    Failed(#[from] Error),
    /// A file would not be the same on both sides.
    #[error(
        "the {kind} export of the workspace \"{slug}\" differs on both sides; nothing was kept. Let nobody change \
         the source while it is copied"
    )]
    Differs {
        /// Which file.
        kind: &'static str,
        /// Of which workspace.
        slug: String,
    },
}

/// What was moved and compared.
#[derive(Debug)]
pub(crate) struct Copied {
    pub(crate) tables: Vec<TableCount>,
    /// Slug, kind, and what both sides wrote.
    pub(crate) exports: Vec<(String, ExportKind, Written)>,
}

/// Copies all rows in one transaction, counts them, and compares every export of every workspace; if
/// one differs, the target is emptied again.
///
/// # Errors
/// If a database fails, if the target is not empty, or if the sides differ; then the target is empty
/// as before.
pub(crate) async fn copy(source: &Store, target: &Store) -> Result<Copied, CopyError> {
    let tables = target.copy_all_of(source).await?;
    match compare(source, target).await {
        Ok(exports) => Ok(Copied { tables, exports }),
        Err(error) => {
            target.erase().await?;
            Err(error)
        }
    }
}

async fn compare(source: &Store, target: &Store) -> Result<Vec<(String, ExportKind, Written)>, CopyError> {
    let mut same = Vec::new();
    for slug in source.slugs().await? {
        for kind in ExportKind::TABLES {
            let written = written(source, &slug, kind).await?;
            if written != self::written(target, &slug, kind).await? {
                return Err(CopyError::Differs {
                    kind: kind.key(),
                    slug,
                });
            }
            same.push((slug.clone(), kind, written));
        }
    }
    Ok(same)
}

/// What an export would be; its bytes are only counted and hashed.
async fn written(store: &Store, slug: &str, kind: ExportKind) -> Result<Written> {
    let workspace = store.workspace_by_slug(slug).await?;
    let (workspace_id, _) = workspace.ok_or_else(|| Error::Corrupt(format!("no workspace {slug}")))?;
    let file = File {
        workspace_id,
        kind,
        options: ExportOptions {
            exact: true,
            ..ExportOptions::default()
        },
        sessions: SessionChoice::default(),
        slug: slug.to_owned(),
        requested_by: None,
        link_base: String::new(),
        reading: Reading::Primary,
        steps_back: false,
    };
    write(store, &file, &mut sink(), &Progress::default()).await
}

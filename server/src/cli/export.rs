//! `server export`.

use std::path::{Path, PathBuf};

use app::domain::{ExportKind, ExportOptions};
use tokio::{
    fs,
    io::{AsyncWriteExt, BufWriter, stdout},
};

use super::Failure;
use crate::{
    Settings, Store,
    export::{File, Progress, write},
};

const BUFFER_BYTES: usize = 256 * 1_024;

pub(super) async fn run(
    settings: &Settings,
    store: &Store,
    kind: ExportKind,
    slug: &str,
    exact: bool,
    output: Option<&Path>,
) -> Result<(), Failure> {
    let workspace = store.workspace_by_slug(slug).await?;
    let (workspace_id, _) = workspace.ok_or_else(|| format!("there is no workspace \"{slug}\""))?;
    let link_base = format!("{}/w/{slug}/sessions/", settings.public_url);
    let file = File {
        workspace_id,
        kind,
        options: ExportOptions { exact },
        link_base,
    };
    match output {
        None => {
            let mut out = BufWriter::with_capacity(BUFFER_BYTES, stdout());
            write(store, &file, &mut out, &Progress::default()).await?;
        }
        Some(path) => write_whole(store, &file, path).await?,
    }
    Ok(())
}

/// Writes beside the file and renames at the end, so that it is there as a whole or not at all.
async fn write_whole(store: &Store, file: &File, path: &Path) -> Result<(), Failure> {
    let unfinished = beside(path);
    let written = async {
        let mut out = BufWriter::with_capacity(BUFFER_BYTES, fs::File::create(&unfinished).await?);
        write(store, file, &mut out, &Progress::default()).await?;
        out.shutdown().await?;
        out.get_ref().sync_all().await?;
        fs::rename(&unfinished, path).await?;
        Ok::<_, crate::Error>(())
    };
    if let Err(error) = written.await {
        fs::remove_file(&unfinished).await.ok();
        return Err(format!("{}: {error}", path.display()).into());
    }
    Ok(())
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.unfinished", std::process::id()));
    path.with_file_name(name)
}

//! `server export`.

use std::path::{Path, PathBuf};

use app::domain::ExportKind;
use tokio::{
    fs,
    io::{AsyncWrite, AsyncWriteExt, BufWriter, stdout},
};

use super::{Failure, export_options::OptionArguments};
use crate::{
    Settings, Store,
    export::{File, Progress, write},
    store::Reading,
};

const BUFFER_BYTES: usize = 256 * 1_024;

pub(super) async fn run(
    settings: &Settings,
    store: &Store,
    kind: ExportKind,
    slug: &str,
    options: &OptionArguments,
    output: Option<&Path>,
) -> Result<(), Failure> {
    let workspace = store.workspace_by_slug(slug).await?;
    let (workspace_id, _) = workspace.ok_or_else(|| format!("there is no workspace \"{slug}\""))?;
    let settled = options.settle(store, workspace_id, kind).await?;
    let link_base = format!("{}/w/{slug}/sessions/", settings.public_url);
    let file = File {
        workspace_id,
        kind,
        options: settled.choice.options,
        sessions: settled.sessions()?,
        slug: slug.to_owned(),
        requested_by: None,
        link_base,
        reading: Reading::Replica,
        steps_back: false,
    };
    match output {
        None => write_through(store, &file, stdout()).await?,
        Some(path) if path == Path::new("-") => write_through(store, &file, stdout()).await?,
        // A device or a pipe is not replaced, and can't be whole or absent.
        Some(path) if path.metadata().is_ok_and(|found| !found.is_file()) => {
            let device = fs::OpenOptions::new().write(true).open(path).await;
            let device = device.map_err(|error| format!("{}: {error}", path.display()))?;
            write_through(store, &file, device).await?;
        }
        Some(path) => write_whole(store, &file, path).await?,
    }
    Ok(())
}

async fn write_through(store: &Store, file: &File, out: impl AsyncWrite + Send + Unpin) -> crate::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER_BYTES, out);
    write(store, file, &mut out, &Progress::default()).await?;
    Ok(out.flush().await?)
}

/// Writes beside the file and renames at the end, so that it is there as a whole or not at all.
async fn write_whole(store: &Store, file: &File, path: &Path) -> Result<(), Failure> {
    // Where a link leads to, the file is replaced, not the link.
    let target = fs::canonicalize(path).await.unwrap_or_else(|_| path.to_owned());
    let unfinished = beside(&target);
    let written = async {
        let out = fs::File::create(&unfinished).await?;
        // Who may read what is replaced may read this.
        if let Ok(replaced) = fs::metadata(&target).await {
            out.set_permissions(replaced.permissions()).await?;
        }
        let mut out = BufWriter::with_capacity(BUFFER_BYTES, out);
        write(store, file, &mut out, &Progress::default()).await?;
        out.shutdown().await?;
        fs::rename(&unfinished, &target).await?;
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

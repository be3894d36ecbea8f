//! The artifact store: where finished files are kept. A file is there as a whole or not at all.

use std::{fs, ops::Range, path::Path, sync::Arc};

use app::domain::Timestamp;
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt, buffered::BufWriter, local::LocalFileSystem,
    path::Path as Location,
};

use crate::Result;

/// Keeps files under names that only the database knows.
#[derive(Debug, Clone)]
pub struct ArtifactStore {
    objects: Arc<dyn ObjectStore>,
}

impl ArtifactStore {
    /// Opens the store at `file://folder`, making the folder if there is none.
    ///
    /// # Errors
    /// If the folder can't be made or read.
    pub fn open(url: &str) -> Result<Self> {
        let folder = Path::new(url.trim_start_matches("file://"));
        fs::create_dir_all(folder)?;
        Ok(Self {
            objects: Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_automatic_cleanup(true)),
        })
    }

    /// Begins a file; it appears when the writer is shut down, and never if it is aborted.
    pub(crate) fn begin(&self, location: &str) -> BufWriter {
        BufWriter::new(self.objects.clone(), Location::from(location))
    }

    /// A part of a file; none if the file is not there.
    pub(crate) async fn read(
        &self,
        location: &str,
        bytes: Range<u64>,
    ) -> Result<Option<BoxStream<'static, std::io::Result<Bytes>>>> {
        // An empty range is no range to object stores.
        let range = (!bytes.is_empty()).then_some(GetRange::Bounded(bytes));
        let options = GetOptions {
            range,
            ..GetOptions::default()
        };
        match self.objects.get_opts(&Location::from(location), options).await {
            Ok(found) => Ok(Some(found.into_stream().map_err(Into::into).boxed())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes a file; one that is not there is deleted already.
    pub(crate) async fn delete(&self, location: &str) -> Result<()> {
        match self.objects.delete(&Location::from(location)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The files that were finished before `time`.
    pub(crate) async fn finished_before(&self, time: Timestamp) -> Result<Vec<String>> {
        let old = self.objects.list(None).try_filter_map(|object| async move {
            let is_old = object.last_modified.timestamp() < time.0;
            Ok(is_old.then(|| object.location.to_string()))
        });
        Ok(old.try_collect().await?)
    }
}

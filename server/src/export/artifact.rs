//! The artifact store: where finished files are kept. A file is there as a whole or not at all.

mod bucket;
mod folder;
mod unfinished;

use std::{
    fs, io,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use app::domain::Timestamp;
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt, buffered::BufWriter, local::LocalFileSystem,
    path::Path as Location, prefix::PrefixStore,
};
use tokio::task::spawn_blocking;
use url::Url;

use self::bucket::Bucket;
pub(crate) use self::unfinished::Unfinished;
use super::leftovers;
use crate::Result;

/// A part of a file that goes over the line at once; S3 takes 10,000 parts, so files of 80 GB.
const PART_OF_BUCKET: usize = 8 * 1_024 * 1_024;
/// A part that goes to the disk at once: a few are all the memory that a slow one holds up.
const PART_OF_FOLDER: usize = 1_024 * 1_024;
/// Parts that may be under way.
const PARTS_AT_ONCE: usize = 2;

/// What a file of this name holds, as browsers are told.
pub(crate) fn media_type(file_name: &str) -> &'static str {
    if Path::new(file_name)
        .extension()
        .is_some_and(|extension| extension == "zip")
    {
        "application/zip"
    } else {
        "text/csv; charset=utf-8; header=present"
    }
}

/// Keeps files under names that only the database knows.
#[derive(Debug, Clone)]
pub struct ArtifactStore {
    objects: Arc<dyn ObjectStore>,
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    Folder(PathBuf),
    Bucket(Bucket),
}

impl ArtifactStore {
    /// Opens the store at `file://folder`, making the folder if there is none, or at
    /// `s3://bucket/prefix`, of which the variables that begin with `AWS_` tell where and as whom.
    ///
    /// # Errors
    /// If the folder can't be made or read, or a variable is not understood.
    pub fn open(url: &str, variables: impl IntoIterator<Item = (String, String)>) -> Result<Self> {
        if let Some(folder) = url.strip_prefix("file://") {
            let folder = Path::new(folder);
            fs::create_dir_all(folder)?;
            return Ok(Self {
                objects: Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_automatic_cleanup(true)),
                place: Place::Folder(folder.to_owned()),
            });
        }
        let bucket = Bucket::open(url, variables)?;
        let objects = bucket.objects.clone();
        Ok(Self {
            objects: match bucket.prefix.as_ref() {
                "" => objects,
                prefix => Arc::new(PrefixStore::new(objects, prefix)),
            },
            place: Place::Bucket(bucket),
        })
    }

    /// Begins a file; it appears when it is finished, and never if it is abandoned.
    pub(crate) fn begin(&self, location: &str) -> Unfinished {
        let part = match &self.place {
            Place::Folder(_) => PART_OF_FOLDER,
            Place::Bucket(_) => PART_OF_BUCKET,
        };
        let writer = BufWriter::with_capacity(self.objects.clone(), Location::from(location), part);
        Unfinished::new(writer.with_max_concurrency(PARTS_AT_ONCE))
    }

    /// A part of a file; none if the file is not there.
    pub(crate) async fn read(
        &self,
        location: &str,
        bytes: Range<u64>,
    ) -> Result<Option<BoxStream<'static, std::io::Result<Bytes>>>> {
        if let Place::Folder(folder) = &self.place {
            return Ok(folder::read(folder, location, bytes).await?);
        }
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

    /// An address at which anybody can fetch the file for so long, under this name; none if the store
    /// has no addresses.
    pub(crate) async fn signed_url(
        &self,
        location: &str,
        file_name: &str,
        valid: Duration,
    ) -> Result<Option<Url>> {
        match &self.place {
            Place::Folder(_) => Ok(None),
            Place::Bucket(bucket) => bucket.signed_url(location, file_name, valid).await.map(Some),
        }
    }

    /// Deletes a file; one that is not there is deleted already.
    pub(crate) async fn delete(&self, location: &str) -> Result<()> {
        match self.objects.delete(&Location::from(location)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes what was begun before `time` and never finished. A bucket does that by a rule of its own.
    pub(crate) async fn delete_unfinished(&self, time: Timestamp) -> Result<()> {
        let Place::Folder(folder) = &self.place else {
            return Ok(());
        };
        let folder = folder.clone();
        let deleted = spawn_blocking(move || leftovers::delete_unfinished(&folder, time)).await;
        Ok(deleted.map_err(io::Error::other)??)
    }

    /// The files that were finished before `time`, also others than exports'.
    pub(crate) async fn finished_before(&self, time: Timestamp) -> Result<Vec<String>> {
        let old = self.objects.list(None).try_filter_map(|object| async move {
            let is_old = object.last_modified.timestamp() < time.0;
            Ok(is_old.then(|| object.location.to_string()))
        });
        Ok(old.try_collect().await?)
    }

    /// Asks the store for anything.
    ///
    /// # Errors
    /// If it does not answer, or not with what it was asked for.
    pub(crate) async fn check(&self) -> Result<()> {
        self.objects.list(None).next().await.transpose()?;
        Ok(())
    }
}

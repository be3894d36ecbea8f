//! A bucket of S3, or of a store that speaks like it.

use std::{sync::Arc, time::Duration};

use http::Method;
use object_store::{
    BackoffConfig, ClientOptions, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey},
    path::Path as Location,
    signer::{SignedUrlOptions, Signer},
};
use url::Url;

use super::media_type;
use crate::Result;

/// A request is tried again for so long: a store that is away for a moment should cost no export.
const PATIENCE: Duration = Duration::from_secs(20);
/// More than fit into that time.
const MOST_RETRIES: usize = 100;
const LONGEST_PAUSE: Duration = Duration::from_secs(3);
/// How long the store may be silent in the middle of an answer. There is no limit to the whole: a
/// file goes no faster than the person's connection takes it.
const SILENCE: Duration = Duration::from_secs(30);

/// A bucket and the place in it that is ours.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    pub(super) objects: Arc<AmazonS3>,
    pub(super) prefix: Location,
}

impl Bucket {
    /// Opens `s3://bucket/prefix`.
    pub(super) fn open(url: &str, variables: impl IntoIterator<Item = (String, String)>) -> Result<Self> {
        let retry = RetryConfig {
            max_retries: MOST_RETRIES,
            retry_timeout: PATIENCE,
            backoff: BackoffConfig {
                max_backoff: LONGEST_PAUSE,
                ..BackoffConfig::default()
            },
        };
        let client = ClientOptions::new()
            .with_timeout_disabled()
            .with_read_timeout(SILENCE);
        let mut builder = AmazonS3Builder::new()
            .with_retry(retry)
            .with_client_options(client);
        for (name, value) in variables {
            // Other programs have variables of this kind, too.
            if let Ok(key) = name.to_ascii_lowercase().parse::<AmazonS3ConfigKey>() {
                builder = builder.with_config(key, value);
            }
        }
        let url = Url::parse(url)?;
        Ok(Self {
            objects: Arc::new(builder.with_url(url.as_str()).build()?),
            prefix: Location::from_url_path(url.path())?,
        })
    }

    pub(super) async fn signed_url(&self, location: &str, file_name: &str, valid: Duration) -> Result<Url> {
        let whole: Location = self
            .prefix
            .parts()
            .chain(Location::from(location).parts())
            .collect();
        let disposition = format!("attachment; filename=\"{file_name}\"");
        let options = SignedUrlOptions::new().with_query([
            ("response-content-disposition", disposition.as_str()),
            ("response-content-type", media_type(file_name)),
            ("response-cache-control", "private, no-store"),
        ]);
        let signed = self.objects.signed_url_opts(Method::GET, &whole, valid, &options);
        Ok(signed.await?)
    }
}

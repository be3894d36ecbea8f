//! A bucket of a real S3 server on loopback, which can be made to misbehave.

use std::{
    collections::VecDeque,
    convert::Infallible,
    future::pending,
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use http::{Method, Request, Response, StatusCode};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use s3s::{
    Body,
    auth::SimpleAuth,
    service::{S3Service, S3ServiceBuilder},
};
use s3s_fs::FileSystem;
use tempfile::TempDir;
use tokio::{
    net::TcpListener,
    select,
    sync::Notify,
    task::{JoinHandle, JoinSet},
};

const NAME: &str = "exports";
const ACCESS_KEY: &str = "console";
const SECRET_KEY: &str = "a secret for tests";

/// What the server does with a request that uploads something.
#[derive(Debug, Clone, Copy)]
pub enum Upload {
    Works,
    /// It answers with status 500.
    Fails,
    /// It never answers.
    Hangs,
    /// The server and all its connections are gone.
    Kills,
}

pub struct Bucket {
    folder: TempDir,
    address: SocketAddr,
    /// How long a console waits for an answer.
    pub patience: &'static str,
    /// What happens to the next uploads; all others work.
    uploads: Arc<Mutex<VecDeque<Upload>>>,
    serving: JoinHandle<()>,
}

impl Bucket {
    /// An empty one.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(NAME)).unwrap();
        let uploads = Arc::<Mutex<VecDeque<Upload>>>::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(serve(listener, s3(folder.path().to_owned()), uploads.clone()));
        Self {
            folder,
            address,
            patience: "8 seconds",
            uploads,
            serving,
        }
    }

    /// Starts the server that was killed again, with all that it kept.
    pub async fn start_again(&mut self) {
        (&mut self.serving).await.unwrap();
        let listener = TcpListener::bind(self.address).await.unwrap();
        let s3 = s3(self.folder.path().to_owned());
        self.serving = tokio::spawn(serve(listener, s3, self.uploads.clone()));
    }

    /// The setting `EXPORT_STORE_URL` of a console that keeps its files here.
    pub const URL: &str = "s3://exports/console/files";

    /// Where the server is and as whom to speak to it.
    pub fn variables(&self) -> Vec<(String, String)> {
        [
            ("AWS_ENDPOINT_URL", format!("http://{}", self.address).as_str()),
            ("AWS_ALLOW_HTTP", "true"),
            ("AWS_REGION", "us-east-1"),
            ("AWS_ACCESS_KEY_ID", ACCESS_KEY),
            ("AWS_SECRET_ACCESS_KEY", SECRET_KEY),
            ("AWS_READ_TIMEOUT", self.patience),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
    }

    /// What happens to the next requests that upload something: the first, a part, the last.
    pub fn next_uploads(&self, uploads: impl IntoIterator<Item = Upload>) {
        *self.uploads.lock().unwrap() = uploads.into_iter().collect();
    }

    /// The finished files, below the prefix.
    pub fn files(&self) -> Vec<PathBuf> {
        let is_finished = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "csv");
        let mut files = files_below(self.folder.path().join(NAME).join("console/files"));
        files.retain(is_finished);
        files
    }

    /// What is left of uploads that were not finished.
    pub fn unfinished_uploads(&self) -> Vec<PathBuf> {
        let is_part = |path: &PathBuf| {
            path.file_name()
                .is_some_and(|name| name.to_str().unwrap().contains(".part-"))
        };
        let mut files = files_below(self.folder.path().to_owned());
        files.retain(is_part);
        files
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn s3(root: PathBuf) -> S3Service {
    let mut builder = S3ServiceBuilder::new(FileSystem::new(root).unwrap());
    builder.set_auth(SimpleAuth::from_single(ACCESS_KEY, SECRET_KEY));
    builder.build()
}

/// Serves until an upload kills it.
async fn serve(listener: TcpListener, s3: S3Service, uploads: Arc<Mutex<VecDeque<Upload>>>) {
    let killed = Arc::new(Notify::new());
    let mut connections = JoinSet::new();
    loop {
        let socket = select! {
            accepted = listener.accept() => accepted.unwrap().0,
            () = killed.notified() => return,
        };
        let (s3, uploads, killed) = (s3.clone(), uploads.clone(), killed.clone());
        let service = service_fn(move |request| answer(s3.clone(), uploads.clone(), killed.clone(), request));
        connections.spawn(http1::Builder::new().serve_connection(TokioIo::new(socket), service));
    }
}

async fn answer(
    s3: S3Service,
    uploads: Arc<Mutex<VecDeque<Upload>>>,
    killed: Arc<Notify>,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    let is_upload = matches!(*request.method(), Method::PUT | Method::POST);
    let fate = is_upload.then(|| uploads.lock().unwrap().pop_front()).flatten();
    match fate.unwrap_or(Upload::Works) {
        Upload::Works => Ok(s3.call(request.map(Body::from)).await.unwrap()),
        Upload::Fails => {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            Ok(response)
        }
        Upload::Hangs => pending().await,
        Upload::Kills => {
            killed.notify_one();
            pending().await
        }
    }
}

/// Everything in a folder that is no folder.
pub fn files_below(folder: PathBuf) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| {
            if path.is_dir() {
                files_below(path)
            } else {
                vec![path]
            }
        })
        .collect()
}

//! Where a console of a test keeps its data: a temporary folder, and in it, or in PostgreSQL, a database of its own.

use std::{env, ops::Deref, thread};

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;
use tokio::runtime;
use url::Url;
use uuid::Uuid;

/// A folder with its database; dropped, both are gone.
pub struct Folder {
    files: TempDir,
    /// A database of PostgreSQL.
    database: Option<Url>,
    /// Whether it was made for this folder.
    is_own: bool,
}

impl Folder {
    /// An empty one; its database is SQLite's unless `TEST_DATABASE_URL` names a PostgreSQL in which
    /// databases can be made.
    pub fn new() -> Self {
        Self {
            files: tempfile::tempdir().unwrap(),
            database: test_server().map(|mut database| {
                let name = format!("console_test_{}", Uuid::new_v4().simple());
                administer(format!("CREATE DATABASE {name}"));
                database.set_path(&name);
                database
            }),
            is_own: true,
        }
    }

    /// An empty one whose database is SQLite's, whatever the tests run on.
    pub fn of_sqlite() -> Self {
        Self {
            files: tempfile::tempdir().unwrap(),
            database: None,
            is_own: true,
        }
    }

    /// One whose database is somebody else's.
    pub fn at(database: &str) -> Self {
        Self {
            files: tempfile::tempdir().unwrap(),
            database: Some(database.parse().unwrap()),
            is_own: false,
        }
    }

    /// The setting `DATABASE_URL` of a console that keeps its data here.
    pub fn database_url(&self) -> String {
        match &self.database {
            Some(database) => database.to_string(),
            None => format!("sqlite://{}", self.path().join("console.db").display()),
        }
    }

    /// Runs a statement on its database.
    pub async fn execute(&self, statement: &str) {
        let (url, statement) = (self.database_url(), AssertSqlSafe(statement.to_owned()));
        if self.database.is_some() {
            let mut connection = PgConnection::connect(&url).await.unwrap();
            sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
        } else {
            let mut connection = SqliteConnection::connect(&url).await.unwrap();
            sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
        }
    }

    /// The number that a query of its database answers with.
    pub async fn number(&self, query: &str) -> i64 {
        let (url, query) = (self.database_url(), AssertSqlSafe(query.to_owned()));
        if self.database.is_some() {
            let mut connection = PgConnection::connect(&url).await.unwrap();
            sqlx::query_scalar(query)
                .fetch_one(&mut connection)
                .await
                .unwrap()
        } else {
            let mut connection = SqliteConnection::connect(&url).await.unwrap();
            sqlx::query_scalar(query)
                .fetch_one(&mut connection)
                .await
                .unwrap()
        }
    }

    /// The one column of text of a query's rows.
    pub async fn texts(&self, query: &str) -> Vec<String> {
        let (url, query) = (self.database_url(), AssertSqlSafe(query.to_owned()));
        if self.database.is_some() {
            let mut connection = PgConnection::connect(&url).await.unwrap();
            sqlx::query_scalar(query)
                .fetch_all(&mut connection)
                .await
                .unwrap()
        } else {
            let mut connection = SqliteConnection::connect(&url).await.unwrap();
            sqlx::query_scalar(query)
                .fetch_all(&mut connection)
                .await
                .unwrap()
        }
    }

    /// The setting `EXPORT_STORE_URL` of the same.
    pub fn export_store_url(&self) -> String {
        format!("file://{}", self.path().join("exports").display())
    }
}

impl Deref for Folder {
    type Target = TempDir;

    fn deref(&self) -> &TempDir {
        &self.files
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Some(database) = self.database.as_ref().filter(|_| self.is_own) {
            let name = database.path().trim_start_matches('/');
            administer(format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

fn test_server() -> Option<Url> {
    let url = env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())?;
    Some(url.parse().expect("TEST_DATABASE_URL is an address"))
}

/// Runs a statement on the database that the tests may connect to, on a thread that may wait for it.
fn administer(statement: String) {
    let url = test_server().unwrap();
    let work = async move {
        let mut connection = PgConnection::connect(url.as_str()).await.unwrap();
        let statement = sqlx::raw_sql(AssertSqlSafe(statement));
        statement.execute(&mut connection).await.unwrap();
    };
    let waiting = thread::spawn(|| {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(work);
    });
    waiting.join().unwrap();
}

//! The store: everything that outlives a request, in SQLite or PostgreSQL. All SQL stands here.

mod account_links;
mod activity;
mod attempts;
mod audit;
mod copy;
mod database;
mod day_counts;
mod export_job;
mod exports;
mod groups;
mod import;
mod lists;
mod members;
mod new_users;
mod numbering;
mod own_account;
mod postgres;
mod records;
mod revision;
mod session_choice;
mod sessions;
mod sign_in;
mod snapshot;
mod sqlite;
mod tables;
mod throttle;
mod upload;
mod upsert;
mod users;
mod work;
mod workspaces;

pub(crate) use account_links::{Invited, Names, NewInvitation};
pub(crate) use copy::TableCount;
pub(crate) use export_job::{ClaimedExport, MOST_ATTEMPTS, Outcome, StoredFile};
pub(crate) use exports::{Named, SettledOptions};
pub(crate) use import::ImportTransaction;
pub(crate) use members::rules;
pub(crate) use new_users::NewMember;
pub(crate) use own_account::KnownSignIn;
pub(crate) use records::{
    AssignmentKeys, AssignmentsRecord, EmptyGroupRecord, FormerParticipant, GroupMembersRecord, GroupRecord,
    Keys, MemberKeys, MemberRecord, Membership, PersonRecord, ProgramRecord, RevisionRecord, RosterRows,
    ScenarioRecord, SessionRecord,
};
pub(crate) use session_choice::SessionChoice;
pub(crate) use sign_in::{Freshness, NewSignIn};
pub(crate) use snapshot::{Reader, Reading, Record, Snapshot};
pub(crate) use upload::Applied as AppliedUpload;
pub(crate) use work::Refusal;

use std::{sync::Arc, time::Duration};

use crate::{Error, Result};
use database::{Database, Sql};

/// The database that the settings name.
#[derive(Debug, Clone)]
pub struct Store {
    database: Database,
}

impl Store {
    /// Opens the database at `sqlite://path` or `postgres://…` and brings its schema up to date.
    ///
    /// # Errors
    /// If the database can't be opened, or was written by a newer version.
    pub async fn open(url: &str) -> Result<Self> {
        let database = if url.starts_with("sqlite://") {
            Database::Sqlite(sqlite::Sqlite::open(url).await?)
        } else {
            Database::Postgres(postgres::Postgres::open(url).await?)
        };
        Ok(Self { database })
    }

    /// Lets exports read from the replica at `postgres://…` unless it lags more than that behind the
    /// moment at which they begin.
    ///
    /// # Errors
    /// If the address is none, or the database has no replicas.
    pub fn with_replica(mut self, url: &str, most_lag: Duration) -> Result<Self> {
        match &mut self.database {
            Database::Sqlite(_) => Err(Error::NoReplicas),
            Database::Postgres(postgres) => {
                postgres.replica = Some(Arc::new(postgres::Replica::at(url, most_lag)?));
                Ok(self)
            }
        }
    }

    /// Whether nothing was ever put in.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn is_empty(&self) -> Result<bool> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM workspaces) AND NOT EXISTS (SELECT 1 FROM users)";
        self.database.one(Sql::same(sql)).await?.get(0)
    }

    /// Closes all connections.
    pub async fn close(&self) {
        match &self.database {
            Database::Sqlite(sqlite) => {
                sqlite.reads.close().await;
                sqlite.writes.close().await;
            }
            Database::Postgres(postgres) => postgres.pool.close().await,
        }
    }
}

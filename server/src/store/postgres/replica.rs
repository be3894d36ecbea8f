//! A read replica for exports, so that a large one does not slow the primary.

use std::{str::FromStr, time::Duration};

use sqlx::{Connection, PgConnection, postgres::PgConnectOptions};
use tokio::time::{sleep, timeout};

use super::Postgres;
use crate::Result;

/// How long the replica may take to let somebody in, beyond what it may lag.
const CONNECTING: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// How far the primary is; every commit that somebody can see there lies before.
const PLACE_OF_PRIMARY: &str = "SELECT pg_current_wal_insert_lsn()::text";
/// Whether the replica is as far. A server that is no replica has nothing to replay.
const HAS_REACHED: &str = "SELECT coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false)";

impl Postgres {
    /// How far the primary is.
    pub(super) async fn place(&self) -> sqlx::Result<String> {
        sqlx::query_scalar(PLACE_OF_PRIMARY).fetch_one(&self.pool).await
    }
}

/// A PostgreSQL that follows the primary.
#[derive(Debug, Clone)]
pub(crate) struct Replica {
    pub(super) options: PgConnectOptions,
    most_lag: Duration,
}

impl Replica {
    /// The replica at `postgres://…`; it is waited for so long if it lags.
    pub(crate) fn at(url: &str, most_lag: Duration) -> Result<Self> {
        Ok(Self {
            options: PgConnectOptions::from_str(url)?.application_name("console export"),
            most_lag,
        })
    }

    /// A connection to the replica once it holds all that the primary held at this place; none if that takes
    /// too long, or if the replica can't be asked.
    pub(super) async fn caught_up(&self, place: &str) -> Option<PgConnection> {
        match timeout(self.most_lag + CONNECTING, self.connect_at(place)).await {
            Ok(Ok(connection)) => connection,
            Ok(Err(error)) => {
                tracing::warn!(%error, "the replica can't be asked");
                None
            }
            Err(_) => {
                tracing::warn!("the replica does not answer");
                None
            }
        }
    }

    async fn connect_at(&self, place: &str) -> sqlx::Result<Option<PgConnection>> {
        let mut connection = PgConnection::connect_with(&self.options).await?;
        let catch_up = async {
            let has_reached = || sqlx::query_scalar::<_, bool>(HAS_REACHED).bind(place);
            while !has_reached().fetch_one(&mut connection).await? {
                sleep(LOOK_AGAIN).await;
            }
            Ok::<_, sqlx::Error>(())
        };
        if let Ok(reached) = timeout(self.most_lag, catch_up).await {
            return reached.map(|()| Some(connection));
        }
        tracing::warn!(lag = ?self.most_lag, "the replica lags too far behind");
        Ok(None)
    }
}

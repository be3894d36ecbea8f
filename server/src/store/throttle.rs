//! Tries to sign in, counted by e-mail and by address.

use app::domain::Timestamp;

use super::{
    Store,
    database::{Alone, Query, Row, Sql},
};
use crate::{
    Result,
    auth::throttle::{Limits, wait_seconds},
};

const BY_EMAIL: Sql = Sql::same(
    "SELECT failed_at FROM failed_sign_ins WHERE email_key = $1 AND failed_at > $2 ORDER BY failed_at DESC",
);

const BY_ADDRESS: Sql = Sql::same(
    "SELECT failed_at FROM failed_sign_ins WHERE address = $1 AND failed_at > $2 ORDER BY failed_at DESC",
);

const NOTE: Sql =
    Sql::same("INSERT INTO failed_sign_ins (email_key, address, failed_at) VALUES ($1, $2, $3)");

impl Store {
    /// Notes a try as failed before the password is looked at, so that many at once can't slip
    /// through; or tells how many seconds to wait.
    pub(crate) async fn reserve_try(
        &self,
        email_key: &str,
        address: &str,
        now: Timestamp,
        limits: Limits,
    ) -> Result<Result<(), u32>> {
        let since = Timestamp(now.0 - limits.window_seconds);
        let mut write = self.database.begin_write(Alone::AmongTries).await?;
        let by_email = times(&write.all(BY_EMAIL.bind(email_key).bind(since)).await?)?;
        let by_address = times(&write.all(BY_ADDRESS.bind(address).bind(since)).await?)?;
        let wait = |tries: &[i64], most| wait_seconds(tries, most, limits.window_seconds, now);
        if let Some(wait) = wait(&by_email, limits.by_email).max(wait(&by_address, limits.by_address)) {
            return Ok(Err(wait));
        }
        write
            .execute(NOTE.bind(email_key).bind(address).bind(now))
            .await?;
        write.commit().await?;
        Ok(Ok(()))
    }

    /// Forgets the failed tries for an e-mail: its owner is here.
    pub(crate) async fn forget_tries(&self, email_key: &str) -> Result<()> {
        let sql = Sql::same("DELETE FROM failed_sign_ins WHERE email_key = $1");
        self.forget(sql.bind(email_key)).await
    }

    /// Forgets tries that no longer count.
    pub(crate) async fn sweep_tries(&self, until: Timestamp) -> Result<()> {
        let sql = Sql::same("DELETE FROM failed_sign_ins WHERE failed_at <= $1");
        self.forget(sql.bind(until)).await
    }

    async fn forget(&self, query: Query<'_>) -> Result<()> {
        self.database.execute(query).await.map(drop)
    }
}

fn times(rows: &[Row]) -> Result<Vec<i64>> {
    rows.iter().map(|row| Ok(row.time("failed_at")?.0)).collect()
}

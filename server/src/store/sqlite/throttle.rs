//! Tries to sign in, counted by e-mail and by address.

use app::domain::Timestamp;

use super::Store;
use crate::{
    Result,
    auth::throttle::{Limits, wait_seconds},
};

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
        let since = now.0 - limits.window_seconds;
        let mut write = self.begin_write().await?;
        let by_email: Vec<i64> = sqlx::query_scalar(
            "SELECT failed_at FROM failed_sign_ins WHERE email_key = ? AND failed_at > ? ORDER BY failed_at DESC",
        )
        .bind(email_key)
        .bind(since)
        .fetch_all(&mut *write)
        .await?;
        let by_address: Vec<i64> = sqlx::query_scalar(
            "SELECT failed_at FROM failed_sign_ins WHERE address = ? AND failed_at > ? ORDER BY failed_at DESC",
        )
        .bind(address)
        .bind(since)
        .fetch_all(&mut *write)
        .await?;
        let wait = wait_seconds(&by_email, limits.by_email, limits.window_seconds, now).max(wait_seconds(
            &by_address,
            limits.by_address,
            limits.window_seconds,
            now,
        ));
        if let Some(wait) = wait {
            return Ok(Err(wait));
        }
        sqlx::query("INSERT INTO failed_sign_ins (email_key, address, failed_at) VALUES (?, ?, ?)")
            .bind(email_key)
            .bind(address)
            .bind(now.0)
            .execute(&mut *write)
            .await?;
        write.commit().await?;
        Ok(Ok(()))
    }

    /// Forgets the failed tries for an e-mail: its owner is here.
    pub(crate) async fn forget_tries(&self, email_key: &str) -> Result<()> {
        sqlx::query("DELETE FROM failed_sign_ins WHERE email_key = ?")
            .bind(email_key)
            .execute(&self.writes)
            .await?;
        Ok(())
    }

    /// Forgets tries that no longer count.
    pub(crate) async fn sweep_tries(&self, until: Timestamp) -> Result<()> {
        sqlx::query("DELETE FROM failed_sign_ins WHERE failed_at <= ?")
            .bind(until.0)
            .execute(&self.writes)
            .await?;
        Ok(())
    }
}

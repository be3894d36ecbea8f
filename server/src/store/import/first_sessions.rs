//! The first sessions of all, of which there may be millions: they are counted and, in SQLite, indexed and numbered once they
//! are all there, in half the time that it takes to keep all that up to date row by row.
//!
//! PostgreSQL would keep everybody from reading while an index is away; there the indexes stay, and the search
//! for sessions that can't be there yet is saved.

use std::collections::HashSet;

use fastbloom::BloomFilter;
use uuid::Uuid;

use super::ImportTransaction;
use crate::{
    Result,
    store::{
        attempts::number_all_attempts,
        database::{Query, Sql, Transaction},
        day_counts::{count_days, count_days_later},
    },
};

/// 16 MB: among four million ids, one in a hundred thousand is taken for another.
const FILTER_BITS: usize = 1 << 27;
const FILTER_HASHES: u32 = 8;

/// A table of sessions that was empty.
#[derive(Debug)]
pub(super) struct FirstSessions {
    /// The statements that make the indexes and triggers again that were taken away; none where they stay.
    taken_away: Vec<String>,
    /// The ids that came so far, once there are any.
    ids: Option<BloomFilter>,
}

impl FirstSessions {
    /// Takes away what can be made at the end, if there are no sessions yet.
    pub(super) async fn begin(transaction: &mut Transaction) -> Result<Option<Self>> {
        let any = Sql::same("SELECT EXISTS (SELECT 1 FROM sessions)");
        if transaction.one(any).await?.get(0)? {
            return Ok(None);
        }
        let mut taken_away = Vec::new();
        if matches!(transaction, Transaction::Sqlite(_)) {
            let sql = "SELECT type, name, sql FROM sqlite_schema
                WHERE type IN ('index', 'trigger') AND tbl_name = 'sessions' AND sql IS NOT NULL";
            for found in transaction.all(Sql::same(sql)).await? {
                let drop = format!(
                    "DROP {} {}",
                    found.get::<&str>("type")?,
                    found.get::<&str>("name")?
                );
                transaction.execute(Query::made(drop)).await?;
                taken_away.push(found.get("sql")?);
            }
        }
        count_days_later(transaction).await?;
        Ok(Some(Self {
            taken_away,
            ids: None,
        }))
    }
}

impl ImportTransaction {
    /// Whether sessions of these ids may be in the database. Where only an index can tell, the indexes
    /// are made.
    pub(super) async fn may_have_sessions(&mut self, ids: &HashSet<Uuid>) -> Result<bool> {
        let Some(first) = &mut self.first_sessions else {
            return Ok(true);
        };
        if ids.is_empty() {
            return Ok(false);
        }
        let filter = || BloomFilter::with_num_bits(FILTER_BITS).hashes(FILTER_HASHES);
        let known = first.ids.get_or_insert_with(filter);
        let mut met = false;
        for id in ids {
            met |= known.insert(id);
        }
        if met {
            self.index_sessions().await?;
        }
        Ok(met)
    }

    /// Whether all sessions are numbered once the indexes are made.
    pub(super) fn numbers_all_sessions(&self) -> bool {
        self.first_sessions
            .as_ref()
            .is_some_and(|first| !first.taken_away.is_empty())
    }

    /// Makes what was taken away, and counts the sessions that came without.
    pub(super) async fn index_sessions(&mut self) -> Result<()> {
        let Some(first) = self.first_sessions.take() else {
            return Ok(());
        };
        if !first.taken_away.is_empty() {
            // Before the index that holds the numbers.
            number_all_attempts(&mut self.transaction).await?;
        }
        count_days(&mut self.transaction).await?;
        for sql in first.taken_away {
            self.transaction.execute(Query::made(sql)).await?;
        }
        Ok(())
    }
}

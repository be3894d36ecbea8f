//! The first sessions of all, of which there may be millions: in SQLite their indexes are built once
//! they are all there, in half the time that it takes to keep them up to date row by row.
//!
//! PostgreSQL would keep everybody from reading meanwhile; there the indexes stay, and only the search
//! for sessions that can't be there yet is saved.

use std::collections::HashSet;

use fastbloom::BloomFilter;
use uuid::Uuid;

use super::ImportTransaction;
use crate::{
    Result,
    store::database::{Query, Sql, Transaction},
};

/// 16 MB: among four million ids, one in a hundred thousand is taken for another.
const FILTER_BITS: usize = 1 << 27;
const FILTER_HASHES: u32 = 8;

/// A table of sessions that was empty.
#[derive(Debug)]
pub(super) struct FirstSessions {
    /// The statements that make the indexes again that were taken away.
    indexes: Vec<String>,
    /// The ids that came so far, once there are any.
    ids: Option<BloomFilter>,
}

impl FirstSessions {
    /// Takes the indexes away if there are no sessions yet.
    pub(super) async fn begin(transaction: &mut Transaction) -> Result<Option<Self>> {
        let any = Sql::same("SELECT EXISTS (SELECT 1 FROM sessions)");
        if transaction.one(any).await?.get(0)? {
            return Ok(None);
        }
        let mut indexes = Vec::new();
        if matches!(transaction, Transaction::Sqlite(_)) {
            let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'sessions' AND sql IS NOT NULL";
            for index in transaction.all(Sql::same(sql)).await? {
                let drop = format!("DROP INDEX {}", index.get::<&str>("name")?);
                transaction.execute(Query::made(drop)).await?;
                indexes.push(index.get("sql")?);
            }
        }
        Ok(Some(Self { indexes, ids: None }))
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

    /// Makes the indexes of sessions, if they are not there.
    pub(super) async fn index_sessions(&mut self) -> Result<()> {
        let indexes = self.first_sessions.take().map(|first| first.indexes);
        for sql in indexes.unwrap_or_default() {
            self.transaction.execute(Query::made(sql)).await?;
        }
        Ok(())
    }
}

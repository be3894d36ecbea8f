//! The first sessions of all, of which there may be millions: in SQLite their indexes are built once
//! they are all there, in half the time that it takes to keep them up to date row by row.
//!
//! PostgreSQL would keep everybody from reading meanwhile; there the indexes stay, and only the search
//! for sessions that can't be there yet is saved.

use std::collections::{HashMap, HashSet};

use app::domain::{RankChoice, Score, SessionStatus};
use fastbloom::BloomFilter;
use uuid::Uuid;

use super::ImportTransaction;
use crate::{
    Result,
    import::Session,
    store::{
        attempts::number_all_attempts,
        database::{Query, Sql, Transaction},
    },
};

/// 16 MB: among four million ids, one in a hundred thousand is taken for another.
const FILTER_BITS: usize = 1 << 27;
const FILTER_HASHES: u32 = 8;

/// In seconds.
const DAY: i64 = 86_400;

/// Which of the counts of sessions one adds to: workspace, day, status, rank, whether demo, whether archived.
type Cell = (i64, i64, SessionStatus, RankChoice, bool, bool);

const ADD_CELL: Sql = Sql::same("INSERT INTO session_days VALUES ($1, $2, $3, $4, $5, $6, $7)");

/// A table of sessions that was empty.
#[derive(Debug)]
pub(super) struct FirstSessions {
    /// The statements that make the indexes and triggers again that were taken away.
    indexes: Vec<String>,
    /// What the triggers would have counted; nothing where there still are any.
    cells: Option<HashMap<Cell, i64>>,
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
        let mut cells = None;
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
                indexes.push(found.get("sql")?);
            }
            // Sessions that were there before and are gone left counts of none.
            transaction.execute(Sql::same("DELETE FROM session_days")).await?;
            cells = Some(HashMap::new());
        }
        Ok(Some(Self {
            indexes,
            cells,
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

    /// Counts a session that is saved, if the database does not.
    pub(super) fn count_session(&mut self, session: &Session<i64>) {
        let cells = self
            .first_sessions
            .as_mut()
            .and_then(|first| first.cells.as_mut());
        if let Some(cells) = cells {
            let facts = &session.facts;
            let cell: Cell = (
                session.workspace,
                facts.started_at.0.div_euclid(DAY),
                facts.status,
                facts.score.map(Score::rank).into(),
                facts.demo,
                facts.archived_at.is_some(),
            );
            *cells.entry(cell).or_default() += 1;
        }
    }

    /// Whether all sessions are numbered once the indexes are made.
    pub(super) fn numbers_all_sessions(&self) -> bool {
        self.first_sessions
            .as_ref()
            .is_some_and(|first| first.cells.is_some())
    }

    /// Makes the indexes of sessions, if they are not there, and what else was taken away.
    pub(super) async fn index_sessions(&mut self) -> Result<()> {
        let Some(first) = self.first_sessions.take() else {
            return Ok(());
        };
        if first.cells.is_some() {
            // Before the index that holds the numbers.
            number_all_attempts(&mut self.transaction).await?;
        }
        for ((workspace, day, status, rank, demo, archived), sessions) in first.cells.into_iter().flatten() {
            let add = ADD_CELL
                .bind(workspace)
                .bind(day)
                .bind(status.key())
                .bind(rank.key())
                .bind(demo)
                .bind(archived)
                .bind(sessions);
            self.transaction.execute(add).await?;
        }
        for sql in first.indexes {
            self.transaction.execute(Query::made(sql)).await?;
        }
        Ok(())
    }
}

//! What an export reads: everything from one instant of the database.
//!
//! It has connections of its own and blocks its thread: a row costs a quarter of a microsecond so,
//! and several where each is sent from thread to thread.

use app::domain::{ExportRemark, Score, Timestamp};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{
    PersonRecord, SessionChoice, SessionRecord, Store,
    database::{Database, Sql},
    postgres::PostgresReader,
    records::SessionCount,
    sqlite::SqliteReader,
};
use crate::{Error, Result};

/// People that are asked for in one query.
const PEOPLE_AT_ONCE: usize = 10_000;

/// The columns of a row, read from left to right.
pub(crate) trait Columns {
    /// A number, if there is one.
    fn optional_number(&mut self) -> Result<Option<i64>>;
    /// True or false.
    fn truth(&mut self) -> Result<bool>;
    /// Text, if there is any.
    fn optional_text(&mut self) -> Result<Option<&str>>;
    /// A UUID.
    fn uuid(&mut self) -> Result<Uuid>;
    /// A moment, if there is one.
    fn optional_time(&mut self) -> Result<Option<Timestamp>>;
    /// Numbers that came together.
    fn numbers(&mut self) -> Result<Numbers>;
    /// A number that PostgreSQL keeps in four bytes.
    fn small_number(&mut self) -> Result<u32>;
    /// A score, if there is one.
    fn score(&mut self) -> Result<Option<Score>>;

    /// A number.
    fn number(&mut self) -> Result<i64> {
        self.optional_number()?.ok_or_else(missing)
    }

    /// Text.
    fn text(&mut self) -> Result<&str> {
        self.optional_text()?.ok_or_else(missing)
    }

    /// A moment.
    fn time(&mut self) -> Result<Timestamp> {
        self.optional_time()?.ok_or_else(missing)
    }
}

pub(super) fn missing() -> Error {
    Error::Corrupt("a value is missing".to_owned())
}

/// Numbers that belong to the rest of a row: PostgreSQL packs them, since every row that it sends costs
/// more than a number; SQLite has a row for each.
pub(crate) enum Numbers {
    AtMostOne(Option<i64>),
    /// Eight bytes each, the highest first.
    Packed(Box<[u8]>),
}

impl Numbers {
    /// One after the other, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = i64> {
        let (one, packed) = match self {
            Self::AtMostOne(number) => (*number, &[][..]),
            Self::Packed(bytes) => (None, bytes.as_chunks().0),
        };
        one.into_iter()
            .chain(packed.iter().copied().map(i64::from_be_bytes))
    }
}

/// What is read from the rows of one query about a workspace.
pub(crate) trait Record: Sized {
    /// The query; `$1` is the workspace's key. Of sessions, `$2` is what limits them.
    const QUERY: Sql;

    /// Reads the columns of one row.
    fn read(columns: &mut impl Columns) -> Result<Self>;
}

/// One state of the database, read on two connections, so that both can be busy.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// For what is read in the order of the file.
    pub(crate) ahead: Reader,
    /// For what is looked up.
    pub(crate) aside: Reader,
}

/// One connection, which sees the snapshot's state.
#[derive(Debug)]
pub(crate) struct Reader {
    connection: Connection,
    workspace_id: i64,
    stop: CancellationToken,
}

#[derive(Debug)]
enum Connection {
    Sqlite(SqliteReader),
    Postgres(PostgresReader),
}

/// Where an export is to be read, if there is a replica.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// On the replica, if it is there and not too far behind.
    Replica,
    /// On the primary, since an attempt before came to nothing.
    Primary,
}

impl Store {
    /// Fixes the instant from which an export of the workspace reads, until it is to `stop`; says so if it is not
    /// on the replica that there is. Blocks.
    pub(crate) fn snapshot(
        &self,
        workspace_id: i64,
        reading: Reading,
        stop: &CancellationToken,
    ) -> Result<(Snapshot, Option<ExportRemark>)> {
        let (connections, remark) = match &self.database {
            Database::Sqlite(sqlite) => (sqlite.snapshot(stop)?.map(Connection::Sqlite), None),
            Database::Postgres(postgres) => {
                let wanted = reading == Reading::Replica;
                let of_replica = if wanted {
                    postgres.snapshot_of_replica()?
                } else {
                    None
                };
                let remark = match (&postgres.replica, &of_replica) {
                    (None, _) | (_, Some(_)) => None,
                    _ if wanted => Some(ExportRemark::ReplicaNotReady),
                    _ => Some(ExportRemark::TriedBefore),
                };
                let snapshot = of_replica.map_or_else(|| postgres.snapshot(), Ok)?;
                (snapshot.map(Connection::Postgres), remark)
            }
        };
        let [ahead, aside] = connections.map(|connection| Reader {
            connection,
            workspace_id,
            stop: stop.clone(),
        });
        Ok((Snapshot { ahead, aside }, remark))
    }
}

impl Snapshot {
    /// Ends the reading; PostgreSQL notes connections that just go away. Blocks.
    pub(crate) fn close(self) {
        for reader in [self.ahead, self.aside] {
            if let Connection::Postgres(reader) = reader.connection {
                reader.close();
            }
        }
    }
}

impl Reader {
    /// All records of a kind.
    pub(crate) fn all<Kind: Record>(&mut self) -> Result<Vec<Kind>> {
        let mut records = Vec::new();
        self.each(|record| {
            records.push(record);
            Ok(())
        })?;
        Ok(records)
    }

    /// Calls `each` with the records of a kind, one by one, in the order of their query.
    pub(crate) fn each<Kind: Record>(&mut self, each: impl FnMut(Kind) -> Result<()>) -> Result<()> {
        let Sql { sqlite, postgres } = Kind::QUERY;
        let workspace = self.workspace_id.to_string();
        self.scan(sqlite, postgres, &workspace, each)
    }

    /// The one record of a kind.
    pub(crate) fn one<Kind: Record>(&mut self) -> Result<Kind> {
        self.all()?.pop().ok_or_else(missing)
    }

    /// Counts the rows that the export of these sessions will have.
    pub(crate) fn count_sessions(&mut self, choice: &SessionChoice) -> Result<u64> {
        let mut count = 0;
        self.each_where(choice.count(), choice, |SessionCount(rows)| {
            count = rows;
            Ok(())
        })?;
        Ok(count)
    }

    /// Calls `each` with the sessions that the export of these has rows of, in its order.
    pub(crate) fn sessions(
        &mut self,
        choice: &SessionChoice,
        each: impl FnMut(SessionRecord) -> Result<()>,
    ) -> Result<()> {
        self.each_where(SessionRecord::QUERY, choice, each)
    }

    fn each_where<Kind: Record>(
        &mut self,
        query: Sql,
        choice: &SessionChoice,
        each: impl FnMut(Kind) -> Result<()>,
    ) -> Result<()> {
        let (sqlite, postgres) = choice.condition().within(query);
        let workspace = self.workspace_id.to_string();
        self.scan(&sqlite, &postgres, &workspace, each)
    }

    /// Calls `each` with these people, one by one.
    pub(crate) fn people(
        &mut self,
        ids: &[i64],
        mut each: impl FnMut(PersonRecord) -> Result<()>,
    ) -> Result<()> {
        for ids in ids.chunks(PEOPLE_AT_ONCE) {
            let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
            let Sql { sqlite, postgres } = PersonRecord::BY_KEY;
            self.scan(sqlite, postgres, &ids.join(","), &mut each)?;
        }
        Ok(())
    }

    /// Asks with numbers of ours in the place of `$1`, in the words of whichever database it is.
    fn scan<Kind: Record>(
        &mut self,
        sqlite: &str,
        postgres: &str,
        numbers: &str,
        mut each: impl FnMut(Kind) -> Result<()>,
    ) -> Result<()> {
        match &mut self.connection {
            Connection::Sqlite(reader) => reader.scan(&sqlite.replace("$1", numbers), |mut row| {
                each(Kind::read(&mut row)?)
            }),
            Connection::Postgres(reader) => {
                reader.scan(&postgres.replace("$1", numbers), &self.stop, |mut row| {
                    each(Kind::read(&mut row)?)
                })
            }
        }
    }
}

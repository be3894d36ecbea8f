//! All rows of one database into another, which is empty.

use futures::{TryStreamExt, stream::TryChunksError};

use super::{
    Store,
    database::{Alone, Query, Row, Transaction, Value},
    day_counts::{count_days, count_days_later},
    numbering::{analyze, analyze_within, go_on_numbering},
    tables::{Kind, TABLES, Table},
    upsert::{Conflict, Upsert},
};
use crate::{Error, Result};

/// Rows that are written together.
const CHUNK: usize = 1_000;

/// A table's name, and how many rows it has.
pub(crate) type TableCount = (&'static str, u64);

impl Store {
    /// Copies everything from one instant of the other database into this one, in one transaction.
    ///
    /// # Errors
    /// [`Error::NotEmpty`] if there is anything in this one already; if a database fails. Then this one
    /// is as before.
    pub(crate) async fn copy_all_of(&self, source: &Self) -> Result<Vec<TableCount>> {
        let mut read = source.database.begin_read().await?;
        let mut write = self.database.begin_write(Alone::AsImport).await?;
        let mut counts = Vec::with_capacity(TABLES.len());
        for table in TABLES {
            if count(&mut write, table).await? > 0 {
                return Err(Error::NotEmpty(table.name));
            }
        }
        count_days_later(&mut write).await?;
        for table in TABLES {
            copy(table, &mut read, &mut write).await?;
            let (here, there) = (count(&mut write, table).await?, count(&mut read, table).await?);
            if here != there {
                return Err(Error::Corrupt(format!(
                    "{}: {there} rows became {here}",
                    table.name
                )));
            }
            counts.push((table.name, here));
        }
        let mut last = Vec::new();
        for table in TABLES.iter().filter(|table| table.is_numbered()) {
            let sql = format!("SELECT coalesce(max(id), 0) FROM {}", table.name);
            last.push((table.name, write.one(Query::made(sql)).await?.get(0)?));
        }
        count_days(&mut write).await?;
        go_on_numbering(&mut write, &last).await?;
        write.commit().await?;
        let all: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        analyze(&self.database, &all).await;
        Ok(counts)
    }

    /// Deletes everything, in one transaction.
    pub(crate) async fn erase(&self) -> Result<()> {
        let mut write = self.database.begin_write(Alone::AsImport).await?;
        // Accounts and workspaces refer to each other.
        let forget = Query::made("UPDATE users SET last_workspace_id = NULL".to_owned());
        write.execute(forget).await?;
        for table in TABLES.iter().rev() {
            let delete = format!("DELETE FROM {}", table.name);
            write.execute(Query::made(delete)).await?;
        }
        write.commit().await
    }
}

async fn count(transaction: &mut Transaction, table: &Table) -> Result<u64> {
    let sql = format!("SELECT count(*) AS rows FROM {}", table.name);
    transaction.one(Query::made(sql)).await?.count("rows")
}

async fn copy(table: &Table, read: &mut Transaction, write: &mut Transaction) -> Result<()> {
    let columns = table.columns_text();
    let insert = Upsert {
        table: table.name,
        columns: &columns,
        on_conflict: Conflict::Nothing,
    };
    let all = Query::made(format!("SELECT {columns} FROM {}", table.name));
    let mut chunks = read.stream(all)?.try_chunks(CHUNK);
    while let Some(rows) = chunks
        .try_next()
        .await
        .map_err(|TryChunksError(_, error)| error)?
    {
        let values = rows.iter().map(|row| values(row, table.columns));
        let values: Vec<Vec<Value<'_>>> = values.collect::<Result<_>>()?;
        let bind =
            |query: Query<'static>, values: Vec<Value<'static>>| values.into_iter().fold(query, Query::bind);
        insert.run(write, values.into_iter(), bind).await?;
    }
    analyze_within(write, &[table.name]).await
}

fn values(row: &Row, columns: &[(&'static str, Kind)]) -> Result<Vec<Value<'static>>> {
    let value = |&(name, kind): &(&'static str, Kind)| {
        Ok(match kind {
            Kind::Number => Value::Number(row.get(name)?),
            Kind::SmallNumber => Value::Number(Some(row.small_number(name)?.into())),
            Kind::Truth => Value::Truth(row.get(name)?),
            Kind::Text => Value::Text(row.get::<Option<String>>(name)?.map(Into::into)),
            Kind::Bytes => Value::Bytes(row.get::<Option<Vec<u8>>>(name)?.map(Into::into)),
            Kind::Uuid => Value::Uuid(row.get(name)?),
            Kind::Time => Value::Time(row.optional_time(name)?),
            Kind::Score => Value::Score(row.score(name)?),
        })
    };
    columns.iter().map(value).collect()
}

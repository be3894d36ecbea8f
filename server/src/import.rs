//! The import of JSON Lines: all or nothing, in memory that does not grow with the file.
//!
//! A thread reads lines and judges each by itself ([`parse`]). Batch by batch, what the lines are
//! about is loaded ([`wanted`]), each line is settled in its turn against it ([`settle`]), and what
//! they change is saved, all in one transaction.

mod batch;
mod error;
mod fields;
mod known;
mod lines;
mod parse;
mod progress;
mod record;
mod references;
mod refusal;
mod score;
mod settle;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod value;
mod wanted;

use std::{
    io::{self, BufReader, Read},
    thread,
};

pub(crate) use batch::{BatchSize, Hangup, Line, Outlet};
pub(crate) use error::ImportError;
pub(crate) use known::{GroupMember, Known, LastIds};
pub(crate) use progress::Progress;
pub(crate) use record::{
    Assignment, Group, Member, Program, Record, Scenario, Session, SessionFacts, User, Workspace,
};
pub(crate) use references::{AssignmentPlace, Place};
pub(crate) use summary::Summary;
pub(crate) use wanted::{WantedIds, WantedPairs};

use crate::store::{ImportTransaction, Store};
use batch::Message;
use lines::Lines;

const READ_BYTES: usize = 256 * 1024;

/// Imports all lines of a file.
///
/// # Errors
/// If a line is refused, or if reading or the database fails; then the database is as before.
pub(crate) async fn run(
    store: &Store,
    source: impl Read + Send + 'static,
    size: BatchSize,
    progress: Progress,
) -> Result<Summary, ImportError> {
    let mut import = Import::begin(store, progress).await?;
    import.take(size, |outlet| read_lines(source, outlet)).await?;
    import.commit().await
}

/// An import that has begun.
pub(crate) struct Import {
    /// What it does to the database, so far.
    pub(crate) transaction: ImportTransaction,
    known: Known,
    summary: Summary,
    progress: Progress,
}

impl Import {
    /// Begins; nobody else can write until it ends.
    pub(crate) async fn begin(store: &Store, progress: Progress) -> Result<Self, ImportError> {
        let mut transaction = ImportTransaction::begin(store).await?;
        let known = Known::new(transaction.last_ids().await?);
        Ok(Self {
            transaction,
            known,
            summary: Summary::default(),
            progress,
        })
    }

    /// Settles all that `read` puts out, which runs on a thread of its own.
    pub(crate) async fn take(
        &mut self,
        size: BatchSize,
        read: impl FnOnce(Outlet) -> Result<(), Hangup> + Send + 'static,
    ) -> Result<(), ImportError> {
        let (outlet, mut messages) = Outlet::new(size);
        // Not a task: nobody should wait for it when it waits for standard input.
        thread::Builder::new()
            .name("import".to_owned())
            .spawn(move || read(outlet).ok())
            .map_err(ImportError::Read)?;
        let outcome = loop {
            match messages.recv().await {
                Some(Message::Lines(lines)) => {
                    if let Err(error) = self.settle(&lines).await {
                        break Err(error);
                    }
                    self.progress.add(lines.len());
                }
                Some(Message::Failed(error)) => break Err(error),
                Some(Message::End) => break Ok(()),
                None => break Err(ImportError::Read(io::Error::other("the reader stopped"))),
            }
        };
        self.progress.clear();
        outcome
    }

    /// Makes it last.
    pub(crate) async fn commit(self) -> Result<Summary, ImportError> {
        self.transaction.commit(self.known.last_ids()).await?;
        Ok(self.summary)
    }

    async fn settle(&mut self, lines: &[Line]) -> Result<(), ImportError> {
        self.known.begin_batch();
        self.transaction.load(lines, &mut self.known).await?;
        for line in lines {
            let change = match self.known.settle(&line.record) {
                Ok(change) => change,
                Err(_) => self.settle_again(line).await?,
            };
            self.summary.count(line.record.kind(), change);
        }
        self.save().await
    }

    /// Has the last word on a line that can't be settled: once all before it is saved, the database
    /// itself tells what is known and what is free.
    async fn settle_again(&mut self, line: &Line) -> Result<summary::Change, ImportError> {
        self.save().await?;
        self.transaction
            .load(std::slice::from_ref(line), &mut self.known)
            .await?;
        if let Record::Assignment(id, _) = line.record
            && !self.transaction.has_sessions(id).await?
        {
            self.known.assignment_without_sessions = Some(id);
        }
        self.known
            .settle(&line.record)
            .map_err(|refusal| ImportError::Refused {
                line: line.number,
                refusal,
            })
    }

    async fn save(&mut self) -> Result<(), ImportError> {
        self.transaction.save(&self.known).await?;
        self.known.saved();
        Ok(())
    }
}

fn read_lines(source: impl Read, mut outlet: Outlet) -> Result<(), Hangup> {
    let mut lines = Lines::new(BufReader::with_capacity(READ_BYTES, source));
    loop {
        match lines.next_record() {
            Ok(Some((line, bytes))) => outlet.put(line, bytes)?,
            Ok(None) => return outlet.end(Ok(())),
            Err(error) => return outlet.end(Err(error)),
        }
    }
}

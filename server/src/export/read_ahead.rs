//! Does two things at a time, each with a connection of its own.

use std::{
    mem,
    sync::mpsc::{Receiver, Sender, channel, sync_channel},
    thread,
};

use crate::{Error, Result};

/// Records that are handed over together.
const BATCH: usize = 1_024;
/// Batches that may wait: about 8 MB of sessions, which are read while it is looked up what they refer to.
const WAITING: usize = 96;

/// Does both at the same time.
///
/// # Errors
/// The first error of either.
pub(super) fn at_once<One, Other: Send>(
    one: impl FnOnce() -> Result<One>,
    other: impl FnOnce() -> Result<Other> + Send,
) -> Result<(One, Other)> {
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one()?;
        let other = other.join().map_err(|_| Error::Panicked)??;
        Ok((one, other))
    })
}

/// Batches of records in their order; those that are done with are filled again.
pub(super) struct Batches<Record> {
    full: Receiver<Vec<Record>>,
    empty: Sender<Vec<Record>>,
}

impl<Record> Batches<Record> {
    /// Calls `each` with all records, at most so many at a time.
    ///
    /// # Errors
    /// The first one of `each`; then the reader stops soon.
    pub(super) fn each_few(self, few: usize, mut each: impl FnMut(&[Record]) -> Result<()>) -> Result<()> {
        for mut batch in self.full {
            batch.chunks(few).try_for_each(&mut each)?;
            batch.clear();
            self.empty.send(batch).ok();
        }
        Ok(())
    }
}

/// Reads records on a thread of its own, while `write` takes them.
///
/// # Errors
/// The first error of either.
pub(super) fn read_ahead<Record: Send>(
    read: impl FnOnce(&mut dyn FnMut(Record) -> Result<()>) -> Result<()> + Send,
    write: impl FnOnce(Batches<Record>) -> Result<()>,
) -> Result<()> {
    let (put_full, full) = sync_channel(WAITING);
    let (empty, take_empty) = channel();
    let new_batch = || Vec::with_capacity(BATCH);
    thread::scope(|scope| {
        let reader = scope.spawn(move || {
            let mut batch = new_batch();
            let put_out = &mut |record| {
                batch.push(record);
                if batch.len() < BATCH {
                    return Ok(());
                }
                let next = take_empty.try_recv().unwrap_or_else(|_| new_batch());
                put_full
                    .send(mem::replace(&mut batch, next))
                    .map_err(|_| Error::Abandoned)
            };
            read(put_out)?;
            put_full.send(batch).map_err(|_| Error::Abandoned)
        });
        let written = write(Batches { full, empty });
        let read = reader.join().map_err(|_| Error::Panicked)?;
        // Who stopped first has the reason; what was read in part is not written, whatever the writer made of it.
        match read {
            Err(Error::Abandoned) => written.and(Err(Error::Abandoned)),
            read => read.and(written),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANY: usize = (WAITING + 3) * BATCH + 1;

    fn put_out_many(put_out: &mut dyn FnMut(usize) -> Result<()>) -> Result<()> {
        (0..MANY).try_for_each(put_out)
    }

    fn broken() -> Error {
        Error::Corrupt("in the middle".to_owned())
    }

    #[test]
    fn keeps_all_records_in_their_order() {
        let mut seen = Vec::new();
        let done = read_ahead(put_out_many, |batches| {
            batches.each_few(100, |numbers| {
                seen.extend_from_slice(numbers);
                Ok(())
            })
        });
        assert!(done.is_ok() && seen.into_iter().eq(0..MANY));
    }

    #[test]
    fn either_side_can_fail() {
        let unread = read_ahead(
            |put_out| put_out(1).and(Err(broken())),
            |batches| batches.each_few(100, |_| Ok(())),
        );
        assert!(matches!(unread, Err(Error::Corrupt(_))), "{unread:?}");
        let stopped = read_ahead(
            |put_out| put_out(1).and(Err(Error::Abandoned)),
            |batches| batches.each_few(100, |_| Ok(())),
        );
        assert!(matches!(stopped, Err(Error::Abandoned)), "{stopped:?}");
        let unwritten = read_ahead(put_out_many, |_| Err(broken()));
        assert!(matches!(unwritten, Err(Error::Corrupt(_))), "{unwritten:?}");
    }

    #[test]
    fn two_things_are_done_or_one_has_failed() {
        assert_eq!(at_once(|| Ok(1), || Ok('a')).ok(), Some((1, 'a')));
        assert!(matches!(
            at_once(|| Err::<(), _>(broken()), || Ok(1)),
            Err(Error::Corrupt(_))
        ));
        assert!(matches!(
            at_once(|| Ok(1), || Err::<(), _>(broken())),
            Err(Error::Corrupt(_))
        ));
    }
}

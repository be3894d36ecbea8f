//! Does two things at a time, each with a connection of its own.

use std::{
    mem,
    sync::mpsc::{Receiver, sync_channel},
    thread,
};

use crate::{Error, Result};

/// Records that are handed over together.
const BATCH: usize = 1_024;
/// Batches that may wait: about 10 MB of sessions.
const WAITING: usize = 128;

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

/// Reads records on a thread of its own, while `write` takes them in their order.
///
/// # Errors
/// The first error of either; the other stops soon after.
pub(super) fn read_ahead<Record: Send>(
    read: impl FnOnce(&mut dyn FnMut(Record) -> Result<()>) -> Result<()> + Send,
    write: impl FnOnce(&mut dyn Iterator<Item = Record>) -> Result<()>,
) -> Result<()> {
    thread::scope(|scope| {
        let (full, batches) = sync_channel::<Vec<Record>>(WAITING);
        let reader = scope.spawn(move || {
            let mut batch = Vec::with_capacity(BATCH);
            let put_out = &mut |record| {
                batch.push(record);
                if batch.len() < BATCH {
                    return Ok(());
                }
                let batch = mem::replace(&mut batch, Vec::with_capacity(BATCH));
                full.send(batch).map_err(|_| Error::Abandoned)
            };
            read(put_out)?;
            full.send(batch).map_err(|_| Error::Abandoned)
        });
        let written = write_all(batches, write);
        let read = reader.join().map_err(|_| Error::Panicked)?;
        // Who stopped first has the reason.
        match read {
            Err(Error::Abandoned) => written,
            read => read.and(written),
        }
    })
}

/// Lets go of the batches as soon as `write` is done with them, so that the reader stops.
fn write_all<Record>(
    batches: Receiver<Vec<Record>>,
    write: impl FnOnce(&mut dyn Iterator<Item = Record>) -> Result<()>,
) -> Result<()> {
    write(&mut batches.into_iter().flatten())
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
        let done = read_ahead(put_out_many, |numbers| {
            assert!(numbers.eq(0..MANY));
            Ok(())
        });
        assert!(done.is_ok());
    }

    #[test]
    fn either_side_can_fail() {
        let unread = read_ahead(
            |put_out| put_out(1).and(Err(broken())),
            |numbers| {
                numbers.for_each(drop);
                Ok(())
            },
        );
        assert!(matches!(unread, Err(Error::Corrupt(_))), "{unread:?}");
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

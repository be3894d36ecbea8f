//! Reads records on a thread of its own while those before are made into rows.

use std::{mem, sync::mpsc::sync_channel, thread};

use crate::{Error, Result};

/// Records that are handed over together.
const BATCH: usize = 1_024;
/// Batches that may wait.
const WAITING: usize = 4;

/// Calls `each` with all records that `read` puts out, in their order.
///
/// # Errors
/// The first error of either; the other stops soon after.
pub(super) fn read_ahead<Record: Send>(
    read: impl FnOnce(&mut dyn FnMut(Record) -> Result<()>) -> Result<()> + Send,
    mut each: impl FnMut(&Record) -> Result<()>,
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
        for batch in batches {
            batch.iter().try_for_each(&mut each)?;
        }
        reader.join().map_err(|_| Error::Panicked)?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANY: usize = 10 * BATCH + 1;

    fn put_out_many(put_out: &mut dyn FnMut(usize) -> Result<()>) -> Result<()> {
        (0..MANY).try_for_each(put_out)
    }

    #[test]
    fn keeps_all_records_in_their_order() {
        let mut seen = Vec::new();
        let done = read_ahead(put_out_many, |number| {
            seen.push(*number);
            Ok(())
        });
        assert!(done.is_ok() && seen.into_iter().eq(0..MANY));
    }

    #[test]
    fn either_side_can_fail() {
        let broken = read_ahead(
            |put_out| put_out(1).and(Err(Error::Corrupt("in the middle".to_owned()))),
            |_| Ok(()),
        );
        assert!(matches!(broken, Err(Error::Corrupt(_))), "{broken:?}");
        let refused = read_ahead(put_out_many, |_| Err(Error::Corrupt("at once".to_owned())));
        assert!(matches!(refused, Err(Error::Corrupt(_))), "{refused:?}");
    }
}

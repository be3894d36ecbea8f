//! How long an export will still take, by what was seen of it so far.

use std::time::Duration;

use tokio::time::Instant;

/// How long one must have watched to say anything.
const WATCHED: Duration = Duration::from_secs(1);

/// The pace of an export since it was first seen to write rows.
#[derive(Debug, Default)]
pub(super) struct Pace {
    first: Option<(u64, Instant)>,
}

impl Pace {
    /// Seconds until all rows are written, rounded up, if they go on as they did; none before there is
    /// anything to go by.
    pub(super) fn seconds_left(&mut self, rows: u64, of: u64, now: Instant) -> Option<u64> {
        // Begun anew, by another worker.
        if self.first.is_some_and(|(first, _)| rows < first) {
            self.first = None;
        }
        if rows == 0 {
            return None;
        }
        let (first, since) = *self.first.get_or_insert((rows, now));
        let watched = now - since;
        if watched < WATCHED {
            return None;
        }
        let left = u128::from(of.saturating_sub(rows)) * watched.as_millis();
        let seconds = left.checked_div(u128::from(rows - first))?.div_ceil(1_000);
        u64::try_from(seconds).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_by_the_rows_since_the_first_look() {
        let mut pace = Pace::default();
        let begin = Instant::now();
        let mut after =
            |millis, rows| pace.seconds_left(rows, 100_000, begin + Duration::from_millis(millis));
        assert_eq!(after(0, 0), None, "nothing is written yet");
        assert_eq!(after(2_000, 10_000), None, "the first look");
        assert_eq!(after(2_900, 15_000), None, "not a second since");
        assert_eq!(
            after(4_000, 20_000),
            Some(16),
            "5,000 rows a second, 80,000 to go"
        );
        assert_eq!(after(12_000, 100_000), Some(0));
        assert_eq!(after(13_000, 1_000), None, "begun anew");
    }

    #[test]
    fn says_nothing_of_one_that_stands_still() {
        let mut pace = Pace::default();
        let begin = Instant::now();
        pace.seconds_left(10, 100, begin);
        assert_eq!(pace.seconds_left(10, 100, begin + Duration::from_mins(1)), None);
    }
}

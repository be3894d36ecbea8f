//! Working hours of the past, seen from now.

use app::domain::Timestamp;
use fastrand::Rng;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// Seconds a day.
pub(super) const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/// Weeks counted back from the one that is under way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    now: Timestamp,
}

impl Calendar {
    pub(super) const fn at(now: Timestamp) -> Self {
        Self { now }
    }

    /// So many minutes ago.
    pub(super) const fn minutes_ago(self, minutes: i64) -> Timestamp {
        Timestamp(self.now.0 - minutes * MINUTE)
    }

    /// The beginning of Monday, so many weeks before this week's.
    pub(super) const fn monday(self, weeks_ago: i64) -> Timestamp {
        // 1970 began on a Thursday.
        let weekday = (self.now.0.div_euclid(DAY) + 3).rem_euclid(7);
        let today = self.now.0 - self.now.0.rem_euclid(DAY);
        Timestamp(today - weekday * DAY - weeks_ago * WEEK)
    }

    /// Some moment in the working hours of that week.
    pub(super) fn working_time(self, weeks_ago: i64, chance: &mut Rng) -> Timestamp {
        let day = chance.i64(0..5) * DAY;
        Timestamp(self.monday(weeks_ago).0 + day + chance.i64(8 * HOUR..18 * HOUR))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        // A Sunday.
        let calendar = Calendar::at(Timestamp(1_773_585_000));
        assert_eq!(calendar.monday(0).to_string(), "2026-03-09T00:00:00Z");
        assert_eq!(calendar.monday(2).to_string(), "2026-02-23T00:00:00Z");
        assert_eq!(Calendar::at(calendar.monday(0)).monday(1), calendar.monday(1));
    }
}

//! The time.

use std::time::{SystemTime, UNIX_EPOCH};

use app::domain::Timestamp;

/// This moment, to the second.
#[must_use]
pub(crate) fn now() -> Timestamp {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("the clock stands after 1970");
    Timestamp(i64::try_from(since_1970.as_secs()).expect("the clock stands before the year 292 billion"))
}

//! When days begin, in the time zone of a workspace.

use app::domain::{Day, Timestamp};
use jiff::{civil, tz::TimeZone};

use crate::{Error, Result};

/// Whether the IANA database has a time zone of this name.
pub(crate) fn is_known(zone: &str) -> bool {
    TimeZone::get(zone).is_ok()
}

/// The first moment of a day; where clocks are put forward at midnight, that is later.
pub(crate) fn start_of(day: Day, zone: &str) -> Result<Timestamp> {
    let (year, month, number) = day.parts();
    let part = |part: i32| i8::try_from(part).unwrap_or_default();
    let start = i16::try_from(year)
        .map_err(|_| corrupt(&day.to_string()))
        .and_then(|year| civil::Date::new(year, part(month), part(number)).map_err(corrupt_by))?
        .to_zoned_datetime(find(zone)?);
    // The last days of the calendar are beyond what some zones can tell.
    let second = start.map_or(day.midnight(), |start| Timestamp(start.timestamp().as_second()));
    Ok(second)
}

/// The day that it is there now.
pub(crate) fn today(zone: &str, now: Timestamp) -> Result<Day> {
    let now = jiff::Timestamp::from_second(now.0).map_err(corrupt_by)?;
    let date = now.to_zoned_datetime(find(zone)?).date();
    Day::of(date.year().into(), date.month().into(), date.day().into())
        .ok_or_else(|| corrupt(&date.to_string()))
}

fn find(zone: &str) -> Result<TimeZone> {
    TimeZone::get(zone).map_err(corrupt_by)
}

fn corrupt(what: &str) -> Error {
    Error::Corrupt(format!("time zone: {what}"))
}

#[allow(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn corrupt_by(error: jiff::Error) -> Error {
    corrupt(&error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(day: &str, zone: &str) -> String {
        start_of(day.parse().unwrap(), zone).unwrap().to_string()
    }

    #[test]
    fn days_begin_when_they_do_there_also_when_clocks_change() {
        assert_eq!(start("2026-10-01", "UTC"), "2026-10-01T00:00:00Z");
        assert_eq!(start("2026-10-01", "Europe/Berlin"), "2026-09-30T22:00:00Z");
        assert_eq!(start("2026-11-01", "Europe/Berlin"), "2026-10-31T23:00:00Z");
        assert_eq!(start("2026-01-01", "Asia/Kolkata"), "2025-12-31T18:30:00Z");
        // There was no midnight on that day.
        assert_eq!(start("2018-11-04", "America/Sao_Paulo"), "2018-11-04T03:00:00Z");
        assert_eq!(start("0001-01-01", "UTC"), "0001-01-01T00:00:00Z");
        assert_eq!(start("9999-12-31", "UTC"), "9999-12-31T00:00:00Z");
    }

    #[test]
    fn today_is_another_day_elsewhere() {
        let now = Timestamp(1_773_585_000 + 10 * 3_600);
        let today = |zone| today(zone, now).unwrap().to_string();
        assert_eq!(today("UTC"), "2026-03-16");
        assert_eq!(today("America/Los_Angeles"), "2026-03-15");
        assert!(is_known("Europe/Berlin") && !is_known("Mars/Olympus"));
    }
}

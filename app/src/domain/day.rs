//! Days of the calendar, whatever the time zone in which they begin.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::Timestamp;

const SECONDS_A_DAY: i64 = 86_400;

/// A day between 0001-01-01 and 9999-12-31, counted from 1970-01-01.
///
/// It is written as `2026-03-15`, in JSON too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

/// Text that is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be a day such as 2026-03-15")]
pub struct NoDay;

impl Day {
    const FIRST: i32 = -719_162;
    const LAST: i32 = 2_932_896;

    /// The day with this year, month (1 to 12) and day (1 to 31), if there is one.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    #[must_use]
    pub fn of(year: i32, month: i32, day: i32) -> Option<Self> {
        if !(1..=9_999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        let shifted_year = if month > 2 { year } else { year - 1 };
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let found = Self(era * 146_097 + day_of_era - 719_468);
        // What is no day of the month is another one.
        (found.parts() == (year, month, day)).then_some(found)
    }

    /// Year, month (1 to 12) and day (1 to 31).
    #[must_use]
    pub fn parts(self) -> (i32, i32, i32) {
        let (year, month, day) = self.midnight().date();
        let number = |part: i64| i32::try_from(part).unwrap_or_default();
        (number(year), number(month.into()), number(day.into()))
    }

    /// The day so many days later, no further than the calendar goes.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).clamp(Self::FIRST, Self::LAST))
    }

    /// The first day of the month that is so many months later.
    #[must_use]
    pub fn month_start(self, months_later: i32) -> Self {
        let (year, month, _) = self.parts();
        let months = year * 12 + month - 1 + months_later;
        Self::of(months.div_euclid(12), months.rem_euclid(12) + 1, 1).unwrap_or(self)
    }

    /// The day for reading: `15 Mar 2026`.
    #[must_use]
    pub fn reading(self) -> String {
        let mut reading = self.midnight().reading();
        if let Some(comma) = reading.find(',') {
            reading.truncate(comma);
        }
        reading
    }

    /// When it begins in UTC.
    #[must_use]
    pub fn midnight(self) -> Timestamp {
        Timestamp(i64::from(self.0) * SECONDS_A_DAY)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.midnight().date_text())
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let is_date = text.len() == 10
            && text.bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let number = |digits: &str| digits.parse().unwrap_or_default();
        if is_date {
            Self::of(number(&text[..4]), number(&text[5..7]), number(&text[8..])).ok_or(NoDay)
        } else {
            Err(NoDay)
        }
    }
}

impl TryFrom<String> for Day {
    type Error = NoDay;

    fn try_from(text: String) -> Result<Self, NoDay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_days() {
        for text in [
            "0001-01-01",
            "1969-12-31",
            "1970-01-01",
            "2000-02-29",
            "2024-02-29",
            "2026-12-31",
            "9999-12-31",
        ] {
            assert_eq!(
                text.parse::<Day>().map(|day| day.to_string()).as_deref(),
                Ok(text)
            );
        }
        for text in [
            "",
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-1-01",
            "0000-01-01",
            "02026-01-01",
            "2026-01-32",
            "2026/01/01",
            "2026-01-1x",
            "２026-01-1",
        ] {
            assert_eq!(text.parse::<Day>(), Err(NoDay), "{text}");
        }
    }

    #[test]
    fn days_and_months_are_counted_over_the_ends_of_years() {
        let day: Day = "2026-01-15".parse().unwrap();
        assert_eq!(day.plus(-15).to_string(), "2025-12-31");
        assert_eq!(day.plus(400).to_string(), "2027-02-19");
        assert_eq!(day.month_start(0).to_string(), "2026-01-01");
        assert_eq!(day.month_start(-1).to_string(), "2025-12-01");
        assert_eq!(day.month_start(12).to_string(), "2027-01-01");
        assert_eq!(day.plus(i32::MAX / 2).to_string(), "9999-12-31");
        assert_eq!(day.reading(), "15 Jan 2026");
    }
}

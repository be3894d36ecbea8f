//! Moments in time, to the second, in UTC.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Language;

const SECONDS_A_DAY: i64 = 86_400;
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const GERMAN_MONTHS: [&str; 12] = [
    "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
];

/// Whole seconds since 1970-01-01T00:00:00Z.
///
/// Displays as RFC 3339 in UTC, `2026-03-15T14:30:00Z`, on every machine alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The moment for reading, in UTC: `15 Mar 2026, 14:30`, `15. März 2026, 14:30`.
    #[must_use]
    pub fn reading(self) -> String {
        let (year, month, day) = self.date();
        let (hour, minute, _) = self.time_of_day();
        let month = month as usize - 1;
        match Language::current() {
            Language::English => format!("{day} {} {year}, {hour:02}:{minute:02}", MONTHS[month]),
            Language::German => format!("{day}. {} {year}, {hour:02}:{minute:02}", GERMAN_MONTHS[month]),
        }
    }

    /// The same with its seconds: `15 Mar 2026, 14:30:05`.
    #[must_use]
    pub fn exact_reading(self) -> String {
        format!("{}:{:02}", self.reading(), self.time_of_day().2)
    }

    /// The UTC date alone: `2026-03-15`.
    #[must_use]
    pub fn date_text(self) -> String {
        let (year, month, day) = self.date();
        let mut text = String::with_capacity("2026-03-15".len());
        // By hand, since a file may have it twice a row, and formatting machinery takes several times as long.
        push_digits(&mut text, year, 4);
        text.push('-');
        push_digits(&mut text, month.into(), 2);
        text.push('-');
        push_digits(&mut text, day.into(), 2);
        text
    }

    /// Year, month (1 to 12) and day (1 to 31) in the proleptic Gregorian calendar.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    pub(super) fn date(self) -> (i64, u32, u32) {
        let days = self.0.div_euclid(SECONDS_A_DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let small = |value| u32::try_from(value).expect("a month or a day is small and positive");
        (year, small(month), small(day))
    }

    fn time_of_day(self) -> (i64, i64, i64) {
        let seconds = self.0.rem_euclid(SECONDS_A_DAY);
        (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    }
}

/// Adds the last digits of a number that has no more, zeros in front.
fn push_digits(text: &mut String, number: i64, digits: u32) {
    for place in (0..digits).rev() {
        let digit = number / 10_i64.pow(place) % 10;
        text.push(char::from(b'0' + u8::try_from(digit).unwrap_or_default()));
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = self.time_of_day();
        write!(
            formatter,
            "{}T{hour:02}:{minute:02}:{second:02}Z",
            self.date_text()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_shown_in_utc_to_the_second() {
        assert_eq!(Timestamp(0).to_string(), "1970-01-01T00:00:00Z");
        assert_eq!(Timestamp(1_773_585_000).to_string(), "2026-03-15T14:30:00Z");
        assert_eq!(Timestamp(1_709_251_199).to_string(), "2024-02-29T23:59:59Z");
        assert_eq!(Timestamp(-1).to_string(), "1969-12-31T23:59:59Z");
        assert_eq!(Timestamp(253_402_300_799).to_string(), "9999-12-31T23:59:59Z");
        assert_eq!(Timestamp(-62_167_219_200).to_string(), "0000-01-01T00:00:00Z");
    }

    #[test]
    fn reads_as_day_month_and_minute() {
        assert_eq!(Timestamp(1_773_585_000).reading(), "15 Mar 2026, 14:30");
    }
}

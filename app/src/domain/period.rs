//! The time in which sessions were started, as people choose it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Day, UnknownWord};

macro_rules! periods {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)+) => {
        /// A span of days that is chosen by its name, and goes on with the calendar.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Period {
            /// No limits but those that are named.
            #[default]
            #[serde(rename = "all")]
            All,
            $($(#[$doc])* #[serde(rename = $key)] $name,)+
        }

        impl Period {
            /// Every period, in the order in which lists offer them.
            pub const ALL: &[Self] = &[Self::All, $(Self::$name),+];

            /// The period as JSON and the command line have it.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { Self::All => "all", $(Self::$name => $key),+ }
            }
        }
    };
}

periods! {
    /// Today and the six days before.
    Last7Days = "last_7_days",
    /// Today and the 29 days before.
    Last30Days = "last_30_days",
    /// Today and the 89 days before.
    Last90Days = "last_90_days",
    /// The month that today is in.
    ThisMonth = "this_month",
    /// The month before.
    LastMonth = "last_month",
    /// The quarter of the year that today is in.
    ThisQuarter = "this_quarter",
    /// The quarter before.
    LastQuarter = "last_quarter",
    /// The year that today is in.
    ThisYear = "this_year",
    /// The year before.
    LastYear = "last_year",
}

impl Period {
    /// Its first day, and the first one after it, seen from today; the last days have no end, since time
    /// goes on.
    #[must_use]
    pub fn days(self, today: Day) -> (Option<Day>, Option<Day>) {
        let months = |first: i32, count: i32| {
            (
                Some(today.month_start(first)),
                Some(today.month_start(first + count)),
            )
        };
        let month = today.parts().1 - 1;
        match self {
            Self::All => (None, None),
            Self::Last7Days => (Some(today.plus(-6)), None),
            Self::Last30Days => (Some(today.plus(-29)), None),
            Self::Last90Days => (Some(today.plus(-89)), None),
            Self::ThisMonth => months(0, 1),
            Self::LastMonth => months(-1, 1),
            Self::ThisQuarter => months(-(month % 3), 3),
            Self::LastQuarter => months(-(month % 3) - 3, 3),
            Self::ThisYear => months(-month, 12),
            Self::LastYear => months(-month - 12, 12),
        }
    }
}

impl FromStr for Period {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, UnknownWord> {
        let found = Self::ALL.iter().find(|period| period.key() == key);
        found.copied().ok_or_else(|| UnknownWord {
            allowed: Self::ALL
                .iter()
                .map(|period| period.key())
                .collect::<Vec<_>>()
                .join(", "),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begins_and_ends_where_the_calendar_does() {
        let days = |period: Period, today: &str| {
            let (from, until) = period.days(today.parse().unwrap());
            let text = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
            format!("{} {}", text(from), text(until))
        };
        for (period, today, expected) in [
            (Period::All, "2026-11-24", " "),
            (Period::Last7Days, "2026-03-05", "2026-02-27 "),
            (Period::Last30Days, "2026-11-24", "2026-10-26 "),
            (Period::Last90Days, "2026-11-24", "2026-08-27 "),
            (Period::ThisMonth, "2026-12-31", "2026-12-01 2027-01-01"),
            (Period::LastMonth, "2026-01-31", "2025-12-01 2026-01-01"),
            (Period::ThisQuarter, "2026-11-24", "2026-10-01 2027-01-01"),
            (Period::ThisQuarter, "2026-01-01", "2026-01-01 2026-04-01"),
            (Period::LastQuarter, "2026-02-10", "2025-10-01 2026-01-01"),
            (Period::ThisYear, "2026-11-24", "2026-01-01 2027-01-01"),
            (Period::LastYear, "2026-11-24", "2025-01-01 2026-01-01"),
        ] {
            assert_eq!(days(period, today), expected, "{} on {today}", period.key());
        }
    }
}

//! Scores and the letter ranks that they earn.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A score from 0 to 100, kept in hundredths.
///
/// Displays with at most two decimals and no trailing zeros: `82.5`, `88`, `0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Score(pub u16);

impl Score {
    /// 100 points.
    pub const HIGHEST: Self = Self(10_000);

    /// The platform's four tiers as letters: A from 90, B from 75, C from 50, else D.
    #[must_use]
    pub const fn rank(self) -> Rank {
        match self.0 {
            9_000.. => Rank::A,
            7_500.. => Rank::B,
            5_000.. => Rank::C,
            _ => Rank::D,
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(formatter, "{whole}"),
            _ if part % 10 == 0 => write!(formatter, "{whole}.{}", part / 10),
            _ => write!(formatter, "{whole}.{part:02}"),
        }
    }
}

/// The letter of a scored session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rank {
    /// From 90.
    A,
    /// From 75.
    B,
    /// From 50.
    C,
    /// Below 50.
    D,
}

impl Rank {
    /// The letter itself.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_no_more_decimals_than_it_has() {
        let shown = [0, 5, 50, 100, 8_250, 8_999, 10_000].map(|hundredths| Score(hundredths).to_string());
        assert_eq!(shown, ["0", "0.05", "0.5", "1", "82.5", "89.99", "100"]);
    }

    #[test]
    fn ranks_change_exactly_at_90_75_and_50() {
        let ranks =
            [10_000, 9_000, 8_999, 7_500, 7_499, 5_000, 4_999, 0].map(|hundredths| Score(hundredths).rank());
        assert_eq!(ranks.map(Rank::letter), ["A", "A", "B", "B", "C", "C", "D", "D"]);
    }
}

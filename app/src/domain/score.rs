//! Scores and the letter ranks that they earn.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Language;

/// A score from 0 to 100, kept in hundredths.
///
/// Displays with at most two decimals and no trailing zeros: `82.5`, `88`, `0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Score(pub u16);

impl Score {
    /// 100 points.
    pub const HIGHEST: Self = Self(10_000);

    /// As people read it: with the comma or the point of their language.
    #[must_use]
    pub fn reading(self) -> String {
        let text = self.to_string();
        match Language::current() {
            Language::English => text,
            Language::German => text.replace('.', ","),
        }
    }

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
    /// The lowest and the highest score that earn it.
    #[must_use]
    pub const fn scores(self) -> (Score, Score) {
        match self {
            Self::A => (Score(9_000), Score::HIGHEST),
            Self::B => (Score(7_500), Score(8_999)),
            Self::C => (Score(5_000), Score(7_499)),
            Self::D => (Score(0), Score(4_999)),
        }
    }

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

    #[test]
    fn the_scores_of_a_rank_are_those_that_earn_it() {
        for score in (0..=Score::HIGHEST.0).map(Score) {
            let earn = |rank: &Rank| {
                let (lowest, highest) = rank.scores();
                (lowest..=highest).contains(&score)
            };
            let ranks = [Rank::A, Rank::B, Rank::C, Rank::D].into_iter().filter(earn);
            assert_eq!(ranks.collect::<Vec<_>>(), [score.rank()]);
        }
    }
}

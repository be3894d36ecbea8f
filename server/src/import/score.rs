//! Scores, exactly as the decimal that is written says.

use app::domain::Score;

/// Digits that 100 has before the decimal point.
const WHOLE_DIGITS: i64 = 3;

/// Reads a JSON number from 0 to 100 as hundredths, rounded half away from zero; none if it is
/// outside. It never passes through a binary fraction, which would make 89.995 less than it is.
pub(super) fn score(number: &str) -> Option<Score> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (negative, mantissa) = mantissa
        .strip_prefix('-')
        .map_or((false, mantissa), |rest| (true, rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = [whole, fraction].concat();
    let digits = all.trim_start_matches('0').as_bytes();
    if digits.is_empty() {
        return Some(Score(0));
    }
    let leading_zeros = all.len() - digits.len();
    // The decimal point stands behind so many of `digits`; before the first if negative.
    let point = length(whole)
        .saturating_sub(i64::try_from(leading_zeros).ok()?)
        .saturating_add(exponent_value(exponent));
    if negative || point > WHOLE_DIGITS {
        return None;
    }
    let kept = point + 2;
    let digit = |place: i64| usize::try_from(place).ok().and_then(|place| digits.get(place));
    let hundredths = (0..kept).fold(0_u32, |sum, place| {
        sum * 10 + digit(place).map_or(0, |digit| u32::from(digit - b'0'))
    });
    let has_rest = digits
        .iter()
        .skip(usize::try_from(kept).unwrap_or(0))
        .any(|digit| *digit != b'0');
    if hundredths > 10_000 || (hundredths == 10_000 && has_rest) {
        return None;
    }
    let rounded = hundredths + u32::from(digit(kept).is_some_and(|digit| *digit >= b'5'));
    u16::try_from(rounded).ok().map(Score)
}

fn length(digits: &str) -> i64 {
    i64::try_from(digits.len()).unwrap_or(i64::MAX)
}

/// The exponent; one that is out of all bounds is as good as the greatest or the least.
fn exponent_value(digits: &str) -> i64 {
    digits.parse().unwrap_or(if digits.starts_with('-') {
        i64::MIN
    } else {
        i64::MAX
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rounds_the_written_decimal_half_away_from_zero() {
        for (number, hundredths) in [
            ("0", 0),
            ("-0", 0),
            ("-0.000e7", 0),
            ("0e99999999999999999999", 0),
            ("82.5", 8_250),
            ("89.99", 8_999),
            ("89.994999999999999999999999", 8_999),
            ("89.995", 9_000),
            ("8.9995e1", 9_000),
            ("8999.5E-2", 9_000),
            ("0.00899950e+4", 9_000),
            ("1e2", 10_000),
            ("100.000", 10_000),
            ("99.995", 10_000),
            ("99.994", 9_999),
            ("0.005", 1),
            ("0.004999", 0),
            ("5e-3", 1),
            ("5e-4", 0),
            ("9e-4", 0),
            ("1e-99999999999999999999", 0),
        ] {
            assert_eq!(score(number), Some(Score(hundredths)), "{number}");
        }
    }

    #[test]
    fn refuses_what_is_not_from_0_to_100_even_by_little() {
        let outside = [
            "-1",
            "-0.001",
            "100.0000001",
            "100.01",
            "101",
            "1e3",
            "1000",
            "999",
            "1e99999999999999999999",
        ];
        for number in outside {
            assert_eq!(score(number), None, "{number}");
        }
    }

    proptest! {
        #[test]
        fn moving_the_point_and_the_exponent_together_changes_nothing(thousandths in 0_u32..=100_000, shift in 0_usize..40) {
            let plain = u16::try_from((thousandths + 5) / 10).expect("at most 10000");
            prop_assert_eq!(score(&format!("{thousandths}e-3")), Some(Score(plain)));
            let zeros = "0".repeat(shift);
            prop_assert_eq!(score(&format!("{thousandths}{zeros}e-{}", 3 + shift)), Some(Score(plain)));
            prop_assert_eq!(score(&format!("0.{zeros}{thousandths:06}e{}", 3 + shift)), Some(Score(plain)));
        }
    }
}

//! Which part of a file a `Range` header asks for.

use std::ops::Range;

/// What to send.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Everything: no range was asked for, or none that is understood.
    Whole,
    /// These bytes.
    Bytes(Range<u64>),
    /// Nothing: the range lies outside the file.
    OutOfReach,
}

/// Reads one range of bytes (RFC 9110, section 14.1.2); a list of several is answered with the whole.
pub(super) fn part(header: Option<&str>, size: u64) -> Part {
    let Some((first, last)) = header
        .and_then(|text| text.strip_prefix("bytes="))
        .and_then(|text| text.split_once('-'))
    else {
        return Part::Whole;
    };
    match (number(first), number(last)) {
        (Number::Given(first), Number::Given(last)) if first <= last => within(first, last, size),
        (Number::Given(first), Number::Absent) => within(first, u64::MAX, size),
        (Number::Absent, Number::Given(0)) => Part::OutOfReach,
        (Number::Absent, Number::Given(count)) => within(size.saturating_sub(count), u64::MAX, size),
        _ => Part::Whole,
    }
}

enum Number {
    Absent,
    Given(u64),
    Wrong,
}

fn number(text: &str) -> Number {
    let text = text.trim();
    match text.parse() {
        Ok(number) if text.bytes().all(|byte| byte.is_ascii_digit()) => Number::Given(number),
        _ if text.is_empty() => Number::Absent,
        _ => Number::Wrong,
    }
}

fn within(first: u64, last: u64, size: u64) -> Part {
    if first >= size {
        Part::OutOfReach
    } else {
        Part::Bytes(first..last.min(size - 1) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_understood_in_its_three_forms() {
        assert_eq!(part(Some("bytes=0-0"), 10), Part::Bytes(0..1));
        assert_eq!(part(Some("bytes=3-"), 10), Part::Bytes(3..10));
        assert_eq!(part(Some("bytes=-4"), 10), Part::Bytes(6..10));
        assert_eq!(part(Some("bytes=8-99"), 10), Part::Bytes(8..10));
        assert_eq!(part(Some("bytes=-99"), 10), Part::Bytes(0..10));
    }

    #[test]
    fn a_range_outside_the_file_is_out_of_reach() {
        for header in ["bytes=10-", "bytes=10-12", "bytes=-0"] {
            assert_eq!(part(Some(header), 10), Part::OutOfReach, "{header}");
        }
        assert_eq!(part(Some("bytes=0-"), 0), Part::OutOfReach);
    }

    #[test]
    fn everything_else_means_the_whole_file() {
        for header in [
            "bytes=5-2",
            "bytes=0-1,3-4",
            "rows=0-1",
            "bytes=a-b",
            "bytes=-",
            "bytes=+1-2",
        ] {
            assert_eq!(part(Some(header), 10), Part::Whole, "{header}");
        }
        assert_eq!(part(None, 10), Part::Whole);
    }
}

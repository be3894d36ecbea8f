//! Numbers as people read them.

use crate::{Language, texts::quantities};

/// The number with the language's sign between thousands: `12,431`, `12.431`.
pub(crate) fn thousands(number: u64) -> String {
    let separator = Language::current().thousands_separator();
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// The size in the unit that keeps it short: `812 bytes`, `1.2 kB`, `34.5 MB`.
pub(crate) fn size_text(bytes: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = (bytes * 10 + unit / 2) / unit;
        let point = Language::current().decimal_point();
        format!("{}{point}{}", thousands(tenths / 10), tenths % 10)
    };
    match bytes {
        0..1_000 => quantities::bytes(bytes),
        1_000..1_000_000 => format!("{} kB", tenths(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", tenths(1_000_000)),
        _ => format!("{} GB", tenths(1_000_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        let read = [0, 999, 1_000, 1_249, 34_500_000, 2_000_000_000].map(size_text);
        assert_eq!(
            read,
            ["0 bytes", "999 bytes", "1.0 kB", "1.2 kB", "34.5 MB", "2.0 GB"]
        );
    }
}

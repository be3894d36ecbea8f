//! Numbers as people read them.

/// The number with a comma between thousands: `12,431`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The number with what it counts: `1 row`, `12,431 rows`.
pub(crate) fn quantity(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", thousands(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_thousands_are_apart() {
        let read = [0, 1, 24, 999, 1_000, 12_431, 1_048_576].map(|number| quantity(number, "row"));
        assert_eq!(
            read,
            [
                "0 rows",
                "1 row",
                "24 rows",
                "999 rows",
                "1,000 rows",
                "12,431 rows",
                "1,048,576 rows"
            ]
        );
    }
}

//! Whether people can read a name, and tell it from others.

use super::LONGEST_NAME;

/// Whether it can be a first or last name: short, and empty or readable.
#[must_use]
pub fn is_name(text: &str) -> bool {
    text.chars().count() <= LONGEST_NAME && (text.is_empty() || is_readable(text))
}

/// Whether the text shows something, and nothing in it hides or turns what stands around it: no control characters,
/// no ends of lines, and of the signs without width (Unicode, `Default_Ignorable_Code_Point`) only the joiners that
/// some scripts need.
#[must_use]
pub fn is_readable(text: &str) -> bool {
    let is_joiner = |letter: char| matches!(letter, '\u{200C}' | '\u{200D}');
    !text.chars().any(hides)
        && text
            .chars()
            .any(|letter| !letter.is_whitespace() && !is_joiner(letter))
}

fn hides(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_all_there_is() {
        for good in [
            "Sales",
            "Équipe Montréal",
            "می\u{200C}خواهم",
            "👩\u{200D}🚀",
            "営業",
        ] {
            assert!(is_readable(good), "{good:?}");
        }
        for bad in [
            "",
            " ",
            "\u{200B}",
            "\u{200D}",
            "Sales\u{200B}",
            "\u{202E}selaS",
            "a\nb",
            "a\u{2028}b",
            "\u{FEFF}a",
        ] {
            assert!(!is_readable(bad), "{bad:?}");
        }
    }
}

//! The names of groups in one cell: joined by a comma and a space, and taken apart again.

use std::borrow::Cow;

/// Names joined for one cell; one that holds a comma or a quote is quoted inside it.
pub(crate) fn joined<'name>(names: impl IntoIterator<Item = &'name str>) -> String {
    let mut cell = String::new();
    for name in names {
        push(&mut cell, &quoted(name));
    }
    cell
}

/// Adds a name that is quoted already, where it must be.
pub(super) fn push(cell: &mut String, quoted: &str) {
    if !cell.is_empty() {
        cell.push_str(", ");
    }
    cell.push_str(quoted);
}

/// The name as it stands in such a cell.
pub(crate) fn quoted(name: &str) -> Cow<'_, str> {
    if name.contains([',', '"']) {
        Cow::Owned(format!("\"{}\"", name.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(name)
    }
}

/// The names of such a cell, blank ones left out; none if a quote is opened and never closed.
pub(crate) fn parted(cell: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut rest = cell;
    loop {
        let (name, after) = match rest.trim_start().strip_prefix('"') {
            Some(inside) => quoted_name(inside)?,
            None => match rest.split_once(',') {
                Some((name, after)) => (name.to_owned(), Some(after)),
                None => (rest.to_owned(), None),
            },
        };
        if !name.trim().is_empty() {
            names.push(name);
        }
        match after {
            Some(after) => rest = after.strip_prefix(' ').unwrap_or(after),
            None => return Some(names),
        }
    }
}

/// The name behind an opening quote, and what comes after the comma that follows it, if any.
fn quoted_name(inside: &str) -> Option<(String, Option<&str>)> {
    let mut name = String::new();
    let mut rest = inside;
    loop {
        let (text, after) = rest.split_once('"')?;
        name.push_str(text);
        let Some(doubled) = after.strip_prefix('"') else {
            let (text, after) = match after.split_once(',') {
                Some((text, after)) => (text, Some(after)),
                None => (after, None),
            };
            name.push_str(text.trim_end());
            return Some((name, after));
        };
        name.push('"');
        rest = doubled;
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    #[test]
    fn a_group_name_with_a_comma_or_a_quote_is_quoted_inside_the_cell() {
        let names = ["Sales", "Sales, EMEA", "The \"A\" Team"];
        assert_eq!(joined(names), r#"Sales, "Sales, EMEA", "The ""A"" Team""#);
        assert_eq!(joined([]), "");
    }

    #[test]
    fn names_are_read_as_people_type_them() {
        let read = |cell: &str| parted(cell).expect("names");
        assert_eq!(read("Sales,Beta ,  \"A, B\" , "), ["Sales", "Beta ", "A, B"]);
        assert_eq!(read("  "), [""; 0]);
        assert_eq!(parted("Sales, \"A, B"), None);
    }

    proptest! {
        #[test]
        fn any_names_are_found_again(names in vec("[ ,\"'a-c\n=ß]{0,6}x[ ,\"]{0,3}", 0..6)) {
            let cell = joined(names.iter().map(String::as_str));
            prop_assert_eq!(parted(&cell), Some(names));
        }

        #[test]
        fn any_text_is_read_or_refused(cell in "[ ,\"a]{0,24}") {
            let names = parted(&cell);
            prop_assert!(names.is_none_or(|names| names.iter().all(|name| !name.trim().is_empty())));
        }
    }
}

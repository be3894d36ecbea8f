//! The guard against formulas: spreadsheets run a cell that begins like one.
//!
//! OWASP, "CSV Injection". The guard can be undone, since a text that looks guarded is guarded once more.

use std::borrow::Cow;

/// Whether text that people typed is made safe for spreadsheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guard {
    /// Formulas get a `'` in front.
    Spreadsheet,
    /// Text stays as it is.
    Exact,
}

impl Guard {
    /// The one for text that is wanted exact, or not.
    pub(super) const fn of(exact: bool) -> Self {
        if exact { Self::Exact } else { Self::Spreadsheet }
    }

    /// Whether the text's cell gets a `'` in front.
    pub(super) fn guards(self, text: &str) -> bool {
        self == Self::Spreadsheet && is_trigger(text)
    }

    /// The text as its cell holds it.
    pub(crate) fn apply(self, text: &str) -> Cow<'_, str> {
        if self.guards(text) {
            Cow::Owned(format!("'{text}"))
        } else {
            Cow::Borrowed(text)
        }
    }
}

/// The guard undone: one `'` off a cell that begins with one or more of them and then a trigger.
pub(crate) fn undo(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_trigger(cell) => rest,
        _ => cell,
    }
}

/// Whether no guarded file has such a cell.
pub(crate) fn is_bare(cell: &str) -> bool {
    !cell.starts_with('\'') && is_trigger(cell)
}

/// Zero or more `'`, followed by a character that makes a spreadsheet run the cell.
fn is_trigger(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_guarded_and_apostrophes_alone_are_not() {
        for text in [
            "=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'=x", "''-",
        ] {
            assert_eq!(Guard::Spreadsheet.apply(text), format!("'{text}"));
            assert_eq!(Guard::Exact.apply(text), text);
        }
        for text in ["", "O'Neil", "'quoted'", "''plain", " =1", "a=b", "'"] {
            assert_eq!(Guard::Spreadsheet.apply(text), text);
        }
    }

    proptest! {
        #[test]
        fn can_be_undone(text in "'{0,3}[=+@\t\r\n＝＋－＠a-]?.{0,8}") {
            let cell = Guard::Spreadsheet.apply(&text);
            prop_assert_eq!(undo(&cell), text.as_str());
            prop_assert!(!is_bare(&cell));
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
        }
    }
}

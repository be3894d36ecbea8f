//! Links that invite people, as CSV, in the form of the exports.

use super::{guard::Guard, row::Rows};

const HEADER: [&str; 2] = ["email", "invitation_link"];

/// Writes the e-mails with their links, in this order; nothing if there are none.
pub(crate) fn write<'link>(links: impl Iterator<Item = (&'link str, &'link str)>) -> Vec<u8> {
    let mut rows = Rows::default();
    let mut links = links.peekable();
    if links.peek().is_some() {
        rows.text(HEADER[0]).text(HEADER[1]).end();
    }
    for (email, link) in links {
        rows.text(&Guard::Spreadsheet.apply(email)).text(link).end();
    }
    rows.take(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_a_spreadsheet_would_run_is_guarded() {
        let links = [
            ("a@x.test", "https://x.test/i/1"),
            ("+b@x.test", "https://x.test/i/2"),
        ];
        assert_eq!(
            String::from_utf8(write(links.into_iter())).expect("text"),
            "email,invitation_link\r\na@x.test,https://x.test/i/1\r\n'+b@x.test,https://x.test/i/2\r\n"
        );
        assert!(write(std::iter::empty()).is_empty());
    }
}

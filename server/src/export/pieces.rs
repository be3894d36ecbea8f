//! The inner pieces of the engine, for `benches/pieces.rs`; nothing else uses them.

use app::domain::{PersonName, Timestamp};

use super::{guard::Guard, row::Rows};

/// The text as a cell holds it that is safe for spreadsheets.
#[must_use]
pub fn guard(text: &str) -> std::borrow::Cow<'_, str> {
    Guard::Spreadsheet.apply(text)
}

/// Writes rows of these people, each with a number and two times; returns how many bytes they are.
#[must_use]
pub fn rows(people: &[PersonName], room: Vec<u8>) -> Vec<u8> {
    let mut rows = Rows::default();
    rows.take(room);
    for (place, person) in (0..).zip(people) {
        let at = Timestamp(1_700_000_000 + 60 * place);
        for text in [&person.first_name, &person.last_name, &person.email] {
            rows.text(&guard(text));
        }
        rows.number(place).time(Some(at)).time(None).end();
    }
    rows.take(Vec::new())
}

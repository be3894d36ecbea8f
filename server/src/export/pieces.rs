//! The inner pieces of the engine, for `benches/pieces.rs`; nothing else uses them.

use app::domain::{PersonName, Timestamp};

use super::{fields::Fields, guard::Guard, people::texts, row::Rows};

/// The text as a cell holds it that is safe for spreadsheets.
#[must_use]
pub fn guard(text: &str) -> std::borrow::Cow<'_, str> {
    Guard::Spreadsheet.apply(text)
}

/// Writes rows of these people, each with a number and two times; returns them.
#[must_use]
pub fn rows(people: &[PersonName], room: Vec<u8>) -> Vec<u8> {
    let mut rows = Rows::default();
    rows.take(room);
    let mut fields = Fields::with_room_for(people.len());
    for (number, person) in (0..).zip(people) {
        let place = fields.push_typed(texts(person), Guard::Spreadsheet);
        rows.ready(fields.at(place).unwrap_or_default())
            .number(number)
            .time(Some(Timestamp(1_700_000_000 + 60 * number)))
            .time(None)
            .end();
    }
    rows.take(Vec::new())
}

//! The inner pieces of the engine, for `benches/pieces.rs`; nothing else uses them.

use app::domain::{PersonName, Timestamp};

use super::{attempts::AttemptCount, guard::Guard, people::write_person, row::Rows};

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
        write_person(&mut rows, person, Guard::Spreadsheet)
            .number(place)
            .time(Some(at))
            .time(None)
            .end();
    }
    rows.take(Vec::new())
}

/// Counts so many people's attempts, so many each, and takes them all, one after the other and from people far
/// apart; returns the sum of their numbers.
#[must_use]
pub fn attempts(people: i64, each: u32) -> u64 {
    let mut count = AttemptCount::default();
    for person in 0..people {
        for scenario in 0..each {
            count.add(person, scenario);
        }
    }
    let (mut attempts, _) = count.finish();
    // A prime number of steps that has no divisor in common with the people comes to all of them.
    let apart = (0..people).map(|step| step * 7_919 % people);
    let newest = (0..each).flat_map(|scenario| apart.clone().map(move |person| (person, scenario)));
    newest
        .filter_map(|(person, scenario)| attempts.take_newest(person, scenario))
        .map(u64::from)
        .sum()
}

//! The attempts of each person at each scenario.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// How many attempts are still to come in the file, of which the newest is written first.
#[derive(Default)]
pub(super) struct Attempts {
    /// By person, their places in `scenarios` and `left`.
    people: FxHashMap<i64, Range<u32>>,
    /// In order within each person's places.
    scenarios: Vec<i64>,
    left: Vec<u32>,
    total: u64,
}

impl Attempts {
    /// Counts one; those of the same person must follow each other, and of these the same scenarios.
    pub(super) fn count(&mut self, person: i64, scenario: i64) {
        let end = self.end();
        let places = self.people.entry(person).or_insert(end..end);
        let is_latest = places.start < end && places.end == end;
        let is_same = is_latest && self.scenarios.last() == Some(&scenario);
        if is_same && let Some(left) = self.left.last_mut() {
            *left += 1;
        } else {
            self.scenarios.push(scenario);
            self.left.push(1);
            places.end = end + 1;
        }
        self.total += 1;
    }

    /// The people who have any.
    pub(super) fn people(&self) -> impl Iterator<Item = i64> {
        self.people.keys().copied()
    }

    /// All attempts of everybody.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// The number of the person's newest attempt at the scenario that was not taken yet, counted from 1;
    /// none if there is none left.
    pub(super) fn take_newest(&mut self, person: i64, scenario: i64) -> Option<u32> {
        let places = self.people.get(&person)?;
        let (start, end) = (places.start as usize, places.end as usize);
        let place = self.scenarios[start..end].binary_search(&scenario).ok()?;
        let left = &mut self.left[start + place];
        let newest = *left;
        *left = newest.checked_sub(1)?;
        Some(newest)
    }

    fn end(&self) -> u32 {
        u32::try_from(self.scenarios.len()).expect("fewer than four thousand million pairs fit into memory")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_down_for_each_person_and_scenario() {
        let mut attempts = Attempts::default();
        for (person, scenario) in [(7, 1), (7, 1), (7, 3), (9, 1), (9, 1), (9, 1)] {
            attempts.count(person, scenario);
        }
        assert_eq!(attempts.total(), 6);
        let taken = [
            (9, 1),
            (7, 1),
            (7, 3),
            (9, 1),
            (7, 1),
            (9, 1),
            (9, 1),
            (7, 3),
            (7, 2),
            (8, 1),
        ]
        .map(|(person, scenario)| attempts.take_newest(person, scenario));
        assert_eq!(
            taken,
            [
                Some(3),
                Some(2),
                Some(1),
                Some(2),
                Some(1),
                Some(1),
                None,
                None,
                None,
                None
            ]
        );
        let mut people: Vec<i64> = attempts.people().collect();
        people.sort_unstable();
        assert_eq!(people, [7, 9]);
    }
}

//! The attempts of each person at each scenario.

use super::places::{Places, place};

/// From here on a number takes more than its one byte.
const LARGE: u8 = u8::MAX;

/// Attempts while they are counted.
#[derive(Default)]
pub(super) struct AttemptCount {
    people: Vec<i64>,
    /// Where each person's list begins.
    starts: Vec<u32>,
    lists: Lists,
    /// The last person's last scenario and attempts at it, which are in no list yet.
    last: Option<(u32, u32)>,
    /// The one in the list before.
    before: u32,
    total: u64,
}

/// How many attempts are still to come in the file, of which the newest is written first.
pub(super) struct Attempts {
    /// Where each person's list begins.
    starts: Places,
    lists: Lists,
    total: u64,
}

/// A list a person: of each scenario how far it is from the one before, which is never 0, and how many attempts
/// are left; then a 0. Most numbers take one byte, so that what somebody has practised lies close together; it is
/// looked through from its start, since people practise some hundred scenarios at most.
#[derive(Default)]
struct Lists(Vec<u8>);

impl Lists {
    fn push(&mut self, number: u32) {
        match u8::try_from(number) {
            Ok(small) if small < LARGE => self.0.push(small),
            _ => {
                self.0.push(LARGE);
                self.0.extend_from_slice(&number.to_le_bytes());
            }
        }
    }

    /// The number at a place, and the place of the next.
    fn get(&self, at: usize) -> Option<(u32, usize)> {
        match *self.0.get(at)? {
            LARGE => {
                let bytes = self.0[at + 1..].first_chunk()?;
                Some((u32::from_le_bytes(*bytes), at + 1 + bytes.len()))
            }
            small => Some((small.into(), at + 1)),
        }
    }

    /// Takes one off the number at a place, and tells what it was; nothing if it was 0.
    fn take_one(&mut self, at: usize) -> Option<u32> {
        let (number, next) = self.get(at)?;
        let less = number.checked_sub(1)?.to_le_bytes();
        if next == at + 1 {
            self.0[at] = less[0];
        } else {
            self.0[at + 1..next].copy_from_slice(&less);
        }
        Some(number)
    }
}

impl AttemptCount {
    /// Counts one; those of the same person must follow each other, and of these the scenarios in order.
    pub(super) fn add(&mut self, person: i64, scenario: u32) {
        self.total += 1;
        let is_same_person = self.people.last() == Some(&person);
        match &mut self.last {
            Some((last, attempts)) if is_same_person && *last == scenario => {
                *attempts += 1;
                return;
            }
            _ => self.write_last(),
        }
        if !is_same_person {
            self.end_list();
            self.people.push(person);
            self.starts.push(place(self.lists.0.len()));
        }
        self.last = Some((scenario, 1));
    }

    fn write_last(&mut self) {
        if let Some((scenario, attempts)) = self.last.take() {
            // Counted from 1, so that the first has a distance, too.
            self.lists.push(scenario + 1 - self.before);
            self.lists.push(attempts);
            self.before = scenario + 1;
        }
    }

    fn end_list(&mut self) {
        if !self.people.is_empty() {
            self.lists.push(0);
        }
        self.before = 0;
    }

    /// All are counted; returns the people who have any, too.
    pub(super) fn finish(mut self) -> (Attempts, Vec<i64>) {
        self.write_last();
        self.end_list();
        let starts = self.people.iter().copied().zip(self.starts.iter().copied());
        let attempts = Attempts {
            starts: Places::of(starts),
            lists: self.lists,
            total: self.total,
        };
        (attempts, self.people)
    }
}

impl Attempts {
    /// All attempts of everybody, taken or not.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// Reads some of what [`Self::take_newest`] will look through for this person, so that it lies near the processor.
    pub(super) fn touch(&self, person: i64) -> u8 {
        let start = self.starts.get(person);
        start.map_or(0, |start| self.lists.0[start as usize])
    }

    /// The number of the person's newest attempt at the scenario that was not taken yet, counted from 1;
    /// none if there is none left.
    pub(super) fn take_newest(&mut self, person: i64, scenario: u32) -> Option<u32> {
        let mut at = self.starts.get(person)? as usize;
        let mut before = 0;
        loop {
            let (distance, attempts) = self.lists.get(at)?;
            before += distance;
            if distance == 0 || before > scenario + 1 {
                return None;
            }
            if before == scenario + 1 {
                return self.lists.take_one(attempts);
            }
            at = self.lists.get(attempts)?.1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::iter;

    use proptest::{collection::btree_map, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn every_attempt_is_taken_once_and_the_newest_first(
            counts in btree_map((0..4_i64, prop_oneof![0..4_u32, 250..260_u32, 70_000..70_003_u32]), 1..600_u32, 0..12),
        ) {
            let mut count = AttemptCount::default();
            for ((person, scenario), attempts) in &counts {
                (0..*attempts).for_each(|_| count.add(*person, *scenario));
            }
            let (mut attempts, _) = count.finish();
            prop_assert_eq!(attempts.total(), counts.values().map(|count| u64::from(*count)).sum::<u64>());
            for (key, number) in &counts {
                let taken = iter::from_fn(|| attempts.take_newest(key.0, key.1));
                prop_assert!(taken.eq((1..=*number).rev()));
            }
            for absent in [(0, 1), (3, 255), (4, 0)] {
                prop_assert_eq!(attempts.take_newest(absent.0, absent.1), None);
            }
        }
    }

    #[test]
    fn counts_down_for_each_person_and_scenario() {
        let mut count = AttemptCount::default();
        for (person, scenario) in [(7, 1), (7, 1), (7, 3), (9, 3), (9, 4), (9, 4), (9, 4)] {
            count.add(person, scenario);
        }
        let (mut attempts, people) = count.finish();
        assert_eq!(attempts.total(), 7);
        assert_eq!(people, [7, 9]);
        let taken = [(9, 4), (7, 1), (7, 3), (9, 4), (7, 1), (9, 3), (9, 4)]
            .map(|(person, scenario)| attempts.take_newest(person, scenario));
        assert_eq!(taken, [3, 2, 1, 2, 1, 1, 1].map(Some));
        let not_there =
            [(9, 4), (7, 3), (7, 2), (8, 1)].map(|(person, scenario)| attempts.take_newest(person, scenario));
        assert_eq!(not_there, [None; 4]);
    }
}

//! The attempts of each person at each scenario.

use super::places::{Places, place};

/// Attempts while they are counted.
#[derive(Default)]
pub(super) struct AttemptCount {
    people: Vec<i64>,
    /// Where each person's scenarios begin.
    starts: Vec<u32>,
    scenarios: Vec<Left>,
    total: u64,
}

/// How many of somebody's attempts at a scenario are left.
struct Left {
    scenario: u32,
    attempts: u32,
}

/// How many attempts are still to come in the file, of which the newest is written first.
pub(super) struct Attempts {
    /// Each person's place in `starts`.
    people: Places,
    /// Where each person's scenarios begin; and one more, where the last person's end.
    starts: Vec<u32>,
    /// In the order of the scenarios within each person's.
    scenarios: Vec<Left>,
    total: u64,
}

impl AttemptCount {
    /// Counts one; those of the same person must follow each other, and of these the scenarios in order.
    pub(super) fn add(&mut self, person: i64, scenario: u32) {
        let is_same_person = self.people.last() == Some(&person);
        if !is_same_person {
            self.people.push(person);
            self.starts.push(place(self.scenarios.len()));
        }
        match self.scenarios.last_mut() {
            Some(left) if is_same_person && left.scenario == scenario => left.attempts += 1,
            _ => self.scenarios.push(Left {
                scenario,
                attempts: 1,
            }),
        }
        self.total += 1;
    }

    /// All are counted; returns the people who have any, too.
    pub(super) fn finish(mut self) -> (Attempts, Vec<i64>) {
        self.starts.push(place(self.scenarios.len()));
        let places: Vec<(i64, u32)> = self.people.iter().copied().zip(0..).collect();
        let attempts = Attempts {
            people: Places::of(&places),
            starts: self.starts,
            scenarios: self.scenarios,
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

    /// The number of the person's newest attempt at the scenario that was not taken yet, counted from 1;
    /// none if there is none left.
    pub(super) fn take_newest(&mut self, person: i64, scenario: u32) -> Option<u32> {
        let person = self.people.get(person)? as usize;
        let (start, end) = (self.starts[person] as usize, self.starts[person + 1] as usize);
        let scenarios = &mut self.scenarios[start..end];
        let place = scenarios
            .binary_search_by_key(&scenario, |left| left.scenario)
            .ok()?;
        let left = &mut scenarios[place].attempts;
        let newest = *left;
        *left = newest.checked_sub(1)?;
        Some(newest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

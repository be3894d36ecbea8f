//! Finds by key, in one step, what stands at a place in a list.

use rustc_hash::FxHashMap;

/// Keys may lie so far apart, on average, before a table of all numbers between them is a waste.
const DISTANCE: usize = 8;
const SMALL: usize = 4_096;

/// The place of each key. Keys of one workspace are mostly close together: then their distance from the
/// lowest is where the place is written.
#[derive(Debug)]
pub(super) enum Places {
    Close {
        lowest: i64,
        /// One more than the place; 0 where there is no such key.
        after: Vec<u32>,
    },
    Scattered(FxHashMap<i64, u32>),
}

impl Places {
    /// The places of these keys; of a key that comes twice, the last.
    pub(super) fn of(places: &[(i64, u32)]) -> Self {
        let lowest = places.iter().map(|(key, _)| *key).min().unwrap_or_default();
        let highest = places.iter().map(|(key, _)| *key).max().unwrap_or_default();
        let room = DISTANCE * places.len() + SMALL;
        match distance(lowest, highest) {
            Some(farthest) if farthest < room => {
                let mut after = vec![0; farthest + 1];
                for (key, place) in places {
                    if let Some(distance) = distance(lowest, *key) {
                        after[distance] = place + 1;
                    }
                }
                Self::Close { lowest, after }
            }
            _ => Self::Scattered(places.iter().copied().collect()),
        }
    }

    /// The place of the key, if it is known.
    pub(super) fn get(&self, key: i64) -> Option<u32> {
        match self {
            Self::Close { lowest, after } => after.get(distance(*lowest, key)?)?.checked_sub(1),
            Self::Scattered(places) => places.get(&key).copied(),
        }
    }
}

fn distance(lowest: i64, key: i64) -> Option<usize> {
    usize::try_from(key.checked_sub(lowest)?).ok()
}

/// The number of a place, of which there are at most some thousand million.
pub(super) fn place(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than four thousand million fit into memory")
}

#[cfg(test)]
mod tests {
    use proptest::{collection::hash_map, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn every_key_has_its_place_and_others_have_none(
            close in hash_map(-50..9_000_i64, 0..u32::MAX, 0..20),
            scattered in hash_map(any::<i64>(), 0..u32::MAX, 0..3),
            other: i64,
        ) {
            let mut all = close;
            all.extend(scattered);
            let pairs: Vec<(i64, u32)> = all.clone().into_iter().collect();
            let places = Places::of(&pairs);
            for (key, place) in pairs {
                prop_assert_eq!(places.get(key), Some(place));
            }
            prop_assert_eq!(places.get(other), all.get(&other).copied());
        }
    }

    #[test]
    fn only_keys_far_apart_are_searched_for() {
        assert!(matches!(Places::of(&[(7, 0), (4_000, 1)]), Places::Close { .. }));
        assert!(matches!(Places::of(&[(7, 0), (70_000, 1)]), Places::Scattered(_)));
        assert!(matches!(
            Places::of(&[(i64::MIN, 0), (i64::MAX, 1)]),
            Places::Scattered(_)
        ));
    }
}

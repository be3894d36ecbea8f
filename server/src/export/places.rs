//! Finds by key, in one step, what stands at a place in a list.

use rustc_hash::FxHashMap;

use crate::store::Keys;

/// Keys may lie so far apart, on average, before a table of all numbers between them is a waste.
const DISTANCE: usize = 8;
const SMALL: usize = 4_096;

/// The place of each key. Keys of one workspace are mostly close together: then their distance from the
/// lowest is where the place is written.
#[derive(Debug)]
pub(super) enum Places {
    Close { lowest: i64, after: After },
    Scattered(FxHashMap<i64, u32>),
}

/// One more than the place, by distance; 0 where there is no such key. In one byte as long as that can be: there are many
/// assignments, say, but few that differ in what a file shows of them.
#[derive(Debug)]
pub(super) enum After {
    Narrow(Vec<u8>),
    Wide(Vec<u32>),
}

impl After {
    fn get(&self, distance: usize) -> Option<u32> {
        match self {
            Self::Narrow(after) => after.get(distance).copied().map(u32::from),
            Self::Wide(after) => after.get(distance).copied(),
        }
    }

    fn put(&mut self, distance: usize, value: u32) {
        match self {
            Self::Narrow(after) => {
                if let Ok(value) = value.try_into() {
                    after[distance] = value;
                } else {
                    *self = Self::Wide(after.iter().copied().map(u32::from).collect());
                    self.put(distance, value);
                }
            }
            Self::Wide(after) => after[distance] = value,
        }
    }
}

impl Default for Places {
    /// No places yet, of keys that may lie anywhere.
    fn default() -> Self {
        Self::Scattered(FxHashMap::default())
    }
}

impl Places {
    /// The places of these keys; of a key that comes twice, the last.
    pub(super) fn of(places: impl ExactSizeIterator<Item = (i64, u32)> + Clone) -> Self {
        let mut all = Self::within(Keys::of(places.clone().map(|(key, _)| key)));
        for (key, place) in places {
            all.put(key, place);
        }
        all
    }

    /// The places of keys that stand in their order.
    pub(super) fn of_list(keys: impl ExactSizeIterator<Item = i64> + Clone) -> Self {
        Self::of(keys.enumerate().map(|(index, key)| (key, place(index))))
    }

    /// No places yet, of these keys.
    pub(super) fn within(keys: Keys) -> Self {
        let room = DISTANCE * keys.count + SMALL;
        match distance(keys.lowest, keys.highest) {
            Some(farthest) if farthest < room => Self::Close {
                lowest: keys.lowest,
                after: After::Narrow(vec![0; farthest + 1]),
            },
            _ => Self::default(),
        }
    }

    /// Notes the place of a key.
    ///
    /// # Panics
    /// If the key does not lie where all should.
    pub(super) fn put(&mut self, key: i64, place: u32) {
        match self {
            Self::Close { lowest, after } => {
                let distance = distance(*lowest, key).expect("not below the lowest");
                after.put(distance, place + 1);
            }
            Self::Scattered(places) => {
                places.insert(key, place);
            }
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

    /// Places of one byte and of four.
    fn any_place() -> impl Strategy<Value = u32> {
        prop_oneof![8 => 0..256_u32, 1 => 0..u32::MAX]
    }

    proptest! {
        #[test]
        fn every_key_has_its_place_and_others_have_none(
            close in hash_map(-50..9_000_i64, any_place(), 0..20),
            scattered in hash_map(any::<i64>(), any_place(), 0..3),
            other: i64,
        ) {
            let mut all = close;
            all.extend(scattered);
            let pairs: Vec<(i64, u32)> = all.clone().into_iter().collect();
            let places = Places::of(pairs.iter().copied());
            for (key, place) in pairs {
                prop_assert_eq!(places.get(key), Some(place));
            }
            prop_assert_eq!(places.get(other), all.get(&other).copied());
        }
    }

    #[test]
    fn only_keys_far_apart_are_searched_for() {
        assert!(matches!(
            Places::of_list([7, 4_000].into_iter()),
            Places::Close { .. }
        ));
        assert!(matches!(
            Places::of_list([7, 70_000].into_iter()),
            Places::Scattered(_)
        ));
        assert!(matches!(
            Places::of_list([i64::MIN, i64::MAX].into_iter()),
            Places::Scattered(_)
        ));
    }
}

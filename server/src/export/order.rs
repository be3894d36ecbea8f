//! The order of people, by last name, first name and e-mail in lower case, and that of groups.

use app::domain::PersonName;
use uuid::Uuid;

use super::{places::place, slices::Slices};
use crate::store::GroupRecord;

/// What people are sorted by; names that are missing are empty and so come first. That no two people share an
/// address leaves nothing for their ids to decide.
///
/// One piece of memory for each: its texts end with a NUL, which no text holds and which comes before all other
/// characters, and bytes of UTF-8 are in the order of their characters.
#[derive(Default)]
pub(super) struct PersonKeys(Slices);

impl PersonKeys {
    pub(super) fn push(&mut self, name: &PersonName) {
        let PersonName {
            first_name,
            last_name,
            email,
        } = name;
        self.0.push(|key| push_texts(key, [last_name, first_name, email]));
    }

    /// The places at which they were put, in the order of the keys.
    pub(super) fn order(&self) -> Vec<u32> {
        let key = |place| self.0.at(place).expect("each has its key");
        // Most differ in their first bytes, which lie beside each other here.
        let mut order: Vec<(u64, u32)> = (0..place(self.0.len()))
            .map(|place| (first_bytes(key(place)), place))
            .collect();
        order.sort_unstable_by(|(first, one), (second, other)| {
            first.cmp(second).then_with(|| key(*one).cmp(key(*other)))
        });
        order.into_iter().map(|(_, place)| place).collect()
    }
}

fn first_bytes(key: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let length = key.len().min(bytes.len());
    bytes[..length].copy_from_slice(&key[..length]);
    u64::from_be_bytes(bytes)
}

fn push_texts(key: &mut Vec<u8>, texts: [&str; 3]) {
    for text in texts {
        if text.is_ascii() {
            let start = key.len();
            key.extend_from_slice(text.as_bytes());
            key[start..].make_ascii_lowercase();
        } else {
            key.extend_from_slice(text.to_lowercase().as_bytes());
        }
        key.push(0);
    }
}

/// What groups are sorted by: their name in lower case, then id.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GroupKey {
    name: String,
    id: Uuid,
}

impl GroupKey {
    pub(super) fn of(group: &GroupRecord) -> Self {
        Self {
            name: group.name.to_lowercase(),
            id: group.uuid,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::{array::uniform3, collection::vec, prelude::*};

    use super::*;

    /// Names of few characters, so that many are alike, and some are of several bytes.
    fn any_name() -> impl Strategy<Value = [String; 3]> {
        uniform3("[aAbZ éÉΣσ'-]{0,3}")
    }

    proptest! {
        #[test]
        fn people_are_sorted_text_by_text(people in vec(any_name(), 0..40)) {
            let mut keys = PersonKeys::default();
            let mut expected = Vec::new();
            for [last_name, first_name, email] in people {
                let lower = [&last_name, &first_name, &email].map(|text| text.to_lowercase());
                // No two people share an address.
                if !expected.iter().any(|(known, _)| *known == lower) {
                    expected.push((lower, keys.0.len()));
                    keys.push(&PersonName { first_name, last_name, email });
                }
            }
            expected.sort();
            let order: Vec<usize> = keys.order().into_iter().map(|place| place as usize).collect();
            prop_assert_eq!(order, expected.into_iter().map(|(_, place)| place).collect::<Vec<_>>());
        }
    }
}

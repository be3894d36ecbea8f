//! Fields that stand in many rows, put together once and found by key.

use rustc_hash::FxHashMap;

use super::{guard::Guard, places::Places, row::push_field, slices::Slices};
use crate::store::Keys;

/// A text that was guarded, and its place in its list.
pub(super) type GuardedText = (usize, String);

/// Lists of fields.
#[derive(Debug, Default)]
pub(super) struct Fields {
    lists: Slices,
    /// By list, its texts that were guarded: of few lists, mostly.
    guarded: FxHashMap<u32, Vec<GuardedText>>,
}

impl Fields {
    /// None yet, and room for so many lists.
    pub(super) fn with_room_for(count: usize) -> Self {
        Self {
            lists: Slices::with_room_for(count),
            ..Self::default()
        }
    }

    /// Adds fields, each followed by its comma, as the next list; returns its place.
    pub(super) fn push<const N: usize>(&mut self, texts: [&str; N]) -> u32 {
        self.lists.push(|bytes| {
            for text in texts {
                push_field(bytes, text);
            }
        })
    }

    /// The same with texts that people typed; a text that needs no guard stays as it is.
    pub(super) fn push_typed<const N: usize>(&mut self, texts: [&str; N], guard: Guard) -> u32 {
        let cells = texts.map(|text| guard.apply(text));
        let place = self.push(cells.each_ref().map(|cell| &**cell));
        let guarded: Vec<GuardedText> = (0..)
            .zip(texts)
            .filter(|(_, text)| guard.guards(text))
            .map(|(column, text)| (column, text.to_owned()))
            .collect();
        if !guarded.is_empty() {
            self.guarded.insert(place, guarded);
        }
        place
    }

    /// Whether any text was guarded.
    pub(super) fn has_guarded(&self) -> bool {
        !self.guarded.is_empty()
    }

    /// The guarded texts of the list at the place.
    pub(super) fn guarded(&self, place: u32) -> &[GuardedText] {
        self.guarded.get(&place).map_or(&[], Vec::as_slice)
    }

    /// The list at the place.
    pub(super) fn at(&self, place: u32) -> Option<&[u8]> {
        self.lists.at(place)
    }
}

/// Fields by the key of what they tell of.
#[derive(Debug, Default)]
pub(super) struct FieldsByKey {
    places: Places,
    fields: Fields,
}

impl FieldsByKey {
    /// None yet, and room for those of these keys.
    pub(super) fn within(keys: Keys) -> Self {
        Self {
            places: Places::within(keys),
            fields: Fields::with_room_for(keys.count),
        }
    }

    /// Adds fields with texts that people typed.
    ///
    /// # Panics
    /// If the key does not lie where all should.
    pub(super) fn push_typed<const N: usize>(&mut self, key: i64, texts: [&str; N], guard: Guard) {
        let place = self.fields.push_typed(texts, guard);
        self.places.put(key, place);
    }

    /// Whether any text was guarded.
    pub(super) fn has_guarded(&self) -> bool {
        self.fields.has_guarded()
    }

    /// The guarded texts of the key's fields.
    pub(super) fn guarded(&self, key: i64) -> &[GuardedText] {
        self.places
            .get(key)
            .map_or(&[], |place| self.fields.guarded(place))
    }

    /// The fields of the key, if it is known.
    pub(super) fn get(&self, key: i64) -> Option<&[u8]> {
        self.fields.at(self.places.get(key)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_found_by_key_as_they_were_put_together() {
        let keys = [9, 7, 8];
        for mut fields in [
            FieldsByKey::within(Keys::of(keys.into_iter())),
            FieldsByKey::default(),
        ] {
            fields.push_typed(9, ["a", "b,\"c\"", ""], Guard::Exact);
            fields.push_typed(7, [], Guard::Exact);
            fields.push_typed(8, ["d"], Guard::Exact);
            let found = [9, 7, 8, 6].map(|key| fields.get(key));
            let expected: [Option<&[u8]>; 4] = [Some(b"a,\"b,\"\"c\"\"\",,"), Some(b""), Some(b"d,"), None];
            assert_eq!(found, expected);
        }
    }
}

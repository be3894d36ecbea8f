//! Fields that stand in many rows, put together once and found by key.

use rustc_hash::FxHashMap;

use super::{
    guard::Guard,
    places::{Places, place},
    row::push_field,
};

/// No more is asked for by a guess: the first lists may be unlike the others.
const MOST_ROOM: usize = 64 * 1_024 * 1_024;

/// Lists after which it is guessed how much room all will take.
const SAMPLE: usize = 1_024;

/// A text that was guarded, and its place in its list.
pub(super) type GuardedText = (usize, String);

/// Lists of fields, one behind the other in one piece of memory.
#[derive(Debug, Default)]
pub(super) struct Fields {
    bytes: Vec<u8>,
    /// Where each list ends, and the next begins.
    ends: Vec<u32>,
    /// By list, its texts that were guarded: of few lists, mostly.
    guarded: FxHashMap<u32, Vec<GuardedText>>,
}

impl Fields {
    /// None yet, and room for so many lists: as long ones as those will be that come first.
    pub(super) fn for_lists(count: usize) -> Self {
        Self {
            ends: Vec::with_capacity(count),
            ..Self::default()
        }
    }

    /// Makes room for the rest once it can be guessed: memory that grows step by step takes twice of what it holds.
    fn make_room(&mut self) {
        let rest = self.ends.capacity() - self.ends.len();
        if self.ends.len() == SAMPLE {
            let room = self.bytes.len().div_ceil(SAMPLE).saturating_mul(rest);
            self.bytes.reserve_exact(room.min(MOST_ROOM));
        }
    }

    /// Adds fields, each followed by its comma, as the next list; returns its place.
    pub(super) fn push<const N: usize>(&mut self, texts: [&str; N]) -> u32 {
        for text in texts {
            push_field(&mut self.bytes, text);
        }
        self.ends.push(place(self.bytes.len()));
        self.make_room();
        place(self.ends.len() - 1)
    }

    /// The same with texts that people typed; a text that needs no guard stays as it is.
    pub(super) fn push_typed<const N: usize>(&mut self, texts: [&str; N], guard: Guard) {
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
        let place = place as usize;
        let start = match place.checked_sub(1) {
            None => 0,
            Some(before) => *self.ends.get(before)? as usize,
        };
        self.bytes.get(start..*self.ends.get(place)? as usize)
    }
}

/// Fields by the key of what they tell of.
#[derive(Debug)]
pub(super) struct FieldsByKey {
    places: Places,
    fields: Fields,
}

impl FieldsByKey {
    /// The keys stand in the order of their lists.
    pub(super) fn new(keys: &[i64], fields: Fields) -> Self {
        Self {
            places: Places::of_list(keys.iter().copied()),
            fields,
        }
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
        let mut fields = Fields::default();
        fields.push(["a", "b,\"c\"", ""]);
        fields.push([]);
        fields.push(["d"]);
        let by_key = FieldsByKey::new(&[9, 7, 8], fields);
        let found = [9, 7, 8, 6].map(|key| by_key.get(key));
        let expected: [Option<&[u8]>; 4] = [Some(b"a,\"b,\"\"c\"\"\",,"), Some(b""), Some(b"d,"), None];
        assert_eq!(found, expected);
    }
}

//! Fields that stand in many rows, put together once and found by key.

use super::{
    places::{Places, place},
    row::push_field,
};

/// Lists of fields, one behind the other in one piece of memory.
#[derive(Debug, Default)]
pub(super) struct Fields {
    bytes: Vec<u8>,
    /// Where each list ends, and the next begins.
    ends: Vec<usize>,
}

impl Fields {
    /// Adds fields, each followed by its comma, as the next list; returns its place.
    pub(super) fn push<const N: usize>(&mut self, texts: [&str; N]) -> u32 {
        for text in texts {
            push_field(&mut self.bytes, text);
        }
        self.ends.push(self.bytes.len());
        place(self.ends.len() - 1)
    }

    /// The list at the place.
    pub(super) fn at(&self, place: u32) -> Option<&[u8]> {
        let place = place as usize;
        let start = match place.checked_sub(1) {
            None => 0,
            Some(before) => *self.ends.get(before)?,
        };
        self.bytes.get(start..*self.ends.get(place)?)
    }
}

/// Fields by the key of what they tell of.
#[derive(Debug)]
pub(super) struct FieldsByKey {
    places: Places,
    fields: Fields,
}

impl FieldsByKey {
    /// The places say which key has which list.
    pub(super) fn new(places: &[(i64, u32)], fields: Fields) -> Self {
        Self {
            places: Places::of(places),
            fields,
        }
    }

    /// The place of the key's fields, if it is known.
    pub(super) fn place(&self, key: i64) -> Option<u32> {
        self.places.get(key)
    }

    /// The fields at the place.
    pub(super) fn at(&self, place: u32) -> Option<&[u8]> {
        self.fields.at(place)
    }

    /// The fields of the key, if it is known.
    pub(super) fn get(&self, key: i64) -> Option<&[u8]> {
        self.at(self.place(key)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_found_by_key_as_they_were_put_together() {
        let mut fields = Fields::default();
        let places = [
            (9, fields.push(["a", "b,\"c\"", ""])),
            (7, fields.push([])),
            (8, fields.push(["d"])),
        ];
        let by_key = FieldsByKey::new(&places, fields);
        let found = [9, 7, 8, 6].map(|key| by_key.get(key));
        let expected: [Option<&[u8]>; 4] = [Some(b"a,\"b,\"\"c\"\"\",,"), Some(b""), Some(b"d,"), None];
        assert_eq!(found, expected);
    }
}

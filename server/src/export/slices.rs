//! Many small pieces of bytes, one behind the other in one piece of memory.

use super::places::place;

/// No more is asked for by a guess: the first pieces may be unlike the others.
const MOST_ROOM: usize = 64 * 1_024 * 1_024;

/// Pieces after which it is guessed how much room all will take.
const SAMPLE: usize = 1_024;

/// The pieces, found by their place.
#[derive(Debug, Default)]
pub(super) struct Slices {
    bytes: Vec<u8>,
    /// Where each ends, and the next begins.
    ends: Vec<u32>,
}

impl Slices {
    /// None yet, and room for so many: as long ones as those will be that come first.
    pub(super) fn with_room_for(count: usize) -> Self {
        Self {
            ends: Vec::with_capacity(count),
            ..Self::default()
        }
    }

    /// Adds what `write` puts at the end as the next piece; returns its place.
    pub(super) fn push(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> u32 {
        write(&mut self.bytes);
        let end = u32::try_from(self.bytes.len()).expect("names and addresses are less than four gigabytes");
        self.ends.push(end);
        self.make_room();
        place(self.ends.len() - 1)
    }

    /// Makes room for the rest once it can be guessed: memory that grows step by step takes twice of what it holds.
    ///
    /// Half as much again, since the first addresses of a workspace are shorter, say: what is never written to takes
    /// no memory, but to guess too little does.
    fn make_room(&mut self) {
        if self.ends.len() == SAMPLE {
            let rest = self.ends.capacity() - self.ends.len();
            let room = self.bytes.len().div_ceil(SAMPLE).saturating_mul(rest);
            self.bytes
                .reserve_exact(room.saturating_add(room / 2).min(MOST_ROOM));
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The piece at the place.
    pub(super) fn at(&self, place: u32) -> Option<&[u8]> {
        let place = place as usize;
        let start = match place.checked_sub(1) {
            None => 0,
            Some(before) => *self.ends.get(before)? as usize,
        };
        self.bytes.get(start..*self.ends.get(place)? as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_at_their_places() {
        let mut slices = Slices::default();
        let places =
            [&b"one"[..], b"", b"two"].map(|text| slices.push(|bytes| bytes.extend_from_slice(text)));
        assert_eq!((places, slices.len()), ([0, 1, 2], 3));
        assert_eq!(
            places.map(|place| slices.at(place)),
            [Some(&b"one"[..]), Some(b""), Some(b"two")]
        );
        assert_eq!(slices.at(3), None);
    }

    #[test]
    fn room_is_made_once_for_pieces_that_grow_a_little() {
        let count = 20_000;
        let mut slices = Slices::with_room_for(count);
        let mut rooms = Vec::new();
        for number in 0..count {
            slices.push(|bytes| bytes.extend_from_slice(format!("user{number}@").as_bytes()));
            rooms.push(slices.bytes.capacity());
        }
        assert_eq!(slices.at(19_999), Some(&b"user19999@"[..]));
        let (sampled, last) = (rooms[SAMPLE - 1], slices.bytes.capacity());
        assert!(
            rooms[SAMPLE - 2] < sampled && sampled == last,
            "{sampled} became {last}"
        );
    }
}

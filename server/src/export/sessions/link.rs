//! Where a session is reviewed.

use uuid::{Uuid, fmt::Hyphenated};

use crate::export::row::{Rows, push_field};

/// What a session's link has before and after the session's id: a quote and a comma, too.
pub(super) struct Link {
    before: Vec<u8>,
    after: Vec<u8>,
}

impl Link {
    /// Links that begin so.
    pub(super) fn new(base: &str) -> Self {
        let mut field = Vec::new();
        push_field(&mut field, base);
        // The id has nothing in it that needs quotes: they are there if the base has.
        let after = if field.ends_with(b"\",") { 2 } else { 1 };
        let after = field.split_off(field.len() - after);
        Self { before: field, after }
    }

    /// Writes the link as a field.
    pub(super) fn write(&self, rows: &mut Rows, id: Uuid) {
        let mut hyphenated = [0; Hyphenated::LENGTH];
        let id = id.hyphenated().encode_lower(&mut hyphenated);
        rows.ready(&self.before).ready(id.as_bytes()).ready(&self.after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_field_like_any_other() {
        let id = Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
        for base in [
            "https://a.test/w/b/sessions/",
            "https://a.test/a,b/",
            "https://a.test/\"",
        ] {
            let mut expected = Vec::new();
            push_field(&mut expected, &format!("{base}{id}"));
            let mut rows = Rows::default();
            Link::new(base).write(&mut rows, id);
            assert_eq!(rows.take(Vec::new()), expected);
        }
    }
}

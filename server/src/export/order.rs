//! The order of people, by last name, first name and e-mail in lower case, then id, and that of groups.

use app::domain::PersonName;
use uuid::Uuid;

use crate::store::{GroupRecord, PersonRecord};

/// What people are sorted by; names that are missing are empty and so come first.
///
/// One text for the three, so that a comparison reads one piece of memory: each ends with a NUL, which no text
/// holds and which comes before all other characters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PersonKey {
    texts: String,
    id: Uuid,
}

impl PersonKey {
    pub(super) fn of(person: &PersonRecord) -> Self {
        let PersonName {
            first_name,
            last_name,
            email,
        } = &person.name;
        Self {
            texts: key_of([last_name, first_name, email]),
            id: person.uuid,
        }
    }
}

fn key_of(texts: [&str; 3]) -> String {
    let length = texts.iter().map(|text| text.len() + 1).sum();
    let mut key = String::with_capacity(length);
    for text in texts {
        if text.is_ascii() {
            let start = key.len();
            key.push_str(text);
            key[start..].make_ascii_lowercase();
        } else {
            key.push_str(&text.to_lowercase());
        }
        key.push('\0');
    }
    key
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
    use proptest::{array::uniform3, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn people_are_sorted_text_by_text(
            one in uniform3("[aAbZ éÉΣσ'-]{0,4}"),
            other in uniform3("[aAbZ éÉΣσ'-]{0,4}"),
        ) {
            let lower = |texts: &[String; 3]| texts.each_ref().map(|text| text.to_lowercase());
            let key = |texts: &[String; 3]| key_of(texts.each_ref().map(String::as_str));
            prop_assert_eq!(key(&one).cmp(&key(&other)), lower(&one).cmp(&lower(&other)));
        }
    }
}

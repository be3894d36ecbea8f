//! The order of people: by last name, first name and e-mail in lower case, then id.

use std::cmp::Ordering;

use uuid::Uuid;

use crate::store::PersonRecord;

/// What people are sorted by; names that are missing are empty and so come first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PersonKey {
    last_name: String,
    first_name: String,
    email: String,
    id: Uuid,
}

impl PersonKey {
    pub(super) fn of(person: &PersonRecord) -> Self {
        Self {
            last_name: person.name.last_name.to_lowercase(),
            first_name: person.name.first_name.to_lowercase(),
            email: person.name.email.to_lowercase(),
            id: person.uuid,
        }
    }
}

/// The order of groups: by name in lower case, then id.
pub(super) fn by_name((a_name, a_id): (&str, Uuid), (b_name, b_id): (&str, Uuid)) -> Ordering {
    a_name
        .to_lowercase()
        .cmp(&b_name.to_lowercase())
        .then(a_id.cmp(&b_id))
}

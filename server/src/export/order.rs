//! The order of people, by last name, first name and e-mail in lower case, then id, and that of groups.

use uuid::Uuid;

use crate::store::{GroupRecord, PersonRecord};

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

//! A person as all files show them: first name, last name and e-mail.

use app::domain::PersonName;

use super::{guard::Guard, row::fields};

/// The three fields.
pub(super) fn person_fields(name: &PersonName, guard: Guard) -> Box<[u8]> {
    fields([
        &guard.apply(&name.first_name),
        &guard.apply(&name.last_name),
        &guard.apply(&name.email),
    ])
}

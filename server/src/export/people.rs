//! People as all files show them: first name, last name and e-mail.

use app::domain::PersonName;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    fields::{Fields, FieldsByKey},
    guard::Guard,
    row::Rows,
};
use crate::{Result, store::Reader};

/// The three fields of each person, and the names of those who are named elsewhere too.
pub(super) struct People {
    fields: FieldsByKey,
    names: FxHashMap<i64, PersonName>,
}

impl People {
    /// Reads these people, some of whom are named elsewhere too.
    pub(super) fn read(
        reader: &mut Reader,
        mut ids: Vec<i64>,
        elsewhere: FxHashSet<i64>,
        guard: Guard,
    ) -> Result<Self> {
        ids.extend(&elsewhere);
        ids.sort_unstable();
        ids.dedup();
        let mut fields = Fields::default();
        let mut places = Vec::with_capacity(ids.len());
        let mut names = FxHashMap::default();
        reader.people(&ids, |person| {
            places.push((person.id, push_person(&mut fields, &person.name, guard)));
            if elsewhere.contains(&person.id) {
                names.insert(person.id, person.name);
            }
            Ok(())
        })?;
        Ok(Self {
            fields: FieldsByKey::new(&places, fields),
            names,
        })
    }

    /// The three fields of the person.
    pub(super) fn fields(&self, id: i64) -> Option<&[u8]> {
        self.fields.get(id)
    }

    /// The name of a person who is named elsewhere too.
    pub(super) fn name(&self, id: i64) -> Option<&PersonName> {
        self.names.get(&id)
    }
}

/// Puts the three fields together; returns their place.
pub(super) fn push_person(fields: &mut Fields, name: &PersonName, guard: Guard) -> u32 {
    fields.push([
        &guard.apply(&name.first_name),
        &guard.apply(&name.last_name),
        &guard.apply(&name.email),
    ])
}

/// Writes the three fields.
pub(super) fn write_person<'rows>(rows: &'rows mut Rows, name: &PersonName, guard: Guard) -> &'rows mut Rows {
    rows.text(&guard.apply(&name.first_name))
        .text(&guard.apply(&name.last_name))
        .text(&guard.apply(&name.email))
}

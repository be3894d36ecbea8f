//! People as all files show them: first name, last name and e-mail.

use app::domain::PersonName;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    fields::{Fields, GuardedText},
    guard::Guard,
    places::Places,
    row::Rows,
};
use crate::{
    Result,
    store::{PersonRecord, Reader},
};

/// The three fields of each person, and the names of those who are named elsewhere too.
pub(super) struct People {
    guard: Guard,
    elsewhere: FxHashSet<i64>,
    /// In the order of their fields.
    keys: Vec<i64>,
    places: Places,
    fields: Fields,
    names: FxHashMap<i64, PersonName>,
}

impl People {
    /// Reads the workspace's members; those of `elsewhere` are named elsewhere too.
    pub(super) fn of_members(reader: &mut Reader, elsewhere: FxHashSet<i64>, guard: Guard) -> Result<Self> {
        let mut people = Self {
            guard,
            elsewhere,
            keys: Vec::new(),
            places: Places::of_list([].into_iter()),
            fields: Fields::default(),
            names: FxHashMap::default(),
        };
        reader.each(|member| {
            people.add(member);
            Ok(())
        })?;
        people.places = Places::of_list(people.keys.iter().copied());
        Ok(people)
    }

    /// Reads those of these people who are not there yet.
    pub(super) fn read_others(&mut self, reader: &mut Reader, ids: impl Iterator<Item = i64>) -> Result<()> {
        let mut others: Vec<i64> = ids.filter(|id| self.places.get(*id).is_none()).collect();
        others.sort_unstable();
        others.dedup();
        reader.people(&others, |person| {
            self.add(person);
            Ok(())
        })?;
        self.places = Places::of_list(self.keys.iter().copied());
        Ok(())
    }

    fn add(&mut self, person: PersonRecord) {
        push_person(&mut self.fields, &person.name, self.guard);
        self.keys.push(person.id);
        if self.elsewhere.contains(&person.id) {
            self.names.insert(person.id, person.name);
        }
    }

    /// The three fields of the person.
    pub(super) fn fields(&self, id: i64) -> Option<&[u8]> {
        self.fields.at(self.places.get(id)?)
    }

    /// Whether any text was guarded.
    pub(super) fn has_guarded(&self) -> bool {
        self.fields.has_guarded()
    }

    /// The guarded texts of the person's fields.
    pub(super) fn guarded(&self, id: i64) -> &[GuardedText] {
        self.places
            .get(id)
            .map_or(&[], |place| self.fields.guarded(place))
    }

    /// The name of a person who is named elsewhere too.
    pub(super) fn name(&self, id: i64) -> Option<&PersonName> {
        self.names.get(&id)
    }
}

/// Puts the three fields together; returns their place.
pub(super) fn push_person(fields: &mut Fields, name: &PersonName, guard: Guard) -> u32 {
    fields.push_typed([&name.first_name, &name.last_name, &name.email], guard)
}

/// Writes the three fields.
pub(super) fn write_person<'rows>(rows: &'rows mut Rows, name: &PersonName, guard: Guard) -> &'rows mut Rows {
    rows.text(&guard.apply(&name.first_name))
        .text(&guard.apply(&name.last_name))
        .text(&guard.apply(&name.email))
}

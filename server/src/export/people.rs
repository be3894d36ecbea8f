//! People as all files show them: first name, last name and e-mail.

use app::domain::PersonName;

use super::{
    fields::{Fields, FieldsByKey, GuardedText},
    guard::Guard,
    row::Rows,
};
use crate::{
    Result,
    store::{FormerParticipant, MemberCount, PersonRecord, Reader},
};

/// The three fields of each person.
pub(super) struct People {
    guard: Guard,
    members: FieldsByKey,
    /// Who has sessions and is no member any more: read once one of them is met, since mostly there are none.
    former: Option<FieldsByKey>,
}

impl People {
    /// Reads the workspace's members.
    pub(super) fn of_members(reader: &mut Reader, guard: Guard) -> Result<Self> {
        let MemberCount(count) = reader.one()?;
        let mut list = List::of(guard, count);
        reader.each(|member| list.add(&member))?;
        Ok(Self {
            guard,
            members: list.by_key(),
            former: None,
        })
    }

    /// Makes sure that these people are known, if they are members or have sessions.
    pub(super) fn meet(&mut self, reader: &mut Reader, mut ids: impl Iterator<Item = i64>) -> Result<()> {
        if self.former.is_some() || ids.all(|id| self.members.get(id).is_some()) {
            return Ok(());
        }
        let mut list = List::of(self.guard, 0);
        reader.each(|FormerParticipant(person)| list.add(&person))?;
        self.former = Some(list.by_key());
        Ok(())
    }

    /// The three fields of the person.
    pub(super) fn fields(&self, id: i64) -> Option<&[u8]> {
        self.lists().find_map(|list| list.get(id))
    }

    /// Whether any text was guarded.
    pub(super) fn has_guarded(&self) -> bool {
        self.lists().any(FieldsByKey::has_guarded)
    }

    /// The guarded texts of the person's fields.
    pub(super) fn guarded(&self, id: i64) -> &[GuardedText] {
        self.lists()
            .map(|list| list.guarded(id))
            .find(|texts| !texts.is_empty())
            .unwrap_or_default()
    }

    fn lists(&self) -> impl Iterator<Item = &FieldsByKey> {
        [&self.members].into_iter().chain(&self.former)
    }
}

/// People in the order in which they are read.
struct List {
    guard: Guard,
    keys: Vec<i64>,
    fields: Fields,
}

impl List {
    /// None yet, and room for so many.
    fn of(guard: Guard, count: usize) -> Self {
        Self {
            guard,
            keys: Vec::with_capacity(count),
            fields: Fields::for_lists(count),
        }
    }

    #[allow(clippy::unnecessary_wraps, reason = "whoever reads may fail")]
    fn add(&mut self, person: &PersonRecord) -> Result<()> {
        push_person(&mut self.fields, &person.name, self.guard);
        self.keys.push(person.id);
        Ok(())
    }

    fn by_key(self) -> FieldsByKey {
        FieldsByKey::new(&self.keys, self.fields)
    }
}

/// Puts the three fields together.
pub(super) fn push_person(fields: &mut Fields, name: &PersonName, guard: Guard) {
    fields.push_typed([&name.first_name, &name.last_name, &name.email], guard);
}

/// Writes the three fields.
pub(super) fn write_person<'rows>(rows: &'rows mut Rows, name: &PersonName, guard: Guard) -> &'rows mut Rows {
    rows.text(&guard.apply(&name.first_name))
        .text(&guard.apply(&name.last_name))
        .text(&guard.apply(&name.email))
}

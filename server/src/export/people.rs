//! People as all files show them: first name, last name and e-mail.

use app::domain::PersonName;

use super::{
    fields::{FieldsByKey, GuardedText},
    guard::Guard,
};
use crate::{
    Result,
    store::{FormerParticipant, MemberKeys, PersonRecord, Reader},
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
        let MemberKeys(keys) = reader.one()?;
        let mut members = FieldsByKey::within(keys);
        reader.each(|PersonRecord { id, name }| {
            members.push_typed(id, texts(&name), guard);
            Ok(())
        })?;
        Ok(Self {
            guard,
            members,
            former: None,
        })
    }

    /// Makes sure that these people are known, if they are members or have sessions.
    pub(super) fn meet(&mut self, reader: &mut Reader, mut ids: impl Iterator<Item = i64>) -> Result<()> {
        if self.former.is_some() || ids.all(|id| self.members.get(id).is_some()) {
            return Ok(());
        }
        let mut former = FieldsByKey::default();
        reader.each(|FormerParticipant(PersonRecord { id, name })| {
            former.push_typed(id, texts(&name), self.guard);
            Ok(())
        })?;
        self.former = Some(former);
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

/// The three texts.
pub(super) fn texts(name: &PersonName) -> [&str; 3] {
    [&name.first_name, &name.last_name, &name.email]
}

//! Lines for people who are members already.

use app::domain::{
    FieldChange, GroupRole, MemberStatus, Role, SeatType, UploadColumn, UploadVerdict, WrongCell,
};

use super::{Faults, Given, Judgement, Line, may_give};
use crate::{
    export::{group_names::joined, guard::undo},
    store::rules,
    upload::{
        cells::{groups, shows},
        known::{KnownMember, KnownPerson, KnownPlace, is_active_owner},
        plan::{LineWork, MemberChange, NameChange, PlacesChange},
    },
};

impl Line<'_> {
    pub(super) fn judge_member(&self, person: &KnownPerson, member: &KnownMember) -> Judgement {
        let mut faults = Faults::default();
        let mut changes = Vec::new();
        let mut change = |column, from: &str, to: &str| {
            changes.push(FieldChange {
                column,
                from: from.to_owned(),
                to: to.to_owned(),
            });
        };
        let first = self.name(UploadColumn::FirstName, &person.first_name, person, &mut faults);
        let last = self.name(UploadColumn::LastName, &person.last_name, person, &mut faults);
        if let Some(first) = &first {
            change(UploadColumn::FirstName, &person.first_name, first);
        }
        if let Some(last) = &last {
            change(UploadColumn::LastName, &person.last_name, last);
        }
        let role = self.known_word(UploadColumn::Role, Role::written, member.role, &mut faults);
        if let Some(role) = role {
            change(UploadColumn::Role, member.role.key(), role.key());
            self.may_change(UploadColumn::Role, member.role, &mut faults);
            may_give(self, role, &mut faults);
        }
        let seat_type = self.known_word(
            UploadColumn::SeatType,
            SeatType::written,
            member.seat_type,
            &mut faults,
        );
        if let Some(seat_type) = seat_type {
            change(UploadColumn::SeatType, member.seat_type.key(), seat_type.key());
        }
        let places = self.places(member, &mut faults);
        if let Some(places) = &places {
            let text = |places: &[KnownPlace]| self.places_text(places);
            change(UploadColumn::Groups, &text(&places.before), &text(&places.after));
        }
        let status = self.known_word(
            UploadColumn::Status,
            MemberStatus::written,
            member.status,
            &mut faults,
        );
        if let Some(status) = status {
            change(UploadColumn::Status, member.status.key(), status.key());
            self.may_change(UploadColumn::Status, role.unwrap_or(member.role), &mut faults);
        }
        if !faults.0.is_empty() {
            return Judgement::wrong(faults.0);
        }
        if changes.is_empty() {
            return Judgement {
                verdict: UploadVerdict::Unchanged,
                work: None,
                owner: (member.is_active_owner(), member.is_active_owner()),
            };
        }
        let is_owner = is_active_owner(role.unwrap_or(member.role), status.unwrap_or(member.status));
        Judgement {
            verdict: UploadVerdict::Changed(changes),
            work: Some(LineWork::Change(MemberChange {
                user_id: person.user_id,
                email: person.email.clone(),
                name: renamed(person, first, last),
                role: role.map(|role| (member.role, role)),
                seat_type: seat_type.map(|seat_type| (member.seat_type, seat_type)),
                places,
                status,
            })),
            owner: (member.is_active_owner(), is_owner),
        }
    }

    /// The first or last name that the line gives instead of the present one.
    fn name(
        &self,
        column: UploadColumn,
        present: &str,
        person: &KnownPerson,
        faults: &mut Faults,
    ) -> Option<String> {
        let cell = self.cell(column)?;
        if shows(cell, present) {
            return None;
        }
        let Some(name) = rules::valid_name(undo(cell)) else {
            faults.add(column, WrongCell::NotAName);
            return None;
        };
        if name == present {
            return None;
        }
        if person.is_named_elsewhere {
            faults.add(column, WrongCell::NameNotYours);
            return None;
        }
        Some(name.to_owned())
    }

    /// The word that the line gives instead of the present one.
    fn known_word<Word: PartialEq>(
        &self,
        column: UploadColumn,
        read: impl Fn(&str) -> Option<Word>,
        present: Word,
        faults: &mut Faults,
    ) -> Option<Word> {
        match self.word(column, read, faults) {
            Given::Word(word) => (word != present).then_some(word),
            Given::Empty => {
                faults.add(column, WrongCell::Empty);
                None
            }
            Given::Missing => None,
        }
    }

    /// Whether the last owner stays one is asked of all lines together.
    fn may_change(&self, column: UploadColumn, role: Role, faults: &mut Faults) {
        if let Err(refusal) = rules::may_change(self.known.admin, role, false) {
            faults.add(column, refusal.into());
        }
    }

    /// The groups that the line gives instead of the present ones; the role in those that stay is kept.
    fn places(&self, member: &KnownMember, faults: &mut Faults) -> Option<PlacesChange> {
        let cell = self.cell(UploadColumn::Groups)?;
        if shows(cell, &self.places_text(&member.places)) {
            return None;
        }
        let wanted = faults.take(
            UploadColumn::Groups,
            groups(cell, self.is_exact, &self.known.groups),
        )?;
        let place = |group: usize| {
            let kept = member.places.iter().find(|place| place.group == group);
            kept.copied().unwrap_or(KnownPlace {
                group,
                role: GroupRole::Member,
            })
        };
        let after: Vec<KnownPlace> = wanted.into_iter().map(place).collect();
        (after != member.places).then(|| PlacesChange {
            before: member.places.clone(),
            after,
        })
    }

    fn places_text(&self, places: &[KnownPlace]) -> String {
        let groups = &self.known.groups;
        joined(places.iter().map(|place| groups.at(place.group).name.as_str()))
    }
}

fn renamed(person: &KnownPerson, first: Option<String>, last: Option<String>) -> Option<NameChange> {
    if first.is_none() && last.is_none() {
        return None;
    }
    let before = (person.first_name.clone(), person.last_name.clone());
    let after = (
        first.unwrap_or_else(|| before.0.clone()),
        last.unwrap_or_else(|| before.1.clone()),
    );
    Some(NameChange { before, after })
}

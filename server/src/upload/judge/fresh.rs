//! Lines for people who are no members yet.

use app::domain::{MemberStatus, NewLine, Role, SeatType, UploadColumn, UploadVerdict, WrongCell};

use super::{Faults, Given, Judgement, Line, may_give};
use crate::{
    export::{group_names::joined, guard::undo},
    new_users::is_address,
    store::{NewMember, rules},
    upload::{
        cells::groups,
        known::is_active_owner,
        plan::{LineWork, MemberChange, NameChange},
    },
};

impl Line<'_> {
    pub(super) fn judge_new(&self, key: &str, email: &str) -> Judgement {
        let mut faults = Faults::default();
        if key.is_empty() {
            faults.add(UploadColumn::Email, WrongCell::Empty);
        } else if !is_address(email) {
            faults.add(UploadColumn::Email, WrongCell::NotAnAddress);
        }
        let first_name = self.new_name(UploadColumn::FirstName, &mut faults);
        let last_name = self.new_name(UploadColumn::LastName, &mut faults);
        let role = self.new_word(UploadColumn::Role, Role::written, &mut faults);
        let role = role.unwrap_or(Role::Member);
        may_give(self, role, &mut faults);
        let seat_type = self.new_word(UploadColumn::SeatType, SeatType::written, &mut faults);
        let seat_type = seat_type.unwrap_or(SeatType::Full);
        let status = self.new_word(UploadColumn::Status, MemberStatus::written, &mut faults);
        let status = status.unwrap_or(MemberStatus::Active);
        let places = self.cell(UploadColumn::Groups).unwrap_or_default();
        let places = groups(places, self.is_exact, &self.known.groups);
        let places = faults.take(UploadColumn::Groups, places).unwrap_or_default();
        if !faults.0.is_empty() {
            return Judgement::wrong(faults.0);
        }
        let groups: Vec<_> = places
            .into_iter()
            .map(|group| self.known.groups.at(group).clone())
            .collect();
        let renamed = self.renamed(key, first_name, last_name);
        let [first_name, last_name] = [first_name, last_name].map(Option::unwrap_or_default);
        Judgement {
            verdict: UploadVerdict::New(NewLine {
                name: rules::full_name(first_name, last_name),
                role,
                seat_type,
                groups: joined(groups.iter().map(|group| group.name.as_str())),
                status,
            }),
            work: Some(LineWork::Add(
                NewMember {
                    email: email.to_owned(),
                    first_name: first_name.to_owned(),
                    last_name: last_name.to_owned(),
                    role,
                    seat_type,
                    groups,
                    status,
                },
                renamed,
            )),
            owner: (false, is_active_owner(role, status)),
        }
    }

    /// The names of somebody who was a member before, where the line names them at all.
    fn renamed(&self, key: &str, first: Option<&str>, last: Option<&str>) -> Option<MemberChange> {
        let person = self.known.people.get(key)?;
        let before = (person.first_name.clone(), person.last_name.clone());
        let after = (
            first.unwrap_or(&before.0).to_owned(),
            last.unwrap_or(&before.1).to_owned(),
        );
        if person.is_named_elsewhere || before == after {
            return None;
        }
        Some(MemberChange::of_name(person, NameChange { before, after }))
    }

    /// The first or last name, if the file has the column.
    fn new_name(&self, column: UploadColumn, faults: &mut Faults) -> Option<&str> {
        let name = rules::valid_name(undo(self.cell(column)?));
        faults.take(column, name.ok_or(WrongCell::NotAName))
    }

    fn new_word<Word>(
        &self,
        column: UploadColumn,
        read: impl Fn(&str) -> Option<Word>,
        faults: &mut Faults,
    ) -> Option<Word> {
        match self.word(column, read, faults) {
            Given::Word(word) => Some(word),
            Given::Empty | Given::Missing => None,
        }
    }
}

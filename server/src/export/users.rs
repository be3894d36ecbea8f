//! The Users file: one row per member, deactivated ones too.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::{
    csv_file::CsvFile,
    guard::Guard,
    order::{GroupKey, PersonKey},
    person::person_fields,
};
use crate::{
    Result,
    store::{GroupMemberRecord, GroupRecord, MemberRecord, Snapshot},
};

pub(super) const HEADER: [&str; 9] = [
    "first_name",
    "last_name",
    "email",
    "role",
    "seat_type",
    "groups",
    "date_joined",
    "last_login",
    "status",
];

pub(super) fn write(snapshot: &mut Snapshot, guard: Guard, mut file: CsvFile) -> Result<u64> {
    let mut members = snapshot.all::<MemberRecord>()?;
    members.sort_by_cached_key(|member| PersonKey::of(&member.person));
    file.expect(members.len() as u64);
    let groups_of = group_names(snapshot)?;
    for member in &members {
        let groups = groups_of
            .get(&member.person.id)
            .map(|names| joined(names))
            .unwrap_or_default();
        file.row(|rows| {
            rows.ready(&person_fields(&member.person.name, guard))
                .text(member.role.label())
                .text(member.seat_type.label())
                .text(&guard.apply(&groups))
                .time(Some(member.joined_at))
                .time(member.last_login_at)
                .text(member.status.label())
                .end();
        })?;
    }
    file.finish()
}

/// The names of the live groups that each person is in, in the order of the Groups file.
fn group_names(snapshot: &mut Snapshot) -> Result<FxHashMap<i64, Vec<Rc<str>>>> {
    let mut groups = snapshot.all::<GroupRecord>()?;
    groups.sort_by_cached_key(GroupKey::of);
    let mut places: FxHashMap<i64, Vec<i64>> = FxHashMap::default();
    for place in snapshot.all::<GroupMemberRecord>()? {
        places.entry(place.group_id).or_default().push(place.user_id);
    }
    let mut names: FxHashMap<i64, Vec<Rc<str>>> = FxHashMap::default();
    for group in groups {
        let name: Rc<str> = group.name.into();
        for user_id in places.get(&group.id).into_iter().flatten() {
            names.entry(*user_id).or_default().push(name.clone());
        }
    }
    Ok(names)
}

/// Names joined for one cell; one that holds a comma or a quote is quoted inside it.
fn joined(names: &[Rc<str>]) -> String {
    let mut cell = String::new();
    for name in names {
        if !cell.is_empty() {
            cell.push_str(", ");
        }
        if name.contains([',', '"']) {
            cell.push('"');
            cell.push_str(&name.replace('"', "\"\""));
            cell.push('"');
        } else {
            cell.push_str(name);
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_name_with_a_comma_or_a_quote_is_quoted_inside_the_cell() {
        let names = ["Sales", "Sales, EMEA", "The \"A\" Team"].map(Rc::from);
        assert_eq!(joined(&names), r#"Sales, "Sales, EMEA", "The ""A"" Team""#);
        assert_eq!(joined(&[]), "");
    }
}

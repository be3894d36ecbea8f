//! Two edits of the same member: what each has changed, and what both make together.

use crate::domain::{GroupPlace, GroupRole, MemberFields};

/// What was saved by somebody else, with one's own changes on top: what one has not touched is theirs.
pub(super) fn merged(seen: &MemberFields, mine: &MemberFields, theirs: &MemberFields) -> MemberFields {
    fn pick<Value: PartialEq + Clone>(seen: &Value, mine: &Value, theirs: &Value) -> Value {
        if mine == seen {
            theirs.clone()
        } else {
            mine.clone()
        }
    }
    MemberFields {
        first_name: pick(&seen.first_name, &mine.first_name, &theirs.first_name),
        last_name: pick(&seen.last_name, &mine.last_name, &theirs.last_name),
        role: pick(&seen.role, &mine.role, &theirs.role),
        seat_type: pick(&seen.seat_type, &mine.seat_type, &theirs.seat_type),
        groups: if is_same_place(&seen.groups, &mine.groups) {
            theirs.groups.clone()
        } else {
            mine.groups.clone()
        },
    }
}

/// The fields in which two sets of values differ, by place: first name, last name, role, seat, groups.
pub(super) fn differences(one: &MemberFields, other: &MemberFields) -> [bool; 5] {
    [
        one.first_name != other.first_name,
        one.last_name != other.last_name,
        one.role != other.role,
        one.seat_type != other.seat_type,
        !is_same_place(&one.groups, &other.groups),
    ]
}

/// The values as people read them, in the same places.
pub(super) fn readings(fields: &MemberFields) -> [String; 5] {
    let groups: Vec<String> = fields
        .groups
        .iter()
        .map(|place| match place.role {
            GroupRole::Member => place.name.clone(),
            GroupRole::Admin => format!("{} ({})", place.name, place.role.name()),
        })
        .collect();
    [
        fields.first_name.clone(),
        fields.last_name.clone(),
        fields.role.name().to_owned(),
        fields.seat_type.name().to_owned(),
        groups.join(", "),
    ]
}

fn is_same_place(one: &[GroupPlace], other: &[GroupPlace]) -> bool {
    let key = |places: &[GroupPlace]| {
        let mut key: Vec<_> = places.iter().map(|place| (place.id, place.role)).collect();
        key.sort();
        key
    };
    key(one) == key(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Role, SeatType};

    fn fields(name: &str, role: Role, seat_type: SeatType) -> MemberFields {
        MemberFields {
            first_name: name.to_owned(),
            last_name: String::new(),
            role,
            seat_type,
            groups: Vec::new(),
        }
    }

    #[test]
    fn what_one_has_not_touched_is_theirs() {
        let seen = fields("Li", Role::Member, SeatType::Full);
        let mine = fields("Li", Role::Member, SeatType::Basic);
        let theirs = fields("Bruce", Role::Staff, SeatType::ExecStaff);
        let both = merged(&seen, &mine, &theirs);
        assert_eq!(both, fields("Bruce", Role::Staff, SeatType::Basic));
        assert_eq!(differences(&both, &theirs), [false, false, false, true, false]);
    }
}

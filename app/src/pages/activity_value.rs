//! What a change led from and to, as people read it: the list keeps the words of one language.

use crate::{
    domain::{ActivityAction, MemberStatus, Role, SeatType},
    texts::{activity as texts, sessions},
};

/// The value in the reader's language; names that people gave stay as they are.
pub(super) fn reading(action: ActivityAction, text: &str) -> String {
    use ActivityAction as A;
    match action {
        _ if text.is_empty() => texts::nothing().to_owned(),
        A::RoleChanged | A::SeatChanged | A::MemberDeactivated | A::MemberReactivated => {
            words(text, usize::MAX)
        }
        // The role and the seat, then groups.
        A::MemberAdded => words(text, 2),
        A::MemberRemoved => match text.split_once(';') {
            Some((terms, groups)) => format!("{};{groups}", words(terms, usize::MAX)),
            None => words(text, usize::MAX),
        },
        A::InvitationMade | A::InvitationResent | A::PasswordLinkMade => {
            match (text.get(..10), text.get(11..16)) {
                (Some(day), Some(time)) => texts::valid_until(day, time),
                _ => text.to_owned(),
            }
        }
        A::SessionArchived | A::SessionRestored => match text.strip_prefix("Attempt ") {
            Some(number) => texts::attempt(number),
            None if text == "Archived" => sessions::archived().to_owned(),
            None if text == "Demo session" => texts::demo_session().to_owned(),
            None => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// The first so many parts, which are words of the console, and the others.
fn words(text: &str, count: usize) -> String {
    let parts = text
        .split(", ")
        .enumerate()
        .map(|(place, part)| match word(part) {
            Some(word) if place < count => word,
            _ => part,
        });
    parts.collect::<Vec<_>>().join(", ")
}

fn word(label: &str) -> Option<&'static str> {
    let role = Role::ALL.iter().find(|role| role.label() == label);
    let seat = SeatType::ALL.iter().find(|seat| seat.label() == label);
    let status = MemberStatus::ALL.iter().find(|status| status.label() == label);
    role.map(|role| role.name())
        .or(seat.map(|seat| seat.name()))
        .or(status.map(|status| status.name()))
}

#[cfg(test)]
mod tests {
    use ActivityAction as A;

    use super::*;

    #[test]
    fn words_are_told_from_names() {
        for (action, text) in [
            (A::RoleChanged, "Staff"),
            (A::MemberAdded, "Member, Full, Staff, \"Sales, EMEA\""),
            (A::MemberRemoved, "Staff, Basic, Active; Pilot (Admin)"),
            (A::GroupRenamed, "Member"),
            (A::SessionArchived, "Attempt 2"),
        ] {
            assert_eq!(reading(action, text), text, "in the language that is kept");
        }
        assert_eq!(reading(A::GroupAdded, ""), "–");
        assert_eq!(
            reading(A::InvitationMade, "2026-12-03T05:25:01Z"),
            "Link works until 2026-12-03, 05:25 UTC"
        );
    }
}

//! What happens to each address, before and after it is added.

use leptos::prelude::*;

use crate::{
    components::{Badge, Tone},
    domain::{AddedUser, AddedUserVerdict},
};

/// What happens to each address.
#[component]
pub(super) fn Verdicts(verdicts: Vec<AddedUser>, done: bool) -> impl IntoView {
    let items = verdicts
        .into_iter()
        .map(|AddedUser { email, verdict }| {
            let (tone, label) = match verdict {
                AddedUserVerdict::Added if done => (Tone::Green, verdict.name()),
                AddedUserVerdict::Added => (Tone::Blue, "Will be added"),
                AddedUserVerdict::AlreadyMember | AddedUserVerdict::Repeated => {
                    (Tone::Neutral, verdict.name())
                }
                AddedUserVerdict::NotAnAddress => (Tone::Red, verdict.name()),
            };
            view! {
                <li>
                    <span class="verdict-email">{email}</span>
                    <Badge tone label />
                </li>
            }
        })
        .collect_view();
    view! { <ul class="verdicts">{items}</ul> }
}

/// How many addresses got that verdict.
pub(super) fn count(verdicts: &[AddedUser], verdict: AddedUserVerdict) -> u64 {
    let count = verdicts.iter().filter(|added| added.verdict == verdict).count();
    count as u64
}

/// What was done in one line: `2 added, 1 already a member, 1 not an e-mail address`.
pub(super) fn summary(verdicts: &[AddedUser]) -> String {
    let parts: Vec<String> = AddedUserVerdict::ALL
        .iter()
        .filter_map(|verdict| match (count(verdicts, *verdict), verdict) {
            (0, _) => None,
            (1, AddedUserVerdict::AlreadyMember) => Some("1 already a member".to_owned()),
            (1, AddedUserVerdict::NotAnAddress) => Some("1 not an e-mail address".to_owned()),
            (count, AddedUserVerdict::Added) => Some(format!("{count} added")),
            (count, AddedUserVerdict::AlreadyMember) => Some(format!("{count} already members")),
            (count, AddedUserVerdict::Repeated) => Some(format!("{count} repeated")),
            (count, AddedUserVerdict::NotAnAddress) => Some(format!("{count} not e-mail addresses")),
        })
        .collect();
    if parts.is_empty() {
        "Nothing was added.".to_owned()
    } else {
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_up_what_became_of_each_address() {
        let verdicts = [
            AddedUserVerdict::Added,
            AddedUserVerdict::NotAnAddress,
            AddedUserVerdict::Added,
            AddedUserVerdict::AlreadyMember,
        ]
        .map(|verdict| AddedUser {
            email: String::new(),
            verdict,
        });
        assert_eq!(
            summary(&verdicts),
            "2 added, 1 already a member, 1 not an e-mail address"
        );
        assert_eq!(summary(&[]), "Nothing was added.");
    }
}

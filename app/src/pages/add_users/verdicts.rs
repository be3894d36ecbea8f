//! What happens to each address, before and after it is added.

use leptos::prelude::*;

use crate::{
    components::{Badge, Tone},
    domain::{AddedUser, AddedUserVerdict, NewLink},
    pages::link_box::{LinkBox, link_news},
    texts::add_users as texts,
};

/// What happens to each address.
#[component]
pub(super) fn Verdicts(verdicts: Vec<AddedUser>, done: bool) -> impl IntoView {
    let items = verdicts
        .into_iter()
        .enumerate()
        .map(|(place, added)| {
            let AddedUser {
                email,
                verdict,
                invitation,
            } = added;
            let (tone, label) = match verdict {
                AddedUserVerdict::Added if done => (Tone::Green, verdict.name()),
                AddedUserVerdict::Added => (Tone::Blue, texts::will_be_added()),
                AddedUserVerdict::AlreadyMember | AddedUserVerdict::Repeated => {
                    (Tone::Neutral, verdict.name())
                }
                AddedUserVerdict::NotAnAddress => (Tone::Red, verdict.name()),
            };
            let address = email.clone();
            view! {
                <li>
                    <span class="verdict-email">{email}</span>
                    <Badge tone label />
                    {invitation.map(|link| view! { <Invited place email=address link /> })}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="verdicts">{items}</ul> }
}

/// What became of somebody's invitation, with the link if it may be handed on.
#[component]
fn Invited(place: usize, email: String, link: NewLink) -> impl IntoView {
    let words = link_news(&link);
    view! {
        <p class="hint verdict-news">{words}</p>
        {link
            .address
            .map(|address| view! { <LinkBox id=format!("link-{place}") address email /> })}
    }
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
            (1, AddedUserVerdict::AlreadyMember) => Some(texts::one_already().to_owned()),
            (1, AddedUserVerdict::NotAnAddress) => Some(texts::one_no_address().to_owned()),
            (count, AddedUserVerdict::Added) => Some(texts::added(count)),
            (count, AddedUserVerdict::AlreadyMember) => Some(texts::already(count)),
            (count, AddedUserVerdict::Repeated) => Some(texts::repeated(count)),
            (count, AddedUserVerdict::NotAnAddress) => Some(texts::no_addresses(count)),
        })
        .collect();
    if parts.is_empty() {
        texts::nothing_added().to_owned()
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
            invitation: None,
        });
        assert_eq!(
            summary(&verdicts),
            "2 added, 1 already a member, 1 not an e-mail address"
        );
        assert_eq!(summary(&[]), "Nothing was added.");
    }
}

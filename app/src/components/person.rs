//! A person: initials, name and e-mail.

use leptos::prelude::*;

use crate::domain::PersonName;

/// A circle with the person's initials, for the eye alone.
#[component]
pub(crate) fn Avatar(person: PersonName) -> impl IntoView {
    view! { <span class="avatar" aria-hidden="true">{initials(&person)}</span> }
}

/// Initials, name and, below it, the e-mail unless it is the name already.
#[component]
pub(crate) fn Person(
    person: PersonName,
    /// Where the name leads, if anywhere.
    #[prop(optional, into)]
    href: Option<String>,
    /// What tells the link from others of the same person, for those who hear it.
    #[prop(optional, into)]
    link_to: String,
) -> impl IntoView {
    let name = person.display_name();
    let email = (name != person.email).then(|| person.email.clone());
    let name = view! { <Breakable text=name /> };
    let name = match href {
        Some(href) => view! {
            <a class="person-name" href=href>
                {name}
                <span class="visually-hidden">{link_to}</span>
            </a>
        }
        .into_any(),
        None => view! { <span class="person-name">{name}</span> }.into_any(),
    };
    view! {
        <span class="person">
            <Avatar person />
            <span class="person-text">
                {name} {email.map(|email| view! { <span class="person-email"><Breakable text=email /></span> })}
            </span>
        </span>
    }
}

/// Text that breaks where an e-mail has its signs, rather than within a word.
#[component]
pub(crate) fn Breakable(text: String) -> impl IntoView {
    let parts = text.split_inclusive(['@', '.']).map(str::to_owned);
    parts.map(|part| view! { {part} <wbr /> }).collect_view()
}

/// In the case that they have; the style sheet shows capitals.
fn initials(person: &PersonName) -> String {
    let first = |text: &str| text.trim().chars().next();
    let letters: String = first(&person.first_name)
        .into_iter()
        .chain(first(&person.last_name))
        .collect();
    if letters.is_empty() {
        person.email.chars().take(1).collect()
    } else {
        letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_come_from_what_is_known() {
        let of = |first: &str, last: &str| {
            initials(&PersonName {
                first_name: first.into(),
                last_name: last.into(),
                email: "zoe@example.com".into(),
            })
        };
        assert_eq!(
            [of("Éva", "van Dyk"), of("", "王"), of(" ", "")],
            ["Év", "王", "z"]
        );
    }
}

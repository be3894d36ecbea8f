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
) -> impl IntoView {
    let name = person.display_name();
    let email = (name != person.email).then(|| person.email.clone());
    let name = match href {
        Some(href) => view! { <a class="person-name" href=href>{name}</a> }.into_any(),
        None => view! { <span class="person-name">{name}</span> }.into_any(),
    };
    view! {
        <span class="person">
            <Avatar person />
            <span class="person-text">
                {name} {email.map(|email| view! { <span class="person-email">{email}</span> })}
            </span>
        </span>
    }
}

fn initials(person: &PersonName) -> String {
    let first = |text: &str| text.trim().chars().next();
    let letters: String = first(&person.first_name)
        .into_iter()
        .chain(first(&person.last_name))
        .collect();
    if letters.is_empty() {
        person.email.chars().take(1).collect::<String>().to_uppercase()
    } else {
        letters.to_uppercase()
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
            ["ÉV", "王", "Z"]
        );
    }
}

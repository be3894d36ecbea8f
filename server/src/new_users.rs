//! Adding people: what becomes of each pasted address.

use std::collections::HashSet;

use app::{
    AppError,
    backend::Admin,
    domain::{AddedUser, AddedUserVerdict, NewUsers, Role},
};

use crate::{Result, auth::email_key, clock, store::Store};

/// Addresses that may be pasted at once.
const MOST_ADDRESSES: usize = 1_000;
/// RFC 5321, section 4.5.3.1.3, less the angle brackets.
const LONGEST_ADDRESS: usize = 254;

/// What adding these people would do.
pub(crate) async fn preview(store: &Store, admin: &Admin, new: &NewUsers) -> Result<Vec<AddedUser>> {
    check(store, admin, new).await?;
    let mut lines = read_addresses(&new.emails)?;
    for line in lines
        .iter_mut()
        .filter(|line| line.verdict == AddedUserVerdict::Added)
    {
        if store.is_member(admin.workspace_id, &line.email).await? {
            line.verdict = AddedUserVerdict::AlreadyMember;
        }
    }
    Ok(lines)
}

/// Adds those who are not members yet.
pub(crate) async fn add(store: &Store, admin: &Admin, new: &NewUsers) -> Result<Vec<AddedUser>> {
    check(store, admin, new).await?;
    let mut lines = read_addresses(&new.emails)?;
    let good = || |line: &&mut AddedUser| line.verdict == AddedUserVerdict::Added;
    let emails: Vec<String> = lines
        .iter_mut()
        .filter(good())
        .map(|line| line.email.clone())
        .collect();
    let added = store
        .add_members(admin.workspace_id, &emails, new, clock::now())
        .await?;
    for (line, is_new) in lines.iter_mut().filter(good()).zip(added) {
        line.verdict = if is_new {
            AddedUserVerdict::Added
        } else {
            AddedUserVerdict::AlreadyMember
        };
    }
    Ok(lines)
}

async fn check(store: &Store, admin: &Admin, new: &NewUsers) -> Result<()> {
    if new.role == Role::Owner && admin.role != Role::Owner {
        return Err(AppError::invalid("Only an owner can add owners. Choose another role.").into());
    }
    match store.unknown_group(admin.workspace_id, &new.groups).await? {
        None => Ok(()),
        Some(_) => Err(AppError::invalid(
            "One of the groups no longer exists. Reload the page and choose again.",
        )
        .into()),
    }
}

/// The pasted addresses in their order; those that look right are `Added` for now.
fn read_addresses(pasted: &str) -> Result<Vec<AddedUser>, AppError> {
    let mut seen = HashSet::new();
    let lines: Vec<AddedUser> = pasted
        .split([',', ';', '\n', '\r'])
        .flat_map(addresses)
        .map(|address| {
            let verdict = if !is_address(address) {
                AddedUserVerdict::NotAnAddress
            } else if seen.insert(email_key(address)) {
                AddedUserVerdict::Added
            } else {
                AddedUserVerdict::Repeated
            };
            AddedUser {
                email: address.to_owned(),
                verdict,
            }
        })
        .collect();
    match lines.len() {
        0 => Err(AppError::invalid("Enter at least one e-mail address.")),
        1..=MOST_ADDRESSES => Ok(lines),
        count => Err(AppError::invalid(format!(
            "These are {count} addresses; at most {MOST_ADDRESSES} can be added at once. Add them in parts."
        ))),
    }
}

/// The addresses of one piece: that in angle brackets after a name (RFC 5322, section 3.4), as mail
/// programs copy it, or all between white space.
fn addresses(piece: &str) -> Vec<&str> {
    let bracketed = piece
        .trim()
        .strip_suffix('>')
        .and_then(|piece| piece.rsplit_once('<'));
    match bracketed {
        Some((_, address)) => vec![address.trim()],
        None => piece.split_whitespace().collect(),
    }
}

/// Whether the text has the form of an e-mail address: something, an at sign, and a host name.
///
/// The WHATWG's form (HTML, "valid e-mail address"), with letters beyond ASCII allowed (RFC 6531).
pub(crate) fn is_address(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else {
        return false;
    };
    let is_local_letter = |letter: char| letter.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(letter);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= LONGEST_ADDRESS
        && !local.is_empty()
        && local.chars().all(is_local_letter)
        && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use AddedUserVerdict::{Added, NotAnAddress, Repeated};

    use super::*;

    #[test]
    fn names_before_an_address_in_angle_brackets_are_left_out() {
        let lines = read_addresses("Anna Berg <anna@x.test>, <b@x.test>; \"Li\" <li@x.test>\nbo@x.test")
            .expect("addresses");
        let emails: Vec<_> = lines.iter().map(|line| line.email.as_str()).collect();
        assert_eq!(emails, ["anna@x.test", "b@x.test", "li@x.test", "bo@x.test"]);
        assert!(lines.iter().all(|line| line.verdict == Added));
    }

    #[test]
    fn addresses_may_be_separated_by_commas_spaces_or_lines() {
        let lines =
            read_addresses("a@x.test, b@x.test;c@x.test\n\td@x.test  A@X.test nobody").expect("addresses");
        let verdicts: Vec<_> = lines
            .iter()
            .map(|line| (line.email.as_str(), line.verdict))
            .collect();
        assert_eq!(
            verdicts,
            [
                ("a@x.test", Added),
                ("b@x.test", Added),
                ("c@x.test", Added),
                ("d@x.test", Added),
                ("A@X.test", Repeated),
                ("nobody", NotAnAddress),
            ]
        );
    }

    #[test]
    fn nothing_and_too_much_are_refused_in_words() {
        assert!(read_addresses(" ,\n").is_err_and(|error| error.to_string().contains("at least one")));
        assert!(
            read_addresses(&"a@x.test ".repeat(1_001)).is_err_and(|error| error.to_string().contains("1001"))
        );
    }

    #[test]
    fn an_address_has_a_name_an_at_sign_and_a_host() {
        for good in [
            "a@b",
            "+tag@acme.test",
            "o'neil@mail.example.org",
            "jörg@müller.test",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "@b",
            "a@",
            "a@-b.test",
            "a@b..test",
            "a b@c.test",
            "<a@b.test>",
            "a@b.test.",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}

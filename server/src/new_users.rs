//! Adding people: what becomes of each pasted address.

use std::collections::HashSet;

use app::{
    AppError,
    backend::Admin,
    domain::{AddedUser, AddedUserVerdict, MailNews, NewLink, NewUsers},
    texts::{add_users as texts, users as users_texts},
};

use crate::{
    Console, Result,
    auth::email_key,
    clock,
    invitations::deliver,
    store::{Invited, Store, rules},
};

/// Addresses that may be pasted at once.
const MOST_ADDRESSES: usize = 1_000;
/// RFC 5321, section 4.5.3.1.3, less the angle brackets.
const LONGEST_ADDRESS: usize = 254;

/// What adding these people would do.
pub(crate) async fn preview(store: &Store, admin: &Admin, new: &NewUsers) -> Result<Vec<AddedUser>> {
    check(store, admin, new).await?;
    let mut lines = read_addresses(&new.emails)?;
    let emails = good_emails(&lines);
    let members = store.member_keys(admin.workspace_id, &emails).await?;
    for line in lines.iter_mut().filter(|line| is_good(line)) {
        if members.contains(&email_key(&line.email)) {
            line.verdict = AddedUserVerdict::AlreadyMember;
        }
    }
    Ok(lines)
}

/// Adds those who are not members yet, and invites those of them who have no password.
pub(crate) async fn add(console: &Console, admin: &Admin, new: &NewUsers) -> Result<Vec<AddedUser>> {
    let store = &console.store;
    check(store, admin, new).await?;
    let mut lines = read_addresses(&new.emails)?;
    let emails = good_emails(&lines);
    let by_mail = console.mailer.is_some();
    let added = store
        .add_members(admin, &emails, new, (by_mail, clock::now()))
        .await?;
    let (mut made, mut invited) = (Vec::new(), Vec::new());
    for (line, added) in lines.iter_mut().filter(|line| is_good(line)).zip(added) {
        match added {
            None => line.verdict = AddedUserVerdict::AlreadyMember,
            Some(Invited::NotNeeded) => {}
            Some(Invited::OnlyByMail) => {
                line.invitation = Some(NewLink {
                    address: None,
                    mail: MailNews::NotSetUp,
                });
            }
            Some(Invited::Made(invitation)) => {
                made.push(invitation);
                invited.push(line);
            }
        }
    }
    for (line, link) in invited.into_iter().zip(deliver(console, admin, made).await?) {
        line.invitation = Some(link);
    }
    Ok(lines)
}

fn is_good(line: &AddedUser) -> bool {
    line.verdict == AddedUserVerdict::Added
}

fn good_emails(lines: &[AddedUser]) -> Vec<String> {
    let good = lines.iter().filter(|line| is_good(line));
    good.map(|line| line.email.clone()).collect()
}

async fn check(store: &Store, admin: &Admin, new: &NewUsers) -> Result<()> {
    if rules::may_give(admin.role, new.role).is_err() {
        return Err(AppError::invalid(texts::only_owners()).into());
    }
    match store.unknown_group(admin.workspace_id, &new.groups).await? {
        None => Ok(()),
        Some(_) => Err(AppError::invalid(users_texts::group_gone()).into()),
    }
}

/// The pasted addresses in their order; those that look right are `Added` for now.
pub(crate) fn read_addresses(pasted: &str) -> Result<Vec<AddedUser>, AppError> {
    let mut seen = HashSet::new();
    let lines: Vec<AddedUser> = pieces(pasted)
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
                invitation: None,
            }
        })
        .collect();
    match lines.len() {
        0 => Err(AppError::invalid(texts::no_address())),
        1..=MOST_ADDRESSES => Ok(lines),
        count => Err(AppError::invalid(texts::too_many_addresses(
            count,
            MOST_ADDRESSES,
        ))),
    }
}

/// What stands between commas, semicolons and ends of lines; a quoted name on one line may hold them
/// (RFC 5322, section 3.2.4).
fn pieces(pasted: &str) -> impl Iterator<Item = &str> {
    pasted.lines().flat_map(|line| {
        let has_names = line.matches('"').count() % 2 == 0;
        let mut is_quoted = false;
        line.split(move |letter| {
            is_quoted ^= has_names && letter == '"';
            !is_quoted && matches!(letter, ',' | ';' | '\r')
        })
    })
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
        let pasted =
            "Anna Berg <anna@x.test>, <b@x.test>; \"Li\" <li@x.test>, \"Ek, Ida\" <ida@x.test>\nbo@x.test";
        let lines = read_addresses(pasted).expect("addresses");
        let emails: Vec<_> = lines.iter().map(|line| line.email.as_str()).collect();
        assert_eq!(
            emails,
            ["anna@x.test", "b@x.test", "li@x.test", "ida@x.test", "bo@x.test"]
        );
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

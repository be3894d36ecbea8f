//! Putting people in a group: what becomes of each, found by a search or by a pasted address.

use app::{
    AppError,
    backend::Admin,
    domain::{AddedUserVerdict, MOST_AT_ONCE, NewGroupMember, NewGroupMemberVerdict, NewGroupMembers},
    texts::{groups as texts, users as users_texts},
};
use uuid::Uuid;

use crate::{Result, clock, new_users::read_addresses, store::Store};

/// Puts members in a group; tells what became of each.
pub(crate) async fn add(
    store: &Store,
    admin: &Admin,
    id: Uuid,
    new: &NewGroupMembers,
) -> Result<Vec<NewGroupMember>> {
    let has_emails = !new.emails.trim().is_empty();
    if new.people.is_empty() && !has_emails {
        return Err(AppError::invalid(texts::nobody_chosen()).into());
    }
    if new.people.len() > MOST_AT_ONCE {
        return Err(AppError::invalid(users_texts::too_many("1,000")).into());
    }
    let lines = if has_emails {
        read_addresses(&new.emails)?
    } else {
        Vec::new()
    };
    let lines = lines.into_iter().map(|line| NewGroupMember {
        email: line.email,
        verdict: match line.verdict {
            AddedUserVerdict::Repeated => NewGroupMemberVerdict::Repeated,
            AddedUserVerdict::NotAnAddress => NewGroupMemberVerdict::NotAnAddress,
            AddedUserVerdict::Added | AddedUserVerdict::AlreadyMember => NewGroupMemberVerdict::Added,
        },
    });
    store
        .add_to_group(admin, id, new, lines.collect(), clock::now())
        .await
}

//! Coming in by a link: an invitation, or a new password for one that was forgotten.

use std::net::IpAddr;

use app::{
    AppError,
    backend::{EntryTicket, SignInToken, Visitor},
    domain::{AccountProblem, check_names, check_password},
};

use super::{LONGEST_EMAIL_BYTES, Limits, email_key, hash_password, throttle, ticket, token};
use crate::{
    Result, clock,
    store::{Names, NewSignIn, Store},
};

/// The token of a link's secret.
///
/// # Errors
/// [`AccountProblem::LinkUnknown`] if it does not have the form of one.
pub(crate) fn token_of_link(secret: &str) -> Result<SignInToken, AppError> {
    token::of_secret(secret).ok_or(AccountProblem::LinkUnknown.into())
}

/// Uses an invitation: sets names and password, and signs in.
///
/// # Errors
/// [`AppError::Account`] says why not.
pub(crate) async fn accept_invitation(
    store: &Store,
    secret: &str,
    names: Names<'_>,
    password: String,
    visitor: &Visitor,
    secure: bool,
) -> Result<EntryTicket> {
    let (link, at) = (token_of_link(secret)?, clock::now());
    // Nobody makes the server hash passwords without a link that can be used.
    store.invitation(link, at).await?;
    let (first, last) = check_names(names.first, names.last).map_err(AppError::from)?;
    check_password(&password).map_err(AppError::from)?;
    let hash = hash_password(password).await?;
    let (secret, token) = token::random()?;
    let sign_in = NewSignIn {
        token,
        user_agent: &visitor.user_agent,
        at,
    };
    let slug = store
        .accept_invitation(link, Names { first, last }, &hash, &sign_in)
        .await?;
    ticket(store, slug, &secret, &sign_in, secure).await
}

/// Uses a link for a new password, and signs in.
///
/// # Errors
/// [`AppError::Account`] says why not.
pub(crate) async fn use_password_link(
    store: &Store,
    secret: &str,
    password: String,
    visitor: &Visitor,
    secure: bool,
) -> Result<EntryTicket> {
    let (link, at) = (token_of_link(secret)?, clock::now());
    store.password_link(link, at).await?;
    check_password(&password).map_err(AppError::from)?;
    let hash = hash_password(password).await?;
    let (secret, token) = token::random()?;
    let sign_in = NewSignIn {
        token,
        user_agent: &visitor.user_agent,
        at,
    };
    let user_id = store.use_password_link(link, &hash, &sign_in).await?;
    let slug = store.home(user_id).await?.ok_or(AppError::NoWorkspace)?;
    ticket(store, slug, &secret, &sign_in, secure).await
}

/// Notes that a link was asked for with this e-mail, known or not; returns how the e-mail is looked up.
///
/// # Errors
/// [`AppError::TooManyTries`].
pub(crate) async fn reserve_forgotten(store: &Store, email: &str, address: IpAddr) -> Result<String> {
    let key = if email.len() > LONGEST_EMAIL_BYTES {
        String::new()
    } else {
        email_key(email)
    };
    // Who only asks for links can still sign in.
    let asked = format!("new password {key}");
    let bucket = format!("new password {}", throttle::bucket(address));
    match store
        .reserve_try(&asked, &bucket, clock::now(), Limits::DEFAULT)
        .await?
    {
        Ok(()) => Ok(key),
        Err(wait_seconds) => Err(AppError::TooManyTries { wait_seconds }.into()),
    }
}

//! Signing in: passwords, links that set them, the sign-in cookie, and how many wrong tries are too many.

mod cookie;
mod links;
mod password;
pub(crate) mod throttle;
pub(crate) mod token;

use std::net::IpAddr;

use app::{
    AppError,
    backend::{EntryTicket, Person, SignInToken, Visitor},
    domain::{AccountProblem, Timestamp},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub(crate) use cookie::{forgetting_cookie, token_of};
pub(crate) use links::{accept_invitation, reserve_forgotten, token_of_link, use_password_link};
pub use password::hash_password;

use crate::{
    Result, clock,
    store::{Freshness, NewSignIn, Store},
};
use throttle::Limits;

const IDLE_SECONDS: i64 = 12 * 3_600;
const LONGEST_SECONDS: i64 = 7 * 24 * 3_600;
/// Nobody has a longer one, and tries are kept by it.
const LONGEST_EMAIL_BYTES: usize = 1_000;
/// How stale the time of last use may be: it is not written at every request.
const TOUCH_SECONDS: i64 = 60;

/// The form of an e-mail by which people are found, whatever the case of its letters.
#[must_use]
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Checks the password and opens a sign-in.
///
/// # Errors
/// [`AppError::WrongCredentials`], [`AppError::TooManyTries`], [`AppError::NoWorkspace`].
pub(crate) async fn sign_in(
    store: &Store,
    email: &str,
    password: &str,
    visitor: &Visitor,
    secure: bool,
) -> Result<EntryTicket> {
    // Tries count as wrong until the password is verified. Since few have a turn, hardly any right one
    // counts against another.
    let turn = password::Turn::wait().await;
    if email.len() > LONGEST_EMAIL_BYTES {
        return Err(AppError::WrongCredentials.into());
    }
    let (key, now) = (email_key(email), clock::now());
    if let Err(wait_seconds) = store
        .reserve_try(&key, &throttle::bucket(visitor.address), now, Limits::DEFAULT)
        .await?
    {
        return Err(AppError::TooManyTries { wait_seconds }.into());
    }
    let credentials = store.credentials(&key).await?;
    let known = credentials.and_then(|known| Some((known.user_id, known.password_hash?)));
    let hash = known.as_ref().map(|(_, hash)| hash.clone());
    if !password::verify(turn, password.to_owned(), hash).await? {
        return Err(AppError::WrongCredentials.into());
    }
    let (user_id, hash) = known.ok_or(AppError::WrongCredentials)?;
    store.forget_tries(&key).await?;
    let slug = store.home(user_id).await?.ok_or(AppError::NoWorkspace)?;
    let (secret, token) = token::random()?;
    let sign_in = NewSignIn {
        token,
        user_agent: &visitor.user_agent,
        at: now,
    };
    if !store.open_sign_in(user_id, &hash, &sign_in).await? {
        return Err(AppError::WrongCredentials.into());
    }
    ticket(store, slug, &secret, &sign_in, secure).await
}

/// Enters the workspace with a sign-in that was just opened.
async fn ticket(
    store: &Store,
    slug: String,
    secret: &str,
    sign_in: &NewSignIn<'_>,
    secure: bool,
) -> Result<EntryTicket> {
    let (person, _) = store
        .signed_in(sign_in.token, fresh(sign_in.at))
        .await?
        .ok_or(AppError::NoWorkspace)?;
    if let Some(member) = store.membership(person, &slug).await? {
        store
            .enter(&member.person, member.workspace_id, sign_in.at)
            .await?;
    }
    Ok(EntryTicket {
        set_cookie: cookie::new(secret, LONGEST_SECONDS, secure),
        slug,
    })
}

/// Checks that the person knows their password; returns how it was kept.
///
/// # Errors
/// [`AccountProblem::WrongPassword`], [`AppError::TooManyTries`]: such tries count with those to sign in.
pub(crate) async fn confirm_password(
    store: &Store,
    person: &Person,
    password: String,
    address: IpAddr,
) -> Result<String> {
    let turn = password::Turn::wait().await;
    let key = email_key(&person.name.email);
    if let Err(wait_seconds) = store
        .reserve_try(&key, &throttle::bucket(address), clock::now(), Limits::DEFAULT)
        .await?
    {
        return Err(AppError::TooManyTries { wait_seconds }.into());
    }
    let known = store
        .credentials(&key)
        .await?
        .and_then(|known| known.password_hash);
    match known {
        Some(known) if password::verify(turn, password, Some(known.clone())).await? => {
            store.forget_tries(&key).await?;
            Ok(known)
        }
        _ => Err(AppError::from(AccountProblem::WrongPassword).into()),
    }
}

/// By what a person can name one of their sign-ins, without anybody learning its token.
pub(crate) fn public_id(token: SignInToken) -> Uuid {
    let digest = Sha256::digest(token.0);
    Uuid::from_slice(&digest[..16]).expect("a UUID has 16 bytes")
}

/// The person behind a sign-in that is neither too old nor idle for too long.
pub(crate) async fn signed_in(store: &Store, token: SignInToken) -> Result<Option<Person>> {
    let now = clock::now();
    let Some((person, used_at)) = store.signed_in(token, fresh(now)).await? else {
        return Ok(None);
    };
    if now.0 - used_at.0 > TOUCH_SECONDS {
        let store = store.clone();
        // Nobody waits for it, least of all while somebody else writes for long.
        tokio::spawn(async move {
            if let Err(error) = store.touch_sign_in(token, now).await {
                tracing::warn!(%error, "the use of a sign-in could not be noted");
            }
        });
    }
    Ok(Some(person))
}

/// Forgets sign-ins, links and tries that no longer count.
pub(crate) async fn sweep(store: &Store) -> Result<()> {
    let now = clock::now();
    store.sweep_sign_ins(fresh(now)).await?;
    store.sweep_links(now).await?;
    store
        .sweep_tries(Timestamp(now.0 - Limits::DEFAULT.window_seconds))
        .await
}

pub(crate) fn fresh(now: Timestamp) -> Freshness {
    Freshness {
        created_after: Timestamp(now.0 - LONGEST_SECONDS),
        used_after: Timestamp(now.0 - IDLE_SECONDS),
    }
}

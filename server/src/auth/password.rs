//! Passwords, hashed with Argon2id.

use std::sync::LazyLock;

use app::domain::LONGEST_PASSWORD_BYTES;
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash,
};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    task::spawn_blocking,
};

use crate::{Error, Result};

/// Each hash takes 19 MiB: so many at a time, and the rest wait.
static TURNS: Semaphore = Semaphore::const_new(4);

/// The right to hash one password now.
pub(super) struct Turn {
    _permit: Option<SemaphorePermit<'static>>,
}

impl Turn {
    /// Waits for it.
    pub(super) async fn wait() -> Self {
        Self {
            _permit: TURNS.acquire().await.ok(),
        }
    }
}

/// What the password of an unknown person is compared with, so that the answer takes as long.
static OF_NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash("nobody's password").ok());

/// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB of memory, 2 passes, 1 lane.
fn argon2id() -> Argon2<'static> {
    let params = Params::new(19 * 1_024, 2, 1, None).expect("OWASP's parameters are valid");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &str) -> Result<String> {
    argon2id()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Error::Password(error.to_string()))
}

/// Hashes a password for keeping, in the PHC string format.
///
/// # Errors
/// If the machine has no memory or no randomness to give.
pub async fn hash_password(password: String) -> Result<String> {
    let _turn = Turn::wait().await;
    spawn_blocking(move || hash(&password))
        .await
        .map_err(|error| Error::Password(error.to_string()))?
}

/// Whether the password is the one that was hashed; takes as long if there is no hash to compare with.
pub(super) async fn verify(turn: Turn, password: String, known: Option<String>) -> Result<bool> {
    let work = move || {
        let hash = known.as_deref().or(OF_NOBODY.as_deref());
        let parsed = hash.and_then(|hash| PasswordHash::new(hash).ok());
        let matches =
            parsed.is_some_and(|hash| argon2id().verify_password(password.as_bytes(), &hash).is_ok());
        matches && known.is_some() && password.len() <= LONGEST_PASSWORD_BYTES
    };
    let verified = spawn_blocking(work).await;
    drop(turn);
    verified.map_err(|error| Error::Password(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_itself_is_right() {
        let known = hash_password("correct horse".to_owned()).await.expect("hashes");
        assert!(known.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(
            verify(
                Turn::wait().await,
                "correct horse".to_owned(),
                Some(known.clone())
            )
            .await
            .expect("verifies")
        );
        assert!(
            !verify(Turn::wait().await, "Correct horse".to_owned(), Some(known))
                .await
                .expect("verifies")
        );
    }

    #[tokio::test]
    async fn nobody_has_no_password_at_all() {
        assert!(
            !verify(Turn::wait().await, "nobody's password".to_owned(), None)
                .await
                .expect("verifies")
        );
    }
}

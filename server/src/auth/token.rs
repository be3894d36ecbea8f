//! The secret of a sign-in or of a link: 256 random bits, of which the database knows only the SHA-256.

use app::backend::SignInToken;
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// Bytes of randomness.
const LENGTH: usize = 32;

/// A new secret, as the cookie or the link holds it, and how the database knows it.
pub(crate) fn random() -> Result<(String, SignInToken)> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|error| Error::Password(error.to_string()))?;
    let secret = hex::encode(bytes);
    let token = of_secret(&secret).expect("a new secret has the form of one");
    Ok((secret, token))
}

/// How the database knows the secret; none if it does not have the form of one.
pub(crate) fn of_secret(secret: &str) -> Option<SignInToken> {
    let bytes = hex::decode(secret).ok().filter(|bytes| bytes.len() == LENGTH)?;
    Some(SignInToken(Sha256::digest(bytes).into()))
}

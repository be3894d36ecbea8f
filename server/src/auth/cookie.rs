//! The sign-in cookie.

use app::backend::SignInToken;
use http::{HeaderMap, header::COOKIE};

use super::token;

const NAME: &str = "sign-in";

/// The `Set-Cookie` header that keeps a sign-in.
pub(super) fn new(secret: &str, max_age_seconds: i64, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{NAME}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_seconds}{secure}")
}

/// The `Set-Cookie` header that forgets it.
pub(crate) fn forgetting_cookie(secure: bool) -> String {
    new("", 0, secure)
}

/// The sign-in that a request carries; it may be one that nobody knows.
pub(crate) fn token_of(headers: &HeaderMap) -> Option<SignInToken> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == NAME)
        .find_map(|(_, secret)| token::of_secret(secret))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn is_out_of_reach_for_scripts_and_other_sites() {
        assert_eq!(
            new("5ec2e7", 60, false),
            "sign-in=5ec2e7; Path=/; HttpOnly; SameSite=Lax; Max-Age=60"
        );
        assert!(new("5ec2e7", 60, true).ends_with("; Secure"));
    }

    #[test]
    fn is_found_among_others() {
        let (secret, token) = token::random().expect("randomness");
        let mut headers = HeaderMap::new();
        headers.insert(
            COOKIE,
            HeaderValue::from_str(&format!("a=b; sign-in={secret}; c=d")).expect("a header"),
        );
        assert_eq!(token_of(&headers), Some(token));
    }

    #[test]
    fn is_nothing_unless_it_has_the_form_of_a_secret() {
        for value in ["sign-in=", "sign-in=5ec2e7", "other-sign-in=00", "sign-in"] {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, HeaderValue::from_static(value));
            assert_eq!(token_of(&headers), None, "{value}");
        }
    }
}

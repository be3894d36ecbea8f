//! Who makes a request.

use std::net::IpAddr;

use crate::domain::PersonName;

/// Who makes a request; the server puts one into every request's extensions.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The address that the request comes from.
    pub address: IpAddr,
    /// What their browser calls itself, as far as it is worth keeping.
    pub user_agent: String,
    /// The person, if the request carries a valid sign-in.
    pub person: Option<Person>,
}

/// A person who is signed in.
#[derive(Debug, Clone)]
pub struct Person {
    /// Key in the database.
    pub id: i64,
    /// What they are called.
    pub name: PersonName,
    /// The sign-in that they came with.
    pub sign_in: SignInToken,
}

/// The SHA-256 of a sign-in's secret, which is how the database knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignInToken(pub [u8; 32]);

//! The API: server functions, a file for each resource. Each asks who is there and what they
//! may do, then calls one method of the backend.

#![allow(
    missing_docs,
    reason = "the macro makes a struct of the arguments, which the function documents"
)]
pub mod account;
pub mod activity;
pub mod exports;
pub mod groups;
pub mod invitations;
pub mod json;
pub mod language;
pub mod passwords;
pub mod sessions;
pub mod sign_ins;
pub mod users;
pub mod workspace;

//! The port: what the views ask of the server, and the proofs of who is asking.

mod access;
mod accounts;
mod port;
mod visitor;

pub use access::{Admin, Member, admin, backend, member, person, visitor};
pub use accounts::Accounts;
pub use port::{Backend, EntryTicket, ProgressStream};
pub use visitor::{Person, SignInToken, Visitor};

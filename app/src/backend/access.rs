//! Who may do what. Every server function begins with one of these questions, and the
//! backend's methods take the answers, so that none can be called without having asked.

use std::{ops::Deref, sync::Arc};

use http::request::Parts;
use leptos::prelude::use_context;

use super::{Backend, Person, Visitor};
use crate::{AppError, domain::Role};

/// Proof that a person is an active member of a workspace.
#[derive(Debug, Clone)]
pub struct Member {
    /// The workspace's key in the database.
    pub workspace_id: i64,
    /// The part of the address that names the workspace.
    pub slug: String,
    /// The person.
    pub person: Person,
    /// Their role in the workspace.
    pub role: Role,
}

/// Proof that a member administers the workspace.
#[derive(Debug, Clone)]
pub struct Admin(Member);

impl Admin {
    /// Checks the member's role.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for staff and ordinary members.
    pub fn of(member: Member) -> Result<Self, AppError> {
        if member.role.is_admin() {
            Ok(Self(member))
        } else {
            Err(AppError::Forbidden)
        }
    }

    /// Whether they may cancel an export that this person began: their own, and as an owner, who answers
    /// for the workspace, anybody's. Other admins' work is not theirs to undo.
    #[must_use]
    pub fn may_cancel_export_of(&self, person_id: i64) -> bool {
        self.role == Role::Owner || self.person.id == person_id
    }
}

impl Deref for Admin {
    type Target = Member;

    fn deref(&self) -> &Member {
        &self.0
    }
}

/// The backend that serves this request.
///
/// # Errors
/// [`AppError::Internal`] outside a request.
pub fn backend() -> Result<Arc<dyn Backend>, AppError> {
    use_context().ok_or(AppError::Internal)
}

/// Who makes this request.
///
/// # Errors
/// [`AppError::Internal`] outside a request.
pub fn visitor() -> Result<Visitor, AppError> {
    use_context::<Parts>()
        .and_then(|parts| parts.extensions.get().cloned())
        .ok_or(AppError::Internal)
}

/// The person who is signed in.
///
/// # Errors
/// [`AppError::SignInNeeded`] if nobody is.
pub fn person() -> Result<Person, AppError> {
    visitor()?.person.ok_or(AppError::SignInNeeded)
}

/// The person who is signed in, as a member of the workspace.
///
/// # Errors
/// [`AppError::SignInNeeded`] if nobody is signed in; [`AppError::NotFound`] if there is no such
/// workspace or they are no active member of it: which of the two is not told.
pub async fn member(slug: &str) -> Result<Member, AppError> {
    backend()?
        .membership(person()?, slug)
        .await?
        .ok_or(AppError::NotFound)
}

/// The person who is signed in, as an admin of the workspace.
///
/// # Errors
/// As [`member`], and [`AppError::Forbidden`] for other roles.
pub async fn admin(slug: &str) -> Result<Admin, AppError> {
    Admin::of(member(slug).await?)
}

//! What the files that only admins may have begin with: who asks, and the headers of a CSV file.

use app::{
    AppError,
    backend::{Admin, Visitor},
};
use http::{
    HeaderName,
    header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
};

use crate::Console;

/// The visitor as an admin of the workspace.
///
/// # Errors
/// [`AppError::SignInNeeded`]; [`AppError::NotFound`]; [`AppError::Forbidden`].
pub(super) async fn admin_of(console: &Console, visitor: Visitor, slug: &str) -> Result<Admin, AppError> {
    let person = visitor.person.ok_or(AppError::SignInNeeded)?;
    let member = console.store.membership(person, slug).await?;
    Admin::of(member.ok_or(AppError::NotFound)?)
}

/// The headers of a CSV file that is for nobody else.
pub(super) fn csv_head(file_name: &str) -> [(HeaderName, String); 3] {
    [
        (CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{file_name}\""),
        ),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ]
}

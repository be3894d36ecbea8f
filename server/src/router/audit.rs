//! The audit trail of a workspace as a file.

use app::{
    AppError,
    backend::{Admin, Visitor},
    domain::AuditAction,
};
use axum::{
    extract::{Extension, Path, State},
    response::{IntoResponse, Response},
};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};

use super::refusal;
use crate::{Console, audit::AuditEvent, clock, export::audit_file};

pub(super) const PATH: &str = "/w/{slug}/audit.csv";

/// Sends all entries to one of the workspace's admins; the last is of this very download.
pub(super) async fn download(
    State(console): State<Console>,
    Extension(visitor): Extension<Visitor>,
    Path(slug): Path<String>,
) -> Response {
    let answer = answer(&console, visitor, &slug).await;
    answer.unwrap_or_else(|error| refusal::as_text(&error))
}

async fn answer(console: &Console, visitor: Visitor, slug: &str) -> Result<Response, AppError> {
    let person = visitor.person.ok_or(AppError::SignInNeeded)?;
    let member = console.store.membership(person, slug).await?;
    let admin = Admin::of(member.ok_or(AppError::NotFound)?)?;
    let now = clock::now();
    let event = AuditEvent {
        at: now,
        actor: admin.person.name.email.clone(),
        action: AuditAction::TrailDownloaded,
        export: None,
        detail: String::new(),
    };
    console
        .store
        .note_in_audit_trail(admin.workspace_id, event)
        .await?;
    let entries = console.store.audit_trail(admin.workspace_id).await?;
    let head = [
        (CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{slug}-audit-{}.csv\"", now.date_text()),
        ),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((head, audit_file::write(&entries)).into_response())
}

//! The audit trail of a workspace as a file.

use app::{AppError, backend::Visitor, domain::AuditAction};
use axum::{
    extract::{Extension, Path, State},
    response::{IntoResponse, Response},
};

use super::{
    admin_file::{admin_of, csv_head},
    refusal,
};
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
    let admin = admin_of(console, visitor, slug).await?;
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
    let head = csv_head(&format!("{slug}-audit-{}.csv", now.date_text()));
    Ok((head, audit_file::write(&entries)).into_response())
}

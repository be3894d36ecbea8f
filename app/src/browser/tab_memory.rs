//! What the tab remembers over a reload: the export that it waits for.

use uuid::Uuid;
use web_sys::Storage;

use crate::domain::ExportKind;

const KEY: &str = "console.export";

/// An export that this tab waits for.
#[derive(Debug, Clone)]
pub(super) struct AwaitedExport {
    /// The slug of its workspace.
    pub(super) slug: String,
    /// Its id.
    pub(super) id: Uuid,
    /// Which file it makes.
    pub(super) kind: ExportKind,
}

/// Remembers the export; without storage a reload only forgets it.
pub(super) fn remember(export: &AwaitedExport) {
    if let Some(storage) = storage() {
        let text = [&export.slug, export.kind.key(), &export.id.to_string()].join(" ");
        let _ = storage.set_item(KEY, &text);
    }
}

/// The export that was remembered, if any.
pub(super) fn recall() -> Option<AwaitedExport> {
    let text = storage()?.get_item(KEY).ok()??;
    let mut parts = text.split(' ');
    Some(AwaitedExport {
        slug: parts.next()?.to_owned(),
        kind: parts.next()?.parse().ok()?,
        id: parts.next()?.parse().ok()?,
    })
}

/// Forgets whichever there is.
pub(super) fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}

/// Forgets the export, if it is the one that is remembered.
pub(super) fn forget_if(id: Uuid) {
    if recall().is_some_and(|export| export.id == id) {
        forget();
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

//! What a page leaves for the next one in the same tab: the export that it waits for.
//!
//! It is there only between the two: a tab that is duplicated takes a copy of all that it keeps, and would
//! save the file as well.

use web_sys::Storage;

use super::exports::OwnExport;

const KEY: &str = "console.export";

/// Leaves it as the page goes away; without storage a reload only forgets it.
pub(super) fn leave(export: &OwnExport) {
    if let Some(storage) = storage() {
        let text = [&export.slug, export.kind.key(), &export.id.to_string()].join(" ");
        let _ = storage.set_item(KEY, &text);
    }
}

/// Takes what the page before has left, if anything.
pub(super) fn take() -> Option<OwnExport> {
    let storage = storage()?;
    let text = storage.get_item(KEY).ok()??;
    let _ = storage.remove_item(KEY);
    let mut parts = text.split(' ');
    Some(OwnExport {
        slug: parts.next()?.to_owned(),
        kind: parts.next()?.parse().ok()?,
        id: parts.next()?.parse().ok()?,
    })
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

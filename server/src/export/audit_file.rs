//! The audit trail as CSV, in the form of the exports.

use super::{guard::Guard, row::Rows};
use crate::audit::AuditEntry;

const HEADER: [&str; 9] = [
    "number",
    "at",
    "actor",
    "action",
    "report",
    "export",
    "detail",
    "previous_hash",
    "hash",
];

/// Writes all entries, with the hashes that prove them.
pub(crate) fn write(entries: &[AuditEntry]) -> Vec<u8> {
    let mut rows = Rows::default();
    for name in HEADER {
        rows.text(name);
    }
    rows.end();
    for entry in entries {
        let event = &entry.event;
        let guarded = |text: &str| Guard::Spreadsheet.apply(text).into_owned();
        let (report, export) = match &event.export {
            Some((kind, export)) => (kind.as_str(), export.to_string()),
            None => ("", String::new()),
        };
        rows.number(entry.number)
            .time(Some(event.at))
            .text(&guarded(&event.actor))
            .text(event.action.key())
            .text(report)
            .text(&export)
            .text(&guarded(&event.detail))
            .text(&hex::encode(entry.previous))
            .text(&hex::encode(entry.hash))
            .end();
    }
    rows.take(Vec::new())
}

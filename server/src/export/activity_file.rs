//! The activity list as CSV, in the form of the exports.

use app::domain::ActivityRow;

use super::{guard::Guard, row::Rows};

const HEADER: [&str; 6] = ["at", "actor", "action", "subject", "before", "after"];

/// Writes all changes, oldest first.
pub(crate) fn write(activities: &[ActivityRow]) -> Vec<u8> {
    let mut rows = Rows::default();
    for name in HEADER {
        rows.text(name);
    }
    rows.end();
    for activity in activities {
        rows.time(Some(activity.at))
            .text(&Guard::Spreadsheet.apply(&activity.actor))
            .text(activity.action.key());
        for text in [&activity.subject, &activity.before, &activity.after] {
            rows.text(&Guard::Spreadsheet.apply(text));
        }
        rows.end();
    }
    rows.take(Vec::new())
}

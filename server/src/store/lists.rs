//! Lists of any length as one parameter: a JSON text, which `json_each` and `jsonb_array_elements` take apart.

use serde::Serialize;

/// The list as JSON. Text in it must have no NUL, which PostgreSQL does not take.
pub(super) fn list<Item: Serialize>(items: &[Item]) -> String {
    serde_json::to_string(items).expect("text and numbers are always JSON")
}

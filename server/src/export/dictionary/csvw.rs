//! The dictionary as CSV on the Web has it (W3C, "Metadata Vocabulary for Tabular Data").

use serde_json::{Map, Value, json};

use super::{Column, Datatype};
use crate::export::{guard::Guard, table::Table};

/// The metadata of the three files that lie beside it.
pub(in crate::export) fn metadata(guard: Guard, has_empty_groups: bool) -> Value {
    let tables: Vec<_> = Table::ALL
        .into_iter()
        .map(|table| description(table, guard, has_empty_groups))
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/csvw",
        "dc:description": "The users, groups and sessions of one workspace, from one instant of the database. Nothing is \
            written for a missing value.",
        "dialect": {
            "encoding": "utf-8",
            "delimiter": ",",
            "lineTerminators": ["\r\n"],
            "quoteChar": "\"",
            "doubleQuote": true,
            "header": true,
            "headerRowCount": 1,
            "skipBlankRows": false,
            "skipInitialSpace": false,
            "trim": false,
            // No row is a comment; without this, those whose first cell begins with # would be.
            "commentPrefix": null,
        },
        "tables": tables,
    })
}

fn description(table: Table, guard: Guard, has_empty_groups: bool) -> Value {
    let columns: Vec<_> = table
        .columns()
        .iter()
        .map(|column| schema(column, guard))
        .collect();
    let mut table_schema = json!({ "columns": columns });
    let (text, rows_by, primary_key) = match table {
        Table::Users => (
            "One row per member of the workspace, deactivated ones too.",
            "last name, first name and e-mail, in lower case, then id",
            json!("email"),
        ),
        Table::Groups => (
            "One row per member of a group. A group with nobody in it is one row with just its name.",
            "group name in lower case, then id; inside a group as in users.csv",
            json!(["group_name", "email"]),
        ),
        Table::Sessions => (
            "One row per roleplay session, also of people who are no members any more. Demo sessions and archived \
             sessions are left out.",
            "start, the newest first, then id",
            json!("session_link"),
        ),
    };
    table_schema["primaryKey"] = primary_key;
    // Sessions name people who may have no row among the users. The members of groups all have one, but the row of a
    // group with nobody in it names nobody.
    if table == Table::Groups && !has_empty_groups {
        table_schema["foreignKeys"] = json!([{
            "columnReference": "email",
            "reference": { "resource": Table::Users.file_name(), "columnReference": "email" },
        }]);
    }
    json!({
        "url": table.file_name(),
        "dc:title": table.kind().label(),
        "dc:description": format!("{text} Ordered by {rows_by}."),
        "tableSchema": table_schema,
    })
}

fn schema(column: &Column, guard: Guard) -> Value {
    let mut schema = Map::new();
    let mut set = |name: &str, value: Value| schema.insert(name.to_owned(), value);
    set("name", column.name.into());
    // A validator looks for the header among the titles.
    set("titles", json!([column.name, column.title]));
    let mut meaning = column.meaning.to_owned();
    let datatype = match column.datatype {
        Datatype::Text => {
            if guard == Guard::Spreadsheet {
                meaning.push_str(GUARDED);
            }
            json!("string")
        }
        Datatype::Word(words) => json!({ "base": "string", "format": format!("^({})$", words().join("|")) }),
        Datatype::Percentage => {
            set("schema:unitText", "percent".into());
            json!({ "base": "decimal", "minimum": 0, "maximum": 100 })
        }
        Datatype::Whole { least, unit } => {
            if let Some(unit) = unit {
                set("schema:unitText", unit.into());
            }
            json!({ "base": "integer", "minimum": least })
        }
        Datatype::Truth => json!("boolean"),
        Datatype::Time => json!({ "base": "dateTime", "format": "yyyy-MM-ddTHH:mm:ssX" }),
        Datatype::Link => json!("anyURI"),
    };
    set("dc:description", meaning.into());
    set("datatype", datatype);
    set("required", column.is_required.into());
    set("null", "".into());
    schema.into()
}

const GUARDED: &str = " Against formulas, a ' stands before text that begins with =, +, -, @, a tab, a line break or a \
    full-width =, +, - or @, also after further '; taking one ' off such a cell gives the text as it was typed.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_described_once_and_keys_are_columns() {
        let metadata = metadata(Guard::Spreadsheet, false);
        let tables = metadata["tables"].as_array().expect("a list");
        assert_eq!(tables.len(), Table::ALL.len());
        for (described, table) in tables.iter().zip(Table::ALL) {
            assert_eq!(described["url"], table.file_name());
            let schema = &described["tableSchema"];
            let names: Vec<_> = table.columns().iter().map(|column| column.name).collect();
            let described: Vec<_> = schema["columns"].as_array().expect("a list").iter().collect();
            assert_eq!(described.len(), names.len());
            for (column, name) in described.iter().zip(&names) {
                assert_eq!(column["name"], *name);
                assert_eq!(column["titles"][0], *name);
                assert!(
                    column["dc:description"]
                        .as_str()
                        .is_some_and(|text| text.ends_with('.')),
                    "{name}"
                );
            }
            let keys = match &schema["primaryKey"] {
                Value::Array(keys) => keys.clone(),
                key => vec![key.clone()],
            };
            assert!(
                keys.iter()
                    .all(|key| key.as_str().is_some_and(|key| names.contains(&key))),
                "{keys:?}"
            );
        }
    }

    #[test]
    fn a_foreign_key_is_told_only_where_it_holds() {
        let key = |has_empty_groups| {
            let metadata = metadata(Guard::Spreadsheet, has_empty_groups);
            metadata["tables"][1]["tableSchema"]["foreignKeys"][0]["reference"]["resource"].clone()
        };
        assert_eq!(key(false), "users.csv");
        assert_eq!(key(true), Value::Null);
    }

    #[test]
    fn only_guarded_text_is_said_to_be_guarded() {
        let guarded = |guard| {
            let metadata = metadata(guard, false).to_string();
            metadata.matches("Against formulas").count()
        };
        assert_eq!(guarded(Guard::Exact), 0);
        assert_eq!(guarded(Guard::Spreadsheet), 15);
    }

    #[test]
    fn words_and_units_are_those_of_the_files() {
        let metadata = metadata(Guard::Spreadsheet, false);
        let sessions = &metadata["tables"][2]["tableSchema"]["columns"];
        assert_eq!(
            sessions[4]["datatype"]["format"],
            "^(Easy|Medium|Hard|Very Hard|Custom)$"
        );
        assert_eq!(sessions[5]["schema:unitText"], "percent");
        assert_eq!(sessions[14]["schema:unitText"], "seconds");
        assert_eq!(sessions[12]["required"], true);
        assert_eq!(sessions[13]["required"], false);
    }
}

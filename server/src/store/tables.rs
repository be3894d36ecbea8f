//! Every table with its columns, for what moves whole databases.

/// What a column holds, as both databases know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    /// Of which PostgreSQL keeps four bytes.
    SmallNumber,
    Truth,
    Text,
    Bytes,
    Uuid,
    Time,
    Score,
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// All columns that are not computed from others.
    pub(super) columns: &'static [(&'static str, Kind)],
}

use Kind::{Bytes, Number, Score, SmallNumber, Text, Time, Truth, Uuid};

/// What the database itself counts of other tables, and counts again where their rows come.
#[cfg(test)]
const COUNTED: &[&str] = &["session_days"];

/// All other tables; what a row refers to stands in one before.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "workspaces",
        columns: &[
            ("id", Number),
            ("uuid", Uuid),
            ("name", Text),
            ("slug", Text),
            ("time_zone", Text),
        ],
    },
    Table {
        name: "users",
        columns: &[
            ("id", Number),
            ("uuid", Uuid),
            ("email", Text),
            ("email_key", Text),
            ("first_name", Text),
            ("first_name_key", Text),
            ("last_name", Text),
            ("last_name_key", Text),
            ("password_hash", Text),
            ("last_workspace_id", Number),
        ],
    },
    Table {
        name: "members",
        columns: &[
            ("workspace_id", Number),
            ("user_id", Number),
            ("role", Text),
            ("seat_type", Text),
            ("joined_at", Time),
            ("last_login_at", Time),
            ("deactivated_at", Time),
            ("last_name_key", Text),
            ("first_name_key", Text),
            ("email_key", Text),
            ("group_key", Text),
        ],
    },
    Table {
        name: "groups",
        columns: &[
            ("id", Number),
            ("uuid", Uuid),
            ("workspace_id", Number),
            ("name", Text),
            ("name_key", Text),
            ("deleted_at", Time),
        ],
    },
    Table {
        name: "group_members",
        columns: &[
            ("workspace_id", Number),
            ("group_id", Number),
            ("user_id", Number),
            ("role", Text),
        ],
    },
    Table {
        name: "scenarios",
        columns: &[
            ("id", Number),
            ("uuid", Uuid),
            ("workspace_id", Number),
            ("name", Text),
            ("name_key", Text),
            ("difficulty", Text),
            ("archived_at", Time),
        ],
    },
    Table {
        name: "programs",
        columns: &[
            ("id", Number),
            ("uuid", Uuid),
            ("workspace_id", Number),
            ("name", Text),
        ],
    },
    Table {
        name: "assignments",
        columns: &[
            ("id", Number),
            ("uuid", Uuid),
            ("workspace_id", Number),
            ("user_id", Number),
            ("scenario_id", Number),
            ("program_id", Number),
            ("assigned_by", Number),
        ],
    },
    Table {
        name: "sessions",
        columns: &[
            ("id", Number),
            ("uuid", Uuid),
            ("workspace_id", Number),
            ("user_id", Number),
            ("scenario_id", Number),
            ("assignment_id", Number),
            ("status", Text),
            ("started_at", Time),
            ("ended_at", Time),
            ("graded_at", Time),
            ("score_hundredths", Score),
            ("demo", Truth),
            ("archived_at", Time),
            ("exported", Truth),
            ("valid_attempt", Truth),
            ("revision", Number),
            ("attempt_number", SmallNumber),
        ],
    },
    Table {
        name: "revisions",
        columns: &[("number", Number), ("at", Time)],
    },
    Table {
        name: "account_links",
        columns: &[
            ("id", Number),
            ("token_hash", Bytes),
            ("kind", Text),
            ("workspace_id", Number),
            ("user_id", Number),
            ("made_at", Time),
            ("made_by", Number),
            ("seen_by_maker", Truth),
            ("mailed_at", Time),
            ("expires_at", Time),
            ("used_at", Time),
            ("revoked_at", Time),
        ],
    },
    Table {
        name: "sign_ins",
        columns: &[
            ("token_hash", Bytes),
            ("user_id", Number),
            ("created_at", Time),
            ("used_at", Time),
            ("user_agent", Text),
        ],
    },
    Table {
        name: "entries",
        columns: &[("token_hash", Bytes), ("workspace_id", Number)],
    },
    Table {
        name: "failed_sign_ins",
        columns: &[
            ("id", Number),
            ("email_key", Text),
            ("address", Text),
            ("failed_at", Time),
        ],
    },
    Table {
        name: "demo_accounts",
        columns: &[("user_id", Number), ("position", Number), ("description", Text)],
    },
    Table {
        name: "exports",
        columns: &[
            ("id", Number),
            ("uuid", Uuid),
            ("workspace_id", Number),
            ("requested_by", Number),
            ("requested_at", Time),
            ("kind", Text),
            ("exact", Truth),
            ("state", Text),
            ("attempts", Number),
            ("lease_until", Time),
            ("rows_written", Number),
            ("rows_expected", Number),
            ("finished_at", Time),
            ("file_name", Text),
            ("location", Text),
            ("size_bytes", Number),
            ("sha256", Bytes),
            ("expires_at", Time),
            ("reason", Text),
            ("turn", Number),
            ("remark", Text),
            ("canceled_by", Number),
            ("audited", Truth),
            ("options", Text),
            ("names", Text),
            ("time_zone", Text),
            ("since_revision", Number),
            ("since_at", Time),
            ("revision", Number),
            ("guarded_cells", Number),
            ("guarded_examples", Text),
            ("seconds_left", Number),
        ],
    },
    Table {
        name: "export_choices",
        columns: &[("workspace_id", Number), ("user_id", Number), ("options", Text)],
    },
    Table {
        name: "export_requests",
        columns: &[("export_id", Number), ("user_id", Number), ("settled_at", Time)],
    },
    Table {
        name: "audit_entries",
        columns: &[
            ("workspace_id", Number),
            ("number", Number),
            ("at", Time),
            ("actor", Text),
            ("action", Text),
            ("kind", Text),
            ("export_uuid", Uuid),
            ("detail", Text),
            ("previous", Bytes),
            ("hash", Bytes),
        ],
    },
    Table {
        name: "audit_heads",
        columns: &[("workspace_id", Number), ("number", Number), ("hash", Bytes)],
    },
    Table {
        name: "activities",
        columns: &[
            ("id", Number),
            ("workspace_id", Number),
            ("at", Time),
            ("actor", Text),
            ("action", Text),
            ("subject", Text),
            ("before", Text),
            ("after", Text),
        ],
    },
];

impl Table {
    /// Its columns with commas between them.
    pub(super) fn columns_text(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        names.join(", ")
    }

    /// Whether the database itself numbers its rows.
    pub(super) fn is_numbered(&self) -> bool {
        self.columns[0].0 == "id"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        Store,
        database::{Query, Sql},
    };

    #[tokio::test]
    async fn no_table_and_no_column_is_missing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", folder.path().join("new.db").display());
        let store = Store::open(&url).await.expect("a new database");
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
            AND name <> '_sqlx_migrations' ORDER BY name";
        let mut found = Vec::new();
        for table in store.database.all(Sql::same(sql)).await.expect("a query") {
            let name: String = table.get(0).expect("a name");
            if COUNTED.contains(&name.as_str()) {
                continue;
            }
            let columns = format!("SELECT name FROM pragma_table_info('{name}')");
            let columns = store.database.all(Query::made(columns)).await.expect("a query");
            let columns = columns
                .iter()
                .map(|column| column.get::<String>(0).expect("a name"));
            found.push((name, columns.collect::<Vec<_>>()));
        }
        let mut known: Vec<_> = TABLES
            .iter()
            .map(|table| {
                let columns = table.columns.iter().map(|(name, _)| (*name).to_owned());
                (table.name.to_owned(), columns.collect::<Vec<_>>())
            })
            .collect();
        known.sort();
        for (_, columns) in found.iter_mut().chain(&mut known) {
            columns.sort();
        }
        assert_eq!(known, found);
        store.close().await;
    }
}

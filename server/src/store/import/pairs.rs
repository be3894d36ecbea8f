//! Loads what is known by two things, and who has what only one can have.
//!
//! Lists are bound as JSON: one prepared statement for lists of any length.

use serde::Serialize;

use super::ImportTransaction;
use crate::{
    Result,
    import::{GroupMember, Known, Member, WantedIds, WantedPairs},
    store::database::{Row, Sql},
};

const MEMBERS: Sql = Sql {
    sqlite:
        "SELECT m.workspace_id, m.user_id, m.role, m.seat_type, m.joined_at, m.last_login_at, m.deactivated_at
        FROM json_each($1) AS wanted CROSS JOIN members AS m
            ON m.workspace_id = wanted.value ->> 0 AND m.user_id = wanted.value ->> 1",
    postgres:
        "SELECT m.workspace_id, m.user_id, m.role, m.seat_type, m.joined_at, m.last_login_at, m.deactivated_at
        FROM jsonb_array_elements($1::jsonb) AS wanted JOIN members AS m
            ON m.workspace_id = (wanted ->> 0)::bigint AND m.user_id = (wanted ->> 1)::bigint",
};

const GROUP_MEMBERS: Sql = Sql {
    sqlite: "SELECT m.workspace_id, m.group_id, m.user_id, m.role
        FROM json_each($1) AS wanted CROSS JOIN group_members AS m
            ON m.workspace_id = wanted.value ->> 0 AND m.group_id = wanted.value ->> 1
            AND m.user_id = wanted.value ->> 2",
    postgres: "SELECT m.workspace_id, m.group_id, m.user_id, m.role
        FROM jsonb_array_elements($1::jsonb) AS wanted JOIN group_members AS m
            ON m.workspace_id = (wanted ->> 0)::bigint AND m.group_id = (wanted ->> 1)::bigint
            AND m.user_id = (wanted ->> 2)::bigint",
};

const GROUP_NAMES: Sql = Sql {
    sqlite: "SELECT g.workspace_id, g.name_key, g.uuid
        FROM json_each($1) AS wanted CROSS JOIN groups AS g
            ON g.workspace_id = wanted.value ->> 0 AND g.name_key = wanted.value ->> 1 AND g.deleted_at IS NULL",
    postgres: "SELECT g.workspace_id, g.name_key, g.uuid
        FROM jsonb_array_elements($1::jsonb) AS wanted JOIN groups AS g
            ON g.workspace_id = (wanted ->> 0)::bigint AND g.name_key = wanted ->> 1 AND g.deleted_at IS NULL",
};

const SLUGS: Sql = Sql {
    sqlite: "SELECT slug, uuid FROM workspaces WHERE slug IN (SELECT value FROM json_each($1))",
    postgres: "SELECT slug, uuid FROM workspaces WHERE slug IN (SELECT jsonb_array_elements_text($1::jsonb))",
};

const EMAILS: Sql = Sql {
    sqlite: "SELECT email_key, uuid FROM users WHERE email_key IN (SELECT value FROM json_each($1))",
    postgres: "SELECT email_key, uuid FROM users WHERE email_key IN (SELECT jsonb_array_elements_text($1::jsonb))",
};

impl ImportTransaction {
    pub(super) async fn load_pairs(&mut self, wanted: &WantedPairs, known: &mut Known) -> Result<()> {
        for row in self.rows_of_list(MEMBERS, wanted.members.iter()).await? {
            let key = (row.get("workspace_id")?, row.get("user_id")?);
            let member = Member {
                role: row.word("role")?,
                seat_type: row.word("seat_type")?,
                joined_at: row.time("joined_at")?,
                last_login_at: row.optional_time("last_login_at")?,
                deactivated_at: row.optional_time("deactivated_at")?,
            };
            known.members.found(key, 0, member);
            known.references.members.insert(key);
        }
        for row in self
            .rows_of_list(GROUP_MEMBERS, wanted.group_members.iter())
            .await?
        {
            let key = (row.get("group_id")?, row.get("user_id")?);
            let member = GroupMember {
                workspace: row.get("workspace_id")?,
                role: row.word("role")?,
            };
            known.group_members.found(key, 0, member);
        }
        for name in &wanted.group_names {
            known.group_names.forget(name);
        }
        for row in self.rows_of_list(GROUP_NAMES, wanted.group_names.iter()).await? {
            let name = (row.get("workspace_id")?, row.get("name_key")?);
            known.group_names.found(name, row.uuid("uuid")?);
        }
        Ok(())
    }

    /// Who has the slugs and e-mails that lines want.
    pub(super) async fn load_claims(&mut self, wanted: &WantedIds, known: &mut Known) -> Result<()> {
        for slug in &wanted.slugs {
            known.slugs.forget(slug);
        }
        for row in self.rows_of_list(SLUGS, wanted.slugs.iter()).await? {
            known.slugs.found(row.get("slug")?, row.uuid("uuid")?);
        }
        for email in &wanted.emails {
            known.emails.forget(email);
        }
        for row in self.rows_of_list(EMAILS, wanted.emails.iter()).await? {
            known.emails.found(row.get("email_key")?, row.uuid("uuid")?);
        }
        Ok(())
    }

    /// The rows for the items of a list.
    pub(super) async fn rows_of_list<Item: Serialize>(
        &mut self,
        sql: Sql,
        list: impl Iterator<Item = Item>,
    ) -> Result<Vec<Row>> {
        let list: Vec<Item> = list.collect();
        if list.is_empty() {
            return Ok(Vec::new());
        }
        let json = serde_json::to_string(&list).expect("text and numbers are always JSON");
        self.transaction.all(sql.bind(json)).await
    }
}

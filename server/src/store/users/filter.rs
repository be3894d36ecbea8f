//! Which members a table of users shows, as a condition.

use app::domain::{MemberStatus, UserQuery};
use uuid::Uuid;

use super::parts::Part;
use crate::{
    Result,
    store::database::{Query, Sql, Transaction},
};

const GROUP: Sql =
    Sql::same("SELECT id FROM groups WHERE workspace_id = $1 AND uuid = $2 AND deleted_at IS NULL");

/// A condition on `members m` of workspace `$1`, and what is bound to it after that.
#[derive(Debug)]
pub(super) struct Filter {
    workspace_id: i64,
    condition: String,
    search: Option<String>,
    /// The longest word of the search.
    word: String,
    group_id: Option<i64>,
}

impl Filter {
    /// The condition that this query asks for.
    pub(super) async fn of(read: &mut Transaction, workspace_id: i64, query: &UserQuery) -> Result<Self> {
        let mut filter = Self {
            workspace_id,
            condition: "m.workspace_id = $1".to_owned(),
            search: Some(query.table_query().search_key()).filter(|search| !search.is_empty()),
            word: String::new(),
            group_id: None,
        };
        if let Some(search) = &filter.search {
            // A word without spaces stands in one of the three, which is faster to see than all of them joined.
            let words = search.split(' ').map(str::to_owned);
            filter.word = words.max_by_key(String::len).unwrap_or_default();
            let has_spaces = search.contains(' ');
            filter.add(
                "(instr(m.email_key, $2) > 0 OR instr(m.last_name_key, $2) > 0 OR instr(m.first_name_key, $2) > 0)",
            );
            if has_spaces {
                // What `search_key` is made of: SQLite finds that in the index.
                filter.add("instr(m.first_name_key || ' ' || m.last_name_key || ' ' || m.email_key, $3) > 0");
            }
        }
        if let Some(role) = query.role {
            filter.add_plain(read, &format!("role = '{}'", role.key()));
        }
        if let Some(seat_type) = query.seat_type {
            filter.add_plain(read, &format!("seat_type = '{}'", seat_type.key()));
        }
        match query.status {
            Some(MemberStatus::Active) => filter.add_plain(read, "deactivated_at IS NULL"),
            Some(MemberStatus::Deactivated) => filter.add_plain(read, "deactivated_at IS NOT NULL"),
            None => {}
        }
        if let Some(group) = query.group {
            filter.add_group(read, group).await?;
        }
        Ok(filter)
    }

    /// Adds a condition on one column, which SQLite is not to look up in an index of the column: what passes stands
    /// in another order there.
    fn add_plain(&mut self, read: &Transaction, condition: &str) {
        let sign = if read.is_sqlite() { "+" } else { "" };
        self.add(&format!("{sign}m.{condition}"));
    }

    fn add(&mut self, condition: &str) {
        self.condition.push_str(" AND ");
        self.condition.push_str(condition);
    }

    /// Nobody is in a group that is not there.
    async fn add_group(&mut self, read: &mut Transaction, group: Uuid) -> Result<()> {
        let found = read.optional(GROUP.bind(self.workspace_id).bind(group)).await?;
        self.group_id = Some(found.map_or(Ok(0), |row| row.get("id"))?);
        let place = self.next_place() - 1;
        self.add(&format!(
            "m.user_id IN (SELECT gm.user_id FROM group_members gm
                WHERE gm.workspace_id = $1 AND gm.group_id = ${place})"
        ));
        Ok(())
    }

    /// Whether it lets all members pass.
    pub(super) fn is_everybody(&self) -> bool {
        self.condition.len() == "m.workspace_id = $1".len()
    }

    pub(super) fn condition(&self) -> &str {
        &self.condition
    }

    /// The number of the first parameter after its own.
    pub(super) fn next_place(&self) -> usize {
        let words = match &self.search {
            None => 0,
            Some(search) if search.contains(' ') => 2,
            Some(_) => 1,
        };
        2 + words + usize::from(self.group_id.is_some())
    }

    /// A statement with the condition in it, its parameters bound.
    pub(super) fn bind(&self, text: String) -> Query<'_> {
        let mut query = Query::made(text).bind(self.workspace_id);
        if let Some(search) = &self.search {
            query = query.bind(&self.word);
            if search.contains(' ') {
                query = query.bind(search);
            }
        }
        if let Some(group_id) = self.group_id {
            query = query.bind(group_id);
        }
        query
    }

    /// How many members pass.
    pub(super) async fn count(&self, read: &mut Transaction) -> Result<u64> {
        let text = format!("SELECT count(*) AS total FROM members m WHERE {}", self.condition);
        read.one(self.bind(text)).await?.count("total")
    }

    /// The keys of so many members who pass and are in this part of the table, after the first few.
    pub(super) async fn ids(
        &self,
        read: &mut Transaction,
        part: &Part,
        order: &str,
        (limit, offset): (u64, u64),
    ) -> Result<Vec<i64>> {
        let place = self.next_place();
        let Part { condition, index } = part;
        let index = index.map_or_else(String::new, |index| format!(" INDEXED BY {index}"));
        let text = format!(
            "SELECT m.user_id FROM members m{index} WHERE {}{condition}
            ORDER BY {order} LIMIT ${place} OFFSET ${}",
            self.condition,
            place + 1
        );
        let rows = read.all(self.bind(text).bind(limit).bind(offset)).await?;
        rows.iter().map(|row| row.get("user_id")).collect()
    }

    /// So many of these members, after the first few.
    pub(super) async fn in_order(
        &self,
        read: &mut Transaction,
        ids: &str,
        order: &str,
        (limit, offset): (u64, u64),
    ) -> Result<Vec<i64>> {
        let these = if read.is_sqlite() {
            "SELECT value FROM json_each($2)"
        } else {
            "SELECT jsonb_array_elements_text($2::jsonb)::bigint"
        };
        let text = format!(
            "SELECT m.user_id FROM members m WHERE m.workspace_id = $1 AND m.user_id IN ({these})
            ORDER BY {order} LIMIT $3 OFFSET $4"
        );
        let query = Query::made(text)
            .bind(self.workspace_id)
            .bind(ids)
            .bind(limit)
            .bind(offset);
        let rows = read.all(query).await?;
        rows.iter().map(|row| row.get("user_id")).collect()
    }
}

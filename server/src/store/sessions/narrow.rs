//! Pages of a table of sessions of somebody, of a group, a scenario, a program, or a search: counted in the index
//! that leads to them, and found there or in the order of all, whichever has less to look at.

use app::domain::{PAGE_SIZE, Page, SessionQuery};

use super::filter::{Lead, SessionFilter};
use crate::{
    Result,
    store::database::{Sql, Transaction},
};

/// So many sessions can be put in order while one waits.
const FEW: u64 = 2_000;
/// So many sessions are looked at in their order in the time in which one is found elsewhere and put in order.
const LOOKED_AT: u64 = 8;

const ALL: Sql = Sql::same(
    "SELECT CAST(coalesce(sum(sessions), 0) AS bigint) AS total FROM session_days WHERE workspace_id = $1",
);

/// The keys of the sessions on the page that is asked for, or on the last one if there are fewer.
pub(super) async fn page_of(
    read: &mut Transaction,
    filter: &SessionFilter,
    query: &SessionQuery,
) -> Result<Page<i64>> {
    let lead = filter.lead().map(index_of);
    if filter.lead() == Some(Lead::Assignment) {
        let page = at_once(read, filter, query, lead).await?;
        if !page.rows.is_empty() {
            return Ok(page);
        }
    }
    let count = filter.query(read, "SELECT count(*) AS total FROM $sessions WHERE $where", lead);
    let total = read.one(count).await?.count("total")?;
    let page = query.table_query().within(total);
    if total == 0 {
        return Ok(page.answer(Vec::new(), total));
    }
    let is_in_order = filter.lead() == Some(Lead::Scenario);
    let index = if is_in_order || total <= FEW {
        lead
    } else {
        let all: u64 = read.one(ALL.bind(filter.workspace_id)).await?.count("total")?;
        let before = (page.offset() + u64::from(PAGE_SIZE)).min(total);
        let is_near = before * all / total < total * LOOKED_AT;
        if is_near { Some("sessions_by_start") } else { lead }
    };
    let text = format!(
        "SELECT id FROM $sessions WHERE $where ORDER BY started_at DESC, uuid DESC LIMIT {PAGE_SIZE} OFFSET {}",
        page.offset()
    );
    let rows = read.all(filter.query(read, &text, index)).await?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<_>>()?;
    Ok(page.answer(ids, total))
}

/// What takes longest to find is found once, to be counted and put in order; nothing beyond the last page.
async fn at_once(
    read: &mut Transaction,
    filter: &SessionFilter,
    query: &SessionQuery,
    lead: Option<&str>,
) -> Result<Page<i64>> {
    let page = query.table_query();
    let text = format!(
        "WITH found AS MATERIALIZED (SELECT id, started_at, uuid FROM $sessions WHERE $where)
        SELECT id, (SELECT count(*) FROM found) AS total FROM found
        ORDER BY started_at DESC, uuid DESC LIMIT {PAGE_SIZE} OFFSET {}",
        page.offset()
    );
    let rows = read.all(filter.query(read, &text, lead)).await?;
    let total = rows.first().map_or(Ok(0), |row| row.count("total"))?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<_>>()?;
    Ok(page.answer(ids, total))
}

const fn index_of(lead: Lead) -> &'static str {
    match lead {
        Lead::User => "sessions_by_user",
        Lead::Scenario => "sessions_by_scenario",
        Lead::Assignment => "sessions_by_assignment",
    }
}

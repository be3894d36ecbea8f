//! Pages of a table of all sessions of some kinds: the counts of the days say how many there are, and on which
//! days those of a page began.

use app::domain::{PAGE_SIZE, Page, SessionQuery};

use super::filter::SessionFilter;
use crate::{
    Result,
    store::database::{Query, Transaction},
};

const DAY: i64 = 86_400;

/// A stretch of time in which so many sessions began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    start: i64,
    end: i64,
    sessions: u64,
}

/// The keys of the sessions on the page that is asked for, or on the last one if there are fewer.
pub(super) async fn page_of(
    read: &mut Transaction,
    filter: &SessionFilter,
    query: &SessionQuery,
) -> Result<Page<i64>> {
    let spans = spans(read, filter).await?;
    let total = spans.iter().map(|span| span.sessions).sum();
    let page = query.table_query().within(total);
    let mut ids = Vec::new();
    for (span, skip) in runs(&spans, page.offset(), PAGE_SIZE.into()) {
        let room = u64::from(PAGE_SIZE) - ids.len() as u64;
        ids.extend(ids_within(read, filter, span, (room, skip)).await?);
    }
    Ok(page.answer(ids, total))
}

/// The days that have any, newest first; parts of days are counted one by one.
async fn spans(read: &mut Transaction, filter: &SessionFilter) -> Result<Vec<Span>> {
    let (from, until) = (filter.from.map(|at| at.0), filter.until.map(|at| at.0));
    let limit = |comparison: &str, day: Option<i64>| match day {
        Some(day) => format!(" AND day {comparison} {day}"),
        None => String::new(),
    };
    let text = format!(
        "SELECT day, CAST(sum(sessions) AS bigint) AS total FROM session_days
        WHERE workspace_id = $1{}{}{} GROUP BY day HAVING sum(sessions) > 0 ORDER BY day DESC",
        filter.kind_of_days(),
        limit(">=", from.map(|at| at.div_euclid(DAY))),
        // The day in which it ends, too, unless it ends with a day.
        limit("<", until.map(|at| (at + DAY - 1).div_euclid(DAY))),
    );
    let rows = read.all(Query::made(text).bind(filter.workspace_id)).await?;
    let mut spans = Vec::with_capacity(rows.len());
    for row in rows {
        let day: i64 = row.get("day")?;
        let whole = (day * DAY, (day + 1) * DAY);
        let start = from.map_or(whole.0, |from| from.max(whole.0));
        let end = until.map_or(whole.1, |until| until.min(whole.1));
        let mut span = Span {
            start,
            end,
            sessions: row.count("total")?,
        };
        if (start, end) != whole {
            span.sessions = count_within(read, filter, span).await?;
        }
        if span.sessions > 0 {
            spans.push(span);
        }
    }
    Ok(spans)
}

/// The stretches without a gap that hold so many sessions after the first few, newest first, each with how many of
/// its own come before.
fn runs(spans: &[Span], mut skip: u64, mut wanted: u64) -> Vec<(Span, u64)> {
    let mut runs: Vec<(Span, u64)> = Vec::new();
    for span in spans {
        if wanted == 0 {
            break;
        }
        if skip >= span.sessions {
            skip -= span.sessions;
            continue;
        }
        wanted = wanted.saturating_sub(span.sessions - skip);
        match runs.last_mut() {
            Some((run, _)) if run.start == span.end => {
                run.start = span.start;
                run.sessions += span.sessions;
            }
            _ => runs.push((*span, skip)),
        }
        skip = 0;
    }
    runs
}

fn within(span: Span, filter: &SessionFilter, read: &Transaction) -> String {
    let moment = |seconds: i64| {
        if read.is_sqlite() {
            seconds.to_string()
        } else {
            format!("to_timestamp({seconds})")
        }
    };
    format!(
        "$where{} AND started_at >= {} AND started_at < {}",
        filter.exported(),
        moment(span.start),
        moment(span.end)
    )
}

const BY_START: Option<&str> = Some("sessions_by_start");

async fn count_within(read: &mut Transaction, filter: &SessionFilter, span: Span) -> Result<u64> {
    let text = format!(
        "SELECT count(*) AS total FROM $sessions WHERE {}",
        within(span, filter, read)
    );
    read.one(filter.query(read, &text, BY_START))
        .await?
        .count("total")
}

async fn ids_within(
    read: &mut Transaction,
    filter: &SessionFilter,
    span: Span,
    (limit, offset): (u64, u64),
) -> Result<Vec<i64>> {
    let text = format!(
        "SELECT id FROM $sessions WHERE {} ORDER BY started_at DESC, uuid DESC LIMIT {limit} OFFSET {offset}",
        within(span, filter, read)
    );
    let rows = read.all(filter.query(read, &text, BY_START)).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i64, sessions: u64) -> Span {
        Span {
            start: day * DAY,
            end: (day + 1) * DAY,
            sessions,
        }
    }

    #[test]
    fn days_that_follow_each_other_are_read_at_once_and_no_more_than_needed() {
        let spans = [day(9, 30), day(8, 30), day(5, 10), day(4, 10), day(2, 10)];
        let run = |start: i64, end: i64, sessions| Span {
            start: start * DAY,
            end: (end + 1) * DAY,
            sessions,
        };
        assert_eq!(runs(&spans, 0, 20), [(day(9, 30), 0)]);
        assert_eq!(runs(&spans, 0, 50), [(run(8, 9, 60), 0)]);
        assert_eq!(runs(&spans, 50, 15), [(day(8, 30), 20), (day(5, 10), 0)]);
        assert_eq!(
            runs(&spans, 40, 99),
            [(day(8, 30), 10), (run(4, 5, 20), 0), (day(2, 10), 0)]
        );
        assert_eq!(runs(&spans, 90, 50), []);
        assert_eq!(runs(&[], 0, 50), []);
    }
}

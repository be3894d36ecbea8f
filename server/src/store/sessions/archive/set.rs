//! Writes that sessions are archived or restored, all in a few statements, and tells of each.

use std::collections::HashMap;

use app::domain::ActivityAction;

use super::Current;
use crate::{
    Result,
    store::{
        activity::{Change, record_all},
        attempts::{Whose, number_attempts},
        database::Sql,
        lists::list,
        revision::next_revision,
        work::Work,
    },
};

const NUMBERS: Sql = Sql {
    sqlite: "SELECT id, attempt_number FROM sessions
        WHERE workspace_id = $1 AND id IN (SELECT value FROM json_each($2))",
    postgres: "SELECT id, attempt_number FROM sessions
        WHERE workspace_id = $1 AND id IN (SELECT jsonb_array_elements_text($2::jsonb)::bigint)",
};

const SET: Sql = Sql {
    sqlite: "UPDATE sessions SET archived_at = $3, exported = ($3 IS NULL AND NOT demo), revision = $4,
            attempt_number = 0
        WHERE workspace_id = $1 AND id IN (SELECT value FROM json_each($2))",
    postgres: "UPDATE sessions SET archived_at = $3, exported = ($3::timestamptz IS NULL AND NOT demo), revision = $4,
            attempt_number = 0
        WHERE workspace_id = $1 AND id IN (SELECT jsonb_array_elements_text($2::jsonb)::bigint)",
};

/// Archives or restores them, and tells each by its attempt as it counts while none of them is archived.
pub(super) async fn set(work: &mut Work<'_>, sessions: &[&Current], archive: bool) -> Result<()> {
    if sessions.is_empty() {
        return Ok(());
    }
    let workspace_id = work.who.workspace_id;
    let ids = list(&sessions.iter().map(|session| session.id).collect::<Vec<_>>());
    let revision = next_revision(&mut work.write, work.who.at).await?;
    let set = SET
        .bind(workspace_id)
        .bind(&ids)
        .bind(archive.then_some(work.who.at))
        .bind(revision);
    let mut whose: Vec<Whose> = sessions
        .iter()
        .map(|session| (workspace_id, session.user_id, session.scenario_id))
        .collect();
    whose.sort_unstable();
    whose.dedup();
    let numbers = NUMBERS.bind(workspace_id).bind(&ids);
    let numbered = if archive {
        let numbered = work.write.all(numbers).await?;
        work.write.execute(set).await?;
        number_attempts(&mut work.write, &whose).await?;
        numbered
    } else {
        work.write.execute(set).await?;
        number_attempts(&mut work.write, &whose).await?;
        work.write.all(numbers).await?
    };
    let numbers: HashMap<i64, u32> = numbered
        .iter()
        .map(|row| Ok((row.get("id")?, row.small_number("attempt_number")?)))
        .collect::<Result<_>>()?;
    let told: Vec<Change> = sessions
        .iter()
        .map(|session| {
            let live = match numbers.get(&session.id) {
                Some(number) if !session.demo => format!("Attempt {number}"),
                _ => "Demo session".to_owned(),
            };
            let (action, before, after) = if archive {
                (ActivityAction::SessionArchived, live, "Archived".to_owned())
            } else {
                (ActivityAction::SessionRestored, "Archived".to_owned(), live)
            };
            Change {
                workspace_id,
                action,
                subject: session.subject(),
                before,
                after,
            }
        })
        .collect();
    record_all(&mut work.write, work.who, &told).await
}

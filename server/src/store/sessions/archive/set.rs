//! Writes that sessions are archived or restored, all in a few statements, and tells of each.

use std::collections::HashMap;

use app::domain::ActivityAction;

use super::Current;
use crate::{
    Result,
    store::{
        activity::{Change, record_all},
        database::Sql,
        lists::list,
        revision::next_revision,
        work::Work,
    },
};

/// How many exported attempts come before each.
const BEFORE: Sql = Sql {
    sqlite: "SELECT s.id, (SELECT count(*) FROM sessions b
            WHERE b.workspace_id = s.workspace_id AND b.user_id = s.user_id AND b.scenario_id = s.scenario_id
                AND b.exported AND (b.started_at, b.uuid) < (s.started_at, s.uuid)) AS total
        FROM sessions s WHERE s.workspace_id = $1 AND s.id IN (SELECT value FROM json_each($2))",
    postgres: "SELECT s.id, (SELECT count(*) FROM sessions b
            WHERE b.workspace_id = s.workspace_id AND b.user_id = s.user_id AND b.scenario_id = s.scenario_id
                AND b.exported AND (b.started_at, b.uuid) < (s.started_at, s.uuid)) AS total
        FROM sessions s WHERE s.workspace_id = $1 AND s.id IN (SELECT jsonb_array_elements_text($2::jsonb)::bigint)",
};

const SET: Sql = Sql {
    sqlite: "UPDATE sessions SET archived_at = $3, exported = ($3 IS NULL AND NOT demo), revision = $4
        WHERE workspace_id = $1 AND id IN (SELECT value FROM json_each($2))",
    postgres: "UPDATE sessions SET archived_at = $3, exported = ($3::timestamptz IS NULL AND NOT demo), revision = $4
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
    let before = BEFORE.bind(workspace_id).bind(&ids);
    let numbered = if archive {
        let numbered = work.write.all(before).await?;
        work.write.execute(set).await?;
        numbered
    } else {
        work.write.execute(set).await?;
        work.write.all(before).await?
    };
    let earlier: HashMap<i64, u32> = numbered
        .iter()
        .map(|row| Ok((row.get("id")?, row.count("total")?)))
        .collect::<Result<_>>()?;
    let told: Vec<Change> = sessions
        .iter()
        .map(|session| {
            let live = match earlier.get(&session.id) {
                Some(earlier) if !session.demo => format!("Attempt {}", earlier + 1),
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

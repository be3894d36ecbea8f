//! What the table of sessions can be filtered by.

use app::domain::{ExportOffer, PersonName, SessionOffer, Timestamp};
use uuid::Uuid;

use crate::{
    Result,
    store::{
        Store,
        database::Sql,
        exports::{TIME_ZONE, offered},
    },
    time_zone,
};

const OWN_SCENARIOS: Sql = Sql::same(
    "SELECT uuid, name, difficulty FROM scenarios WHERE workspace_id = $1 AND id IN (
        SELECT scenario_id FROM sessions WHERE workspace_id = $1 AND user_id = $2)
    ORDER BY name_key, uuid",
);

const OWN_PROGRAMS: Sql = Sql::same(
    "SELECT uuid, name, NULL AS difficulty FROM programs WHERE workspace_id = $1 AND id IN (
        SELECT a.program_id FROM sessions s
        JOIN assignments a ON a.workspace_id = s.workspace_id AND a.id = s.assignment_id
        WHERE s.workspace_id = $1 AND s.user_id = $2)
    ORDER BY name, uuid",
);

const PERSON: Sql = Sql::same(
    "SELECT u.first_name, u.last_name, u.email FROM users u WHERE u.uuid = $2
        AND (EXISTS (SELECT 1 FROM members m WHERE m.workspace_id = $1 AND m.user_id = u.id)
            OR EXISTS (SELECT 1 FROM sessions s WHERE s.workspace_id = $1 AND s.user_id = u.id))",
);

impl Store {
    /// Everything by which an export can be limited; or, if `only_of` names somebody, what occurs in their
    /// sessions.
    pub(crate) async fn session_offer(
        &self,
        workspace_id: i64,
        only_of: Option<i64>,
        now: Timestamp,
    ) -> Result<SessionOffer> {
        let Some(own) = only_of else {
            let ExportOffer {
                time_zone,
                today,
                groups,
                scenarios,
                programs,
            } = self.export_offer(workspace_id, now).await?;
            return Ok(SessionOffer {
                time_zone,
                today,
                groups,
                scenarios,
                programs,
            });
        };
        let mut read = self.database.begin_read().await?;
        let time_zone: String = read.one(TIME_ZONE.bind(workspace_id)).await?.get("time_zone")?;
        Ok(SessionOffer {
            today: time_zone::today(&time_zone, now)?,
            time_zone,
            groups: Vec::new(),
            scenarios: offered(&mut read, OWN_SCENARIOS.bind(workspace_id).bind(own)).await?,
            programs: offered(&mut read, OWN_PROGRAMS.bind(workspace_id).bind(own)).await?,
        })
    }

    /// What somebody is called who is or was in the workspace.
    pub(crate) async fn session_person(&self, workspace_id: i64, id: Uuid) -> Result<Option<PersonName>> {
        let found = self.database.optional(PERSON.bind(workspace_id).bind(id)).await?;
        found.map(|row| row.person()).transpose()
    }
}

//! The options that an admin chose last in a workspace, and what there is to choose.

use std::fmt;

use app::{
    backend::Admin,
    domain::{Difficulty, ExportKind, ExportOffer, ExportOptions, NamedOptions, Offered, Timestamp},
};

use uuid::Uuid;

use super::choice::{self, SettledOptions, TIME_ZONE, key, named, settle};
use crate::{
    Result,
    auth::email_key,
    store::{
        Store,
        database::{Alone, Query, Sql, Transaction},
    },
    time_zone,
};

const REMEMBERED: Sql =
    Sql::same("SELECT options FROM export_choices WHERE workspace_id = $1 AND user_id = $2");

const REMEMBER: Sql = Sql::same(
    "INSERT INTO export_choices (workspace_id, user_id, options) VALUES ($1, $2, $3)
    ON CONFLICT (workspace_id, user_id) DO UPDATE SET options = excluded.options",
);

const GROUPS: Sql = Sql::same(
    "SELECT uuid, name, NULL AS difficulty FROM groups WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY name_key, uuid",
);
const SCENARIOS: Sql =
    Sql::same("SELECT uuid, name, difficulty FROM scenarios WHERE workspace_id = $1 ORDER BY name_key, uuid");
const PROGRAMS: Sql = Sql::same(
    "SELECT uuid, name, NULL AS difficulty FROM programs WHERE workspace_id = $1 ORDER BY name, uuid",
);

/// A kind of thing by which sessions are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Group,
    Scenario,
    Program,
}

impl fmt::Display for Named {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Group => "group",
            Self::Scenario => "scenario",
            Self::Program => "program",
        })
    }
}

const MEMBER: Sql = Sql::same(
    "SELECT u.id FROM users u JOIN members m ON m.user_id = u.id WHERE m.workspace_id = $1 AND u.email_key = $2",
);

impl Store {
    /// The ids of the things of this name, whatever its case; or the one of this id.
    pub(crate) async fn ids_of(&self, workspace_id: i64, what: Named, text: &str) -> Result<Vec<Uuid>> {
        let mut read = self.database.begin_read().await?;
        let all = match what {
            Named::Group => GROUPS,
            Named::Scenario => SCENARIOS,
            Named::Program => PROGRAMS,
        };
        let all = offered(&mut read, all.bind(workspace_id)).await?;
        let (id, name) = (text.parse::<Uuid>().ok(), text.to_lowercase());
        let is_meant = |offered: &&Offered| Some(offered.id) == id || offered.name.to_lowercase() == name;
        Ok(all.iter().filter(is_meant).map(|offered| offered.id).collect())
    }

    /// The key of the member with this e-mail.
    pub(crate) async fn member_by_email(&self, workspace_id: i64, email: &str) -> Result<Option<i64>> {
        let member = MEMBER.bind(workspace_id).bind(email_key(email));
        let row = self.database.optional(member).await?;
        row.map(|row| row.get("id")).transpose()
    }

    /// The options that the person chose last in the workspace.
    pub(crate) async fn export_choice(&self, workspace_id: i64, person_id: i64) -> Result<NamedOptions> {
        let mut read = self.database.begin_read().await?;
        remembered(&mut read, workspace_id, person_id).await
    }

    /// Remembers options that an export can be made by.
    ///
    /// # Errors
    /// As [`settle`].
    pub(crate) async fn save_export_choice(
        &self,
        admin: &Admin,
        options: ExportOptions,
        now: Timestamp,
    ) -> Result<NamedOptions> {
        let (workspace_id, person_id) = (admin.workspace_id, admin.person.id);
        let mut write = self.database.begin_write(Alone::AmongWorkers).await?;
        let kind = ExportKind::Sessions;
        let settled = settle(&mut write, workspace_id, Some(person_id), kind, options, now).await?;
        let remember = REMEMBER.bind(workspace_id).bind(person_id).bind(key(options));
        write.execute(remember).await?;
        write.commit().await?;
        // A period stays a period, whose days are others tomorrow.
        Ok(NamedOptions {
            options,
            time_zone: String::new(),
            since: None,
            ..settled.choice
        })
    }

    /// What there is to choose.
    pub(crate) async fn export_offer(&self, workspace_id: i64, now: Timestamp) -> Result<ExportOffer> {
        let mut read = self.database.begin_read().await?;
        let time_zone: String = read.one(TIME_ZONE.bind(workspace_id)).await?.get("time_zone")?;
        Ok(ExportOffer {
            today: time_zone::today(&time_zone, now)?,
            time_zone,
            groups: offered(&mut read, GROUPS.bind(workspace_id)).await?,
            scenarios: offered(&mut read, SCENARIOS.bind(workspace_id)).await?,
            programs: offered(&mut read, PROGRAMS.bind(workspace_id)).await?,
        })
    }

    /// Options for a file that is made at once and is nobody's job; what is new is so since the last export
    /// of `person_id`.
    pub(crate) async fn settle_options(
        &self,
        workspace_id: i64,
        person_id: Option<i64>,
        kind: ExportKind,
        options: ExportOptions,
        now: Timestamp,
    ) -> Result<SettledOptions> {
        let mut read = self.database.begin_read().await?;
        settle(&mut read, workspace_id, person_id, kind, options, now).await
    }
}

/// What is remembered; the default if it can't be read any more.
pub(super) async fn remembered(
    read: &mut Transaction,
    workspace_id: i64,
    person_id: i64,
) -> Result<NamedOptions> {
    let row = read
        .optional(REMEMBERED.bind(workspace_id).bind(person_id))
        .await?;
    let Some(row) = row else {
        return Ok(NamedOptions::default());
    };
    let options = choice::read(row.get("options")?).unwrap_or_default();
    Ok(named(read, workspace_id, options).await?.into_choice(options))
}

/// What a query finds that sessions can be chosen by: its `uuid`, `name` and `difficulty`.
pub(in crate::store) async fn offered(read: &mut Transaction, query: Query<'_>) -> Result<Vec<Offered>> {
    let rows = read.all(query).await?;
    rows.iter()
        .map(|row| {
            Ok(Offered {
                id: row.uuid("uuid")?,
                name: row.get("name")?,
                note: row
                    .optional_word("difficulty")?
                    .map_or("", Difficulty::name)
                    .to_owned(),
            })
        })
        .collect()
}

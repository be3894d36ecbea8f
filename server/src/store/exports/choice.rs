//! Options as a job keeps them: with days for periods, the names of what they choose, and since when what is
//! new is new.

use app::{
    AppError,
    domain::{Difficulty, ExportKind, ExportOptions, NamedOptions, Timestamp},
    texts,
};
use uuid::Uuid;

use crate::{
    Error, Result,
    store::{
        SessionChoice,
        database::{Row, Sql, Transaction},
    },
    time_zone,
};

pub(in crate::store) const TIME_ZONE: Sql = Sql::same("SELECT time_zone FROM workspaces WHERE id = $1");

const GROUP: Sql =
    Sql::same("SELECT name FROM groups WHERE workspace_id = $1 AND uuid = $2 AND deleted_at IS NULL");
// Where two share a name, their difficulty tells them apart.
const SCENARIO: Sql = Sql::same(
    "SELECT name, CASE WHEN EXISTS (SELECT 1 FROM scenarios other
        WHERE other.workspace_id = $1 AND other.name = s.name AND other.id <> s.id) THEN difficulty END AS difficulty
    FROM scenarios s WHERE workspace_id = $1 AND uuid = $2",
);
const PROGRAM: Sql = Sql::same("SELECT name FROM programs WHERE workspace_id = $1 AND uuid = $2");

/// The columns that [`SettledOptions::of`] reads, each with its comma.
macro_rules! settled_columns {
    () => {
        "e.exact, e.options, e.names, e.time_zone, e.since_revision, e.since_at, "
    };
}

pub(super) use settled_columns;

/// The person's finished exports of sessions, of which is known up to which change they hold them; last first.
const EARLIER: Sql = Sql::same(concat!(
    "SELECT ",
    settled_columns!(),
    "e.revision, e.finished_at
    FROM exports e
    WHERE e.workspace_id = $1 AND e.kind = 'sessions' AND e.state = 'ready' AND e.revision IS NOT NULL
        AND EXISTS (SELECT 1 FROM export_requests r WHERE r.export_id = e.id AND r.user_id = $2)
    ORDER BY e.revision DESC, e.finished_at DESC, e.id DESC LIMIT 1000"
));

/// Options that a job can be made by.
#[derive(Debug, Clone)]
pub(crate) struct SettledOptions {
    /// With days instead of a period.
    pub(crate) choice: NamedOptions,
    /// Only sessions that were written by later revisions.
    pub(crate) since_revision: Option<i64>,
}

impl SettledOptions {
    /// Everything but `exact`, which has a column of its own, in one canonical text.
    pub(super) fn key(&self) -> String {
        key(ExportOptions {
            exact: false,
            ..self.choice.options
        })
    }

    /// What was chosen, by its names.
    pub(super) fn names(&self) -> String {
        let NamedOptions {
            group,
            scenario,
            program,
            ..
        } = &self.choice;
        if [group, scenario, program].iter().all(|name| name.is_empty()) {
            return String::new();
        }
        json(&[group, scenario, program])
    }

    /// From the columns of `settled_columns`.
    pub(super) fn of(row: &Row) -> Result<Self> {
        let options = row.get::<&str>("options")?;
        let names = match row.get::<&str>("names")? {
            "" => Default::default(),
            names => serde_json::from_str(names).map_err(|_| Error::Corrupt("exports.names".to_owned()))?,
        };
        let [group, scenario, program]: [String; 3] = names;
        Ok(Self {
            choice: NamedOptions {
                options: ExportOptions {
                    exact: row.get("exact")?,
                    ..read(options).ok_or_else(|| Error::Corrupt("exports.options".to_owned()))?
                },
                group,
                scenario,
                program,
                time_zone: row.get("time_zone")?,
                since: row.optional_time("since_at")?,
            },
            since_revision: row.get("since_revision")?,
        })
    }

    /// Which sessions are chosen.
    pub(crate) fn sessions(&self) -> Result<SessionChoice> {
        let options = self.choice.options;
        let start = |day| time_zone::start_of(day, &self.choice.time_zone);
        Ok(SessionChoice {
            from: options.from.map(start).transpose()?,
            until: options.until.map(start).transpose()?,
            group: options.group,
            scenario: options.scenario,
            program: options.program,
            only_valid: options.only_valid,
            since: self.since_revision,
        })
    }
}

/// The options as the database keeps them; empty if they are the default.
pub(super) fn key(options: ExportOptions) -> String {
    if options.is_default() {
        String::new()
    } else {
        json(&options)
    }
}

/// Reads what [`key`] wrote.
pub(super) fn read(key: &str) -> Option<ExportOptions> {
    match key {
        "" => Some(ExportOptions::default()),
        key => serde_json::from_str(key).ok(),
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("text and numbers are always JSON")
}

/// Settles what the person asks for now; what is new is so since an export of theirs.
///
/// # Errors
/// [`AppError::Invalid`] if it can't be: there is no such group, say, in this workspace.
pub(in crate::store) async fn settle(
    on: &mut Transaction,
    workspace_id: i64,
    person_id: Option<i64>,
    kind: ExportKind,
    options: ExportOptions,
    now: Timestamp,
) -> Result<SettledOptions> {
    let time_zone: String = on.one(TIME_ZONE.bind(workspace_id)).await?.get("time_zone")?;
    let options = options.of_kind(kind).on(time_zone::today(&time_zone, now)?);
    if let (Some(from), Some(until)) = (options.from, options.until)
        && from >= until
    {
        return Err(AppError::invalid(texts::export_options::end_before_start()).into());
    }
    let names = named(on, workspace_id, options).await?;
    for (id, name, unknown) in [
        (
            options.group,
            &names.group,
            texts::export_options::no_such_group(),
        ),
        (
            options.scenario,
            &names.scenario,
            texts::export_options::no_such_scenario(),
        ),
        (
            options.program,
            &names.program,
            texts::export_options::no_such_program(),
        ),
    ] {
        if id.is_some() && name.is_none() {
            return Err(AppError::invalid(unknown).into());
        }
    }
    let mut choice = names.into_choice(options);
    if options.has_days() {
        choice.time_zone = time_zone;
    }
    let mut since_revision = None;
    if let (true, Some(person_id)) = (options.only_new, person_id) {
        let earlier = on.all(EARLIER.bind(workspace_id).bind(person_id)).await?;
        for row in &earlier {
            let earlier = SettledOptions::of(row)?.choice;
            let is_same_zone = !earlier.options.has_days() || earlier.time_zone == choice.time_zone;
            if is_same_zone && earlier.options.covers(&options) {
                since_revision = Some(row.get("revision")?);
                choice.since = Some(row.time("finished_at")?);
                break;
            }
        }
    }
    Ok(SettledOptions {
        choice,
        since_revision,
    })
}

/// The names of what options choose; none where there is no such thing.
pub(super) struct Names {
    group: Option<String>,
    scenario: Option<String>,
    program: Option<String>,
}

impl Names {
    /// The options with their names.
    pub(super) fn into_choice(self, options: ExportOptions) -> NamedOptions {
        NamedOptions {
            options,
            group: self.group.unwrap_or_default(),
            scenario: self.scenario.unwrap_or_default(),
            program: self.program.unwrap_or_default(),
            ..NamedOptions::default()
        }
    }
}

/// Looks the names up.
pub(super) async fn named(on: &mut Transaction, workspace_id: i64, options: ExportOptions) -> Result<Names> {
    Ok(Names {
        group: name(on, GROUP, workspace_id, options.group).await?,
        scenario: scenario(on, workspace_id, options.scenario).await?,
        program: name(on, PROGRAM, workspace_id, options.program).await?,
    })
}

async fn scenario(on: &mut Transaction, workspace_id: i64, id: Option<Uuid>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    let Some(row) = on.optional(SCENARIO.bind(workspace_id).bind(id)).await? else {
        return Ok(None);
    };
    let name: String = row.get("name")?;
    let difficulty: Option<Difficulty> = row.optional_word("difficulty")?;
    Ok(Some(match difficulty {
        Some(difficulty) => format!("{name} ({})", difficulty.label()),
        None => name,
    }))
}

async fn name(on: &mut Transaction, sql: Sql, workspace_id: i64, id: Option<Uuid>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    let row = on.optional(sql.bind(workspace_id).bind(id)).await?;
    row.map(|row| row.get("name")).transpose()
}

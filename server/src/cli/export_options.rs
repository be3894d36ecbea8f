//! The options of `server export`.

use app::domain::{Day, ExportKind, ExportOptions, Period};
use clap::Args;

use super::Failure;
use crate::{
    Store, clock,
    store::{Named, SettledOptions},
};

/// How the file is written, and of sessions also which.
#[derive(Debug, Args)]
pub(super) struct OptionArguments {
    /// Keep text exactly as it was typed, without the guard against formulas
    #[arg(long)]
    exact: bool,
    /// Begin with the byte order mark by which Excel knows UTF-8
    #[arg(long, visible_alias = "bom")]
    byte_order_mark: bool,
    #[command(flatten)]
    sessions: SessionArguments,
}

/// Which sessions.
#[derive(Debug, Args)]
struct SessionArguments {
    /// Only sessions started in a span of days that has a name
    #[arg(long, value_name = "this_quarter|last_30_days|…", conflicts_with_all = ["from", "until"])]
    period: Option<Period>,
    /// Only sessions started on this day or later, in the workspace's time zone
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: Option<Day>,
    /// Only sessions started before this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<Day>,
    /// Only sessions of people in this group, by its name or id
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// Only sessions of this scenario, by its name or id
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,
    /// Only sessions assigned by this program, by its name or id
    #[arg(long, value_name = "PROGRAM")]
    program: Option<String>,
    /// Only valid attempts
    #[arg(long)]
    only_valid: bool,
    /// Only what is new since the last export that this admin made in the console
    #[arg(long, value_name = "EMAIL")]
    only_new_of: Option<String>,
}

impl OptionArguments {
    /// Whether they choose sessions, of which only one of the files has any.
    pub(super) fn choose_sessions(&self) -> bool {
        let SessionArguments {
            period,
            from,
            until,
            group,
            scenario,
            program,
            only_valid,
            only_new_of,
        } = &self.sessions;
        let has_days = period.is_some() || from.is_some() || until.is_some();
        let names = [group, scenario, program, only_new_of];
        has_days || *only_valid || names.iter().any(|name| name.is_some())
    }

    /// What they mean in this workspace.
    pub(super) async fn settle(
        &self,
        store: &Store,
        workspace_id: i64,
        kind: ExportKind,
    ) -> Result<SettledOptions, Failure> {
        let sessions = &self.sessions;
        let id_of = async |what: Named, text: &Option<String>| match text {
            None => Ok(None),
            Some(text) => match *store.ids_of(workspace_id, what, text).await? {
                [id] => Ok(Some(id)),
                [] => Err(Failure::from(format!(
                    "there is no {what} \"{text}\" in this workspace"
                ))),
                _ => Err(format!("there are several {what}s named \"{text}\": give the id").into()),
            },
        };
        let options = ExportOptions {
            exact: self.exact,
            byte_order_mark: self.byte_order_mark,
            period: sessions.period.unwrap_or_default(),
            from: sessions.from,
            until: sessions.until,
            group: id_of(Named::Group, &sessions.group).await?,
            scenario: id_of(Named::Scenario, &sessions.scenario).await?,
            program: id_of(Named::Program, &sessions.program).await?,
            only_valid: sessions.only_valid,
            only_new: sessions.only_new_of.is_some(),
        };
        let person = match &sessions.only_new_of {
            None => None,
            Some(email) => {
                let person = store.member_by_email(workspace_id, email).await?;
                Some(person.ok_or_else(|| format!("{email} is no member of this workspace"))?)
            }
        };
        let settled = store.settle_options(workspace_id, person, kind, options, clock::now());
        Ok(settled.await?)
    }
}

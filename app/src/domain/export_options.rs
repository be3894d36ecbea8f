//! How a file is to be written, and which sessions it is to hold.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Day, ExportKind, Period, Timestamp};

/// How a file is to be written, and for sessions also which of them; the default is the whole file, safe for
/// spreadsheets.
///
/// What is as by default is not written in JSON, and is taken so where it is missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools, reason = "each is a tick of its own")]
pub struct ExportOptions {
    /// Text exactly as it was typed, without the guard against formulas.
    pub exact: bool,
    /// The bytes EF BB BF in front, by which Excel knows UTF-8.
    #[serde(skip_serializing_if = "is_default")]
    pub byte_order_mark: bool,
    /// When sessions were started, by a name; then the two days are not given.
    #[serde(skip_serializing_if = "is_default")]
    pub period: Period,
    /// The first day on which sessions were started.
    #[serde(skip_serializing_if = "is_default")]
    pub from: Option<Day>,
    /// The first day whose sessions are no longer meant.
    #[serde(skip_serializing_if = "is_default")]
    pub until: Option<Day>,
    /// Only sessions of people who are in this group.
    #[serde(skip_serializing_if = "is_default")]
    pub group: Option<Uuid>,
    /// Only sessions of this scenario.
    #[serde(skip_serializing_if = "is_default")]
    pub scenario: Option<Uuid>,
    /// Only sessions whose assignment came from this program.
    #[serde(skip_serializing_if = "is_default")]
    pub program: Option<Uuid>,
    /// Only valid attempts.
    #[serde(skip_serializing_if = "is_default")]
    pub only_valid: bool,
    /// Only sessions that were recorded or changed since the person's last export that held all of these.
    #[serde(skip_serializing_if = "is_default")]
    pub only_new: bool,
}

fn is_default<Value: Default + PartialEq>(value: &Value) -> bool {
    *value == Value::default()
}

impl ExportOptions {
    /// What of it concerns this kind of file: only the file of sessions alone is chosen from, and everything is
    /// everything.
    #[must_use]
    pub fn of_kind(self, kind: ExportKind) -> Self {
        match kind {
            ExportKind::Sessions => self,
            ExportKind::Users | ExportKind::Groups | ExportKind::Everything => Self {
                exact: self.exact,
                byte_order_mark: self.byte_order_mark,
                ..Self::default()
            },
        }
    }

    /// The same with the days of its period, seen from today.
    #[must_use]
    pub fn on(self, today: Day) -> Self {
        if self.period == Period::All {
            return self;
        }
        let (from, until) = self.period.days(today);
        Self {
            period: Period::All,
            from,
            until,
            ..self
        }
    }

    /// Whether it is the whole file, safe for spreadsheets.
    #[must_use]
    pub fn is_default(&self) -> bool {
        is_default(self)
    }

    /// Whether days limit it.
    #[must_use]
    pub const fn has_days(&self) -> bool {
        self.from.is_some() || self.until.is_some()
    }

    /// Whether a file with these options holds every session that one with the others could, apart from what
    /// is new; both name their days.
    #[must_use]
    pub fn covers(&self, others: &Self) -> bool {
        let is_wide = |own: Option<Uuid>, other: Option<Uuid>| own.is_none() || own == other;
        let is_early = self
            .from
            .is_none_or(|own| others.from.is_some_and(|other| own <= other));
        let is_late = self
            .until
            .is_none_or(|own| others.until.is_some_and(|other| own >= other));
        is_early
            && is_late
            && is_wide(self.group, others.group)
            && is_wide(self.scenario, others.scenario)
            && is_wide(self.program, others.program)
            && (!self.only_valid || others.only_valid)
    }
}

/// Options with the names of what they choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedOptions {
    /// The options.
    pub options: ExportOptions,
    /// What the group is called; empty without one.
    pub group: String,
    /// What the scenario is called.
    pub scenario: String,
    /// What the program is called.
    pub program: String,
    /// The time zone in which days begin, where there are any.
    pub time_zone: String,
    /// When the export was finished since which sessions are new; none if there was no export before.
    pub since: Option<Timestamp>,
}

/// What the panel of options offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportOffer {
    /// The workspace's time zone, in which days begin.
    pub time_zone: String,
    /// Today, there.
    pub today: Day,
    /// Live groups.
    pub groups: Vec<Offered>,
    /// Scenarios, archived ones too, since their sessions are exported.
    pub scenarios: Vec<Offered>,
    /// Programs.
    pub programs: Vec<Offered>,
}

/// Something that sessions can be chosen by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// What tells it from others of the name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

/// How many guarded cells of a file are told of one by one.
pub const MOST_GUARDED_CELLS: usize = 100;

/// A cell that got a `'` in front, so that no spreadsheet runs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardedCell {
    /// Its row as spreadsheets number it: the header is 1.
    pub row: u64,
    /// The name of its column.
    pub column: String,
    /// How its text begins, as it was typed.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> ExportOptions {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn what_is_not_said_is_as_by_default_and_not_said_again() {
        assert_eq!(read("{}"), ExportOptions::default());
        assert!(read(r#"{"exact":true}"#).exact);
        let default = serde_json::to_string(&ExportOptions::default()).unwrap();
        assert_eq!(default, r#"{"exact":false}"#);
        let chosen = r#"{"exact":false,"byte_order_mark":true,"from":"2026-10-01","only_valid":true}"#;
        assert_eq!(serde_json::to_string(&read(chosen)).unwrap(), chosen);
        for unknown in [
            r#"{"only_vaild":true}"#,
            r#"{"from":"yesterday"}"#,
            r#"{"period":"ever"}"#,
        ] {
            assert!(
                serde_json::from_str::<ExportOptions>(unknown).is_err(),
                "{unknown}"
            );
        }
    }

    #[test]
    fn a_period_becomes_days_and_only_sessions_are_chosen_from() {
        let options = read(r#"{"exact":true,"period":"this_month","only_new":true}"#);
        let today = "2026-11-24".parse().unwrap();
        assert_eq!(
            options.on(today),
            read(r#"{"exact":true,"from":"2026-11-01","until":"2026-12-01","only_new":true}"#)
        );
        assert_eq!(options.of_kind(ExportKind::Users), read(r#"{"exact":true}"#));
        assert_eq!(options.of_kind(ExportKind::Sessions), options);
    }

    #[test]
    fn a_file_covers_others_that_are_limited_as_much_or_more() {
        let id = "11111111-1111-4111-8111-111111111111";
        let group = format!(r#"{{"group":"{id}"}}"#);
        let both = format!(r#"{{"group":"{id}","scenario":"{id}"}}"#);
        for (own, other, expected) in [
            ("{}", "{}", true),
            ("{}", both.as_str(), true),
            (&group, &both, true),
            (&both, &group, false),
            (&group, "{}", false),
            (r#"{"only_valid":true}"#, "{}", false),
            ("{}", r#"{"only_valid":true}"#, true),
            (r#"{"from":"2026-01-01"}"#, r#"{"from":"2026-01-02"}"#, true),
            (r#"{"from":"2026-01-02"}"#, r#"{"from":"2026-01-01"}"#, false),
            (r#"{"from":"2026-01-02"}"#, "{}", false),
            (r#"{"until":"2026-01-02"}"#, r#"{"until":"2026-01-01"}"#, true),
            (r#"{"until":"2026-01-01"}"#, r#"{"until":"2026-01-02"}"#, false),
            (r#"{"until":"2026-01-01"}"#, r#"{"from":"2026-01-01"}"#, false),
            (r#"{"exact":true,"byte_order_mark":true}"#, "{}", true),
        ] {
            assert_eq!(read(own).covers(&read(other)), expected, "{own} {other}");
        }
    }
}

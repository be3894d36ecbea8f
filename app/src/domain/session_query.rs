//! Which sessions the table of sessions shows.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Day, ExportOptions, Period, Rank, SessionStatus, TableQuery, words::words};

words! {
    /// The letter that a session's score earned, or none.
    RankChoice {
        /// From 90.
        A = "a" "A" "A",
        /// From 75.
        B = "b" "B" "B",
        /// From 50.
        C = "c" "C" "C",
        /// Below 50.
        D = "d" "D" "D",
        /// Not scored.
        None = "none" "No rank" "Kein Rang",
    }
}

impl From<Option<Rank>> for RankChoice {
    fn from(rank: Option<Rank>) -> Self {
        match rank {
            Some(Rank::A) => Self::A,
            Some(Rank::B) => Self::B,
            Some(Rank::C) => Self::C,
            Some(Rank::D) => Self::D,
            Option::None => Self::None,
        }
    }
}

words! {
    /// Whether the table shows sessions of a kind that exports leave out.
    Shown {
        /// With the others.
        Shown = "shown" "Shown" "Anzeigen",
        /// Not at all.
        Hidden = "hidden" "Hidden" "Ausblenden",
        /// And no others.
        Only = "only" "Only these" "Nur diese",
    }
}

impl Shown {
    /// Whether the table shows a session that is of the kind, or is not.
    #[must_use]
    pub const fn shows(self, is_of_kind: bool) -> bool {
        match self {
            Self::Shown => true,
            Self::Hidden => !is_of_kind,
            Self::Only => is_of_kind,
        }
    }
}

/// Which sessions to show, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionQuery {
    /// Text to look for in the participant's name and e-mail and in the scenario, in any case.
    pub search: String,
    /// The page, counted from 1; 0 is taken as 1.
    pub page: u32,
    /// Only sessions of this person.
    pub person: Option<Uuid>,
    /// Only sessions of people who are in this group.
    pub group: Option<Uuid>,
    /// Only sessions of this scenario.
    pub scenario: Option<Uuid>,
    /// Only sessions whose assignment came from this program.
    pub program: Option<Uuid>,
    /// Only those that got so far.
    pub status: Option<SessionStatus>,
    /// Only those whose score earned this letter.
    pub rank: Option<RankChoice>,
    /// When they were started, by a name; then the two days are not given.
    pub period: Period,
    /// The first day on which they were started.
    pub from: Option<Day>,
    /// The first day whose sessions are no longer meant.
    pub until: Option<Day>,
    /// What of archived sessions; shown if nothing is said.
    pub archived: Option<Shown>,
    /// What of demo sessions; shown if nothing is said.
    pub demo: Option<Shown>,
}

impl SessionQuery {
    /// What of it the export of sessions has, too.
    #[must_use]
    pub fn limits(&self) -> ExportOptions {
        ExportOptions {
            period: self.period,
            from: self.from,
            until: self.until,
            group: self.group,
            scenario: self.scenario,
            program: self.program,
            ..ExportOptions::default()
        }
    }

    /// The same with these days, or this period.
    #[must_use]
    pub fn started(self, limits: &ExportOptions) -> Self {
        Self {
            period: limits.period,
            from: limits.from,
            until: limits.until,
            ..self
        }
    }

    /// Whether only some of the sessions are asked for.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.search.is_empty() || self.filter_count() > 0
    }

    /// By how many things they are filtered, apart from the search.
    #[must_use]
    pub fn filter_count(&self) -> usize {
        let has_days = self.period != Period::default() || self.from.is_some() || self.until.is_some();
        let chosen = [
            self.person.is_some(),
            self.group.is_some(),
            self.scenario.is_some(),
            self.program.is_some(),
            self.status.is_some(),
            self.rank.is_some(),
            has_days,
            self.archived.is_some(),
            self.demo.is_some(),
        ];
        chosen.into_iter().filter(|is_chosen| *is_chosen).count()
    }

    /// Whether an export can be limited to the same; it never holds archived and demo sessions.
    #[must_use]
    pub fn is_exportable(&self) -> bool {
        let shows_others = |shown: Option<Shown>| shown != Some(Shown::Only);
        self.search.is_empty()
            && self.person.is_none()
            && self.status.is_none()
            && self.rank.is_none()
            && shows_others(self.archived)
            && shows_others(self.demo)
    }

    /// The same as somebody may ask who sees only their own sessions.
    #[must_use]
    pub fn of_own(self) -> Self {
        Self {
            person: None,
            group: None,
            ..self
        }
    }

    /// Its search and page alone.
    #[must_use]
    pub fn table_query(&self) -> TableQuery {
        TableQuery {
            search: self.search.clone(),
            page: self.page,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_can_be_limited_to_what_it_has_an_option_for() {
        let read = |json: &str| serde_json::from_str::<SessionQuery>(json).unwrap();
        for (json, is_filtered, is_exportable) in [
            ("{}", false, true),
            (r#"{"page":7}"#, false, true),
            (r#"{"period":"this_month","archived":"hidden"}"#, true, true),
            (r#"{"status":"completed"}"#, true, false),
            (r#"{"rank":"none"}"#, true, false),
            (r#"{"demo":"only"}"#, true, false),
            (r#"{"search":"a"}"#, true, false),
        ] {
            let query = read(json);
            assert_eq!(
                (query.is_filtered(), query.is_exportable()),
                (is_filtered, is_exportable),
                "{json}"
            );
        }
    }
}

//! Which sessions the table shows, as conditions.

use app::domain::{Rank, RankChoice, SessionQuery, SessionStatus, Shown, Timestamp};
use uuid::Uuid;

use crate::{
    Result,
    store::{
        SessionChoice,
        database::{Query, Sql, Transaction},
        session_choice::Condition,
    },
};

const PERSON: Sql = Sql::same("SELECT id FROM users WHERE uuid = $1");

const PEOPLE_FOUND: Sql = Sql::same("SELECT id FROM users WHERE instr(search_key, $1) > 0 LIMIT 1001");

const SCENARIOS_FOUND: Sql =
    Sql::same("SELECT id FROM scenarios WHERE workspace_id = $1 AND instr(name_key, $2) > 0");

/// So many people can be named one by one.
const FEW_PEOPLE: usize = 1_000;

/// The index that leads to the sessions of a filter, where that is not the one of all by their start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    User,
    Scenario,
    Assignment,
}

/// What a table of sessions is limited to.
#[derive(Debug)]
pub(super) struct SessionFilter {
    pub(super) workspace_id: i64,
    pub(super) from: Option<Timestamp>,
    pub(super) until: Option<Timestamp>,
    status: Option<SessionStatus>,
    rank: Option<RankChoice>,
    archived: Shown,
    demo: Shown,
    /// What holds for the rows of `sessions`; in it `$1` is the workspace's key, and `$2` what is searched for.
    condition: Condition,
    /// Nothing if day and kind of the sessions say all.
    lead: Option<Lead>,
    search: Option<String>,
    is_narrow: bool,
}

impl SessionFilter {
    /// The filter of a query, which the choice has the days of; only sessions of `only_of`, if that is somebody.
    pub(super) async fn of(
        read: &mut Transaction,
        workspace_id: i64,
        only_of: Option<i64>,
        query: &SessionQuery,
        choice: &SessionChoice,
    ) -> Result<Self> {
        let search = query.table_query().search_key();
        let is_of_something = choice.group.is_some() || choice.scenario.is_some() || choice.program.is_some();
        let is_narrow = only_of.is_some() || query.person.is_some() || is_of_something || !search.is_empty();
        let mut filter = Self {
            workspace_id,
            from: choice.from,
            until: choice.until,
            status: query.status,
            rank: query.rank,
            archived: query.archived.unwrap_or(Shown::Shown),
            demo: query.demo.unwrap_or(Shown::Shown),
            // Who looks day by day has the days; a second limit would have the first one read all days before.
            condition: if is_narrow {
                choice.condition()
            } else {
                Condition::default()
            },
            lead: None,
            search: None,
            is_narrow,
        };
        filter.add_kind();
        let person = match (only_of, query.person) {
            (Some(own), _) => Some(own),
            (None, Some(id)) => Some(person_id(read, id).await?),
            (None, None) => None,
        };
        if let Some(person) = person {
            filter.condition.and_same(&format!("user_id = {person}"));
        }
        filter.lead = if person.is_some() || choice.group.is_some() {
            Some(Lead::User)
        } else if choice.program.is_some() {
            Some(Lead::Assignment)
        } else {
            choice.scenario.map(|_| Lead::Scenario)
        };
        if !search.is_empty() {
            filter.add_search(read, search).await?;
        }
        Ok(filter)
    }

    /// Whether more than day and kind of a session decide.
    pub(super) const fn is_narrow(&self) -> bool {
        self.is_narrow
    }

    pub(super) const fn lead(&self) -> Option<Lead> {
        self.lead
    }

    /// What is the same of all sessions that are counted together for a day.
    fn add_kind(&mut self) {
        let condition = &mut self.condition;
        if let Some(status) = self.status {
            condition.and_same(&format!("status = '{}'", status.key()));
        }
        match self.rank.map(rank_of) {
            Some(Some(rank)) => {
                let (lowest, highest) = rank.scores();
                condition.and_same(&format!(
                    "score_hundredths BETWEEN {} AND {}",
                    lowest.0, highest.0
                ));
            }
            Some(None) => condition.and_same("score_hundredths IS NULL"),
            None => {}
        }
        match self.archived {
            Shown::Shown => {}
            Shown::Hidden => condition.and_same("archived_at IS NULL"),
            Shown::Only => condition.and_same("archived_at IS NOT NULL"),
        }
        match self.demo {
            Shown::Shown => {}
            Shown::Hidden => condition.and_same("NOT demo"),
            Shown::Only => condition.and_same("demo"),
        }
    }

    /// What follows from the same, and stands in the index of all sessions by their start.
    pub(super) const fn exported(&self) -> &'static str {
        match (self.archived, self.demo) {
            (Shown::Hidden, Shown::Hidden) => " AND exported",
            (Shown::Only, _) | (_, Shown::Only) => " AND NOT exported",
            _ => "",
        }
    }

    /// What the same is called in the counts of the days.
    pub(super) fn kind_of_days(&self) -> String {
        let mut text = String::new();
        let mut add = |condition: String| text.extend([" AND ", &condition]);
        if let Some(status) = self.status {
            add(format!("status = '{}'", status.key()));
        }
        if let Some(rank) = self.rank {
            add(format!("rank = '{}'", rank.key()));
        }
        for (shown, column) in [(self.archived, "archived"), (self.demo, "demo")] {
            match shown {
                Shown::Shown => {}
                Shown::Hidden => add(format!("NOT {column}")),
                Shown::Only => add(column.to_owned()),
            }
        }
        text
    }

    /// Few people are named, and found by that.
    async fn add_search(&mut self, read: &mut Transaction, search: String) -> Result<()> {
        let people = keys(read, PEOPLE_FOUND.bind(&search)).await?;
        let scenarios = keys(read, SCENARIOS_FOUND.bind(self.workspace_id).bind(&search)).await?;
        let of_people = if people.len() > FEW_PEOPLE {
            self.search = Some(search);
            "user_id IN (SELECT id FROM users WHERE instr(search_key, $2) > 0)".to_owned()
        } else {
            format!("user_id IN ({})", list(&people))
        };
        if scenarios.is_empty() {
            self.condition.and_same(&of_people);
            self.lead = self.lead.or(Some(Lead::User));
        } else {
            let of_scenarios = format!("scenario_id IN ({})", list(&scenarios));
            if people.is_empty() {
                self.condition.and_same(&of_scenarios);
                // In the order of the table only if there is just one.
                self.lead = self
                    .lead
                    .or(Some(Lead::Scenario).filter(|_| scenarios.len() == 1));
            } else {
                self.condition
                    .and_same(&format!("({of_people} OR {of_scenarios})"));
            }
        }
        self.search.get_or_insert_default();
        Ok(())
    }

    /// A statement in whose place of `$where` the condition stands, and which has no parameters of its own;
    /// `$sessions` is the table, to be found by this index where there is one.
    pub(super) fn query(&self, read: &Transaction, text: &str, lead: Option<&str>) -> Query<'_> {
        let table = match lead {
            Some(index) if read.is_sqlite() => format!("sessions INDEXED BY {index}"),
            _ => "sessions".to_owned(),
        };
        let condition = format!("workspace_id = $1{}", self.condition.text(read));
        let text = text.replace("$sessions", &table).replace("$where", &condition);
        let query = Query::made(text).bind(self.workspace_id);
        match &self.search {
            Some(search) if !search.is_empty() => query.bind(search),
            _ => query,
        }
    }
}

/// The letter, or that there is none.
fn rank_of(choice: RankChoice) -> Option<Rank> {
    match choice {
        RankChoice::A => Some(Rank::A),
        RankChoice::B => Some(Rank::B),
        RankChoice::C => Some(Rank::C),
        RankChoice::D => Some(Rank::D),
        RankChoice::None => None,
    }
}

/// Nobody is whoever is not known.
async fn person_id(read: &mut Transaction, id: Uuid) -> Result<i64> {
    let found = read.optional(PERSON.bind(id)).await?;
    found.map_or(Ok(0), |row| row.get("id"))
}

async fn keys(read: &mut Transaction, query: Query<'_>) -> Result<Vec<i64>> {
    read.all(query).await?.iter().map(|row| row.get("id")).collect()
}

/// Nothing has the key 0.
fn list(keys: &[i64]) -> String {
    if keys.is_empty() {
        return "0".to_owned();
    }
    let keys: Vec<String> = keys.iter().map(i64::to_string).collect();
    keys.join(", ")
}

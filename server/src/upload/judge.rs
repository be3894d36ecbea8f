//! Judges each line of a table by what is known: new, changed, already here, or wrong and why.

mod existing;
mod fresh;

use std::collections::HashMap;

use app::domain::{LineFault, Role, UploadColumn, UploadLine, UploadVerdict, WrongCell};

use super::{
    cells::readings,
    known::{Known, KnownMember, KnownPerson},
    plan::{LineWork, Plan, PlannedLine},
    table::{Columns, Table, TableLine},
};
use crate::{auth::email_key, store::Refusal};

/// The keys of all e-mails that the table may mean.
pub(crate) fn email_keys(table: &Table) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(table.lines.len());
    for line in &table.lines {
        let cell = line.cell(&table.columns, UploadColumn::Email).unwrap_or_default();
        let [first, second] = readings(cell, table.is_exact).map(email_key);
        if first != second {
            keys.push(second);
        }
        keys.push(first);
    }
    // Neither database has a NUL in text.
    keys.retain(|key| !key.is_empty() && !key.contains('\0'));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Judges all lines.
pub(crate) fn judge(table: &Table, known: &Known) -> Plan {
    let mut first_lines: HashMap<String, u32> = HashMap::new();
    let lines = table
        .lines
        .iter()
        .map(|line| {
            let line = Line {
                row: line,
                columns: &table.columns,
                is_exact: table.is_exact,
                known,
            };
            line.judge(&mut first_lines)
        })
        .collect();
    let mut plan = Plan {
        ignored: table.columns.ignored.clone(),
        lines,
    };
    plan.keep_an_owner(known.active_owners);
    plan
}

/// A line that is judged.
struct Line<'table> {
    row: &'table TableLine,
    columns: &'table Columns,
    is_exact: bool,
    known: &'table Known,
}

/// What was found out about a line.
struct Judgement {
    verdict: UploadVerdict,
    work: Option<LineWork>,
    owner: (bool, bool),
}

impl Judgement {
    fn wrong(faults: Vec<LineFault>) -> Self {
        Self {
            verdict: UploadVerdict::Wrong(faults),
            work: None,
            owner: (false, false),
        }
    }
}

/// Faults of cells, as they are found.
#[derive(Default)]
struct Faults(Vec<LineFault>);

impl Faults {
    fn add(&mut self, column: UploadColumn, why: WrongCell) {
        self.0.push(LineFault::Cell { column, why });
    }

    /// The value, or nothing where it is a fault.
    fn take<Value>(&mut self, column: UploadColumn, value: Result<Value, WrongCell>) -> Option<Value> {
        value.map_err(|why| self.add(column, why)).ok()
    }
}

impl From<Refusal> for WrongCell {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::LastOwner => Self::LastOwner,
            Refusal::OwnersOnly => Self::OwnersOnly,
        }
    }
}

impl Line<'_> {
    fn cell(&self, column: UploadColumn) -> Option<&str> {
        self.row.cell(self.columns, column)
    }

    fn judge(&self, first_lines: &mut HashMap<String, u32>) -> PlannedLine {
        let readings = readings(self.cell(UploadColumn::Email).unwrap_or_default(), self.is_exact);
        let keys = readings.map(email_key);
        let known = keys.iter().find_map(|key| {
            let person = self.known.people.get(key)?;
            let member = person.member.as_ref()?;
            Some((key, person, member))
        });
        let (email, key) = match known {
            Some((key, person, _)) => (person.email.as_str(), key),
            None => (readings[0].trim(), &keys[0]),
        };
        let judgement = self.judge_person(
            key,
            email,
            known.map(|(_, person, member)| (person, member)),
            first_lines,
        );
        let read_only = self.read_only(known.map(|(_, _, member)| member));
        PlannedLine {
            shown: UploadLine {
                number: self.row.number,
                email: email.to_owned(),
                verdict: judgement.verdict,
                read_only,
            },
            work: judgement.work,
            owner: judgement.owner,
        }
    }

    fn judge_person(
        &self,
        key: &str,
        email: &str,
        known: Option<(&KnownPerson, &KnownMember)>,
        first_lines: &mut HashMap<String, u32>,
    ) -> Judgement {
        let (cells, columns) = (self.row.width(self.columns), self.columns.width());
        if cells != columns {
            let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
            let (cells, columns) = (number(cells), number(columns));
            return Judgement::wrong(vec![LineFault::CellCount { cells, columns }]);
        }
        if !key.is_empty() {
            if let Some(line) = first_lines.get(key) {
                return Judgement::wrong(vec![LineFault::Repeated { line: *line }]);
            }
            first_lines.insert(key.to_owned(), self.row.number);
        }
        match known {
            Some((person, member)) => self.judge_member(person, member),
            None => self.judge_new(key, email),
        }
    }

    /// The columns that are only read and say something else than what is kept.
    fn read_only(&self, member: Option<&KnownMember>) -> Vec<UploadColumn> {
        let joined = member.map(|member| member.joined_at.to_string());
        let login = member
            .and_then(|member| member.last_login_at)
            .map(|at| at.to_string());
        [
            (UploadColumn::DateJoined, joined),
            (UploadColumn::LastLogin, login),
        ]
        .into_iter()
        .filter(|(column, kept)| {
            let cell = self.cell(*column).map(str::trim);
            cell.is_some_and(|cell| cell != kept.as_deref().unwrap_or_default())
        })
        .map(|(column, _)| column)
        .collect()
    }

    /// The role, seat or status that the line names, and whether the cell is there and empty.
    fn word<Word>(
        &self,
        column: UploadColumn,
        read: impl Fn(&str) -> Option<Word>,
        faults: &mut Faults,
    ) -> Given<Word> {
        let Some(cell) = self.cell(column) else {
            return Given::Missing;
        };
        match faults.take(column, super::cells::word(cell, read)) {
            Some(Some(word)) => Given::Word(word),
            Some(None) => Given::Empty,
            None => Given::Missing,
        }
    }
}

/// What a cell of a list of words says.
enum Given<Word> {
    Word(Word),
    Empty,
    Missing,
}

fn may_give(line: &Line<'_>, role: Role, faults: &mut Faults) {
    if let Err(refusal) = crate::store::rules::may_give(line.known.admin, role) {
        faults.add(UploadColumn::Role, refusal.into());
    }
}

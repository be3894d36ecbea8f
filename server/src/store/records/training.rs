//! What people practise, and what was assigned to them.

use app::domain::Difficulty;

use crate::{
    Result,
    store::{
        database::{Sql, parse_word},
        snapshot::{Columns, Numbers, Record},
    },
};

/// A scenario, archived or not.
pub(crate) struct ScenarioRecord {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) difficulty: Option<Difficulty>,
}

impl Record for ScenarioRecord {
    const QUERY: Sql = Sql::same("SELECT id, name, difficulty FROM scenarios WHERE workspace_id = $1");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            id: columns.number()?,
            name: columns.text()?.to_owned(),
            difficulty: columns
                .optional_text()?
                .map(|key| parse_word("difficulty", key))
                .transpose()?,
        })
    }
}

/// A program.
pub(crate) struct ProgramRecord {
    pub(crate) id: i64,
    pub(crate) name: String,
}

impl Record for ProgramRecord {
    const QUERY: Sql = Sql::same("SELECT id, name FROM programs WHERE workspace_id = $1");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            id: columns.number()?,
            name: columns.text()?.to_owned(),
        })
    }
}

/// Assignments of the same program by the same person.
pub(crate) struct AssignmentsRecord {
    pub(crate) program_id: Option<i64>,
    pub(crate) assigned_by: Option<i64>,
    pub(crate) ids: Numbers,
}

impl Record for AssignmentsRecord {
    const QUERY: Sql = Sql {
        // All of it stands in the index `assignments_by_scenario`.
        sqlite: "SELECT program_id, assigned_by, id FROM assignments WHERE workspace_id = $1",
        postgres: "SELECT program_id, assigned_by, string_agg(int8send(id), '') FROM assignments
            WHERE workspace_id = $1 GROUP BY program_id, assigned_by",
    };

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            program_id: columns.optional_number()?,
            assigned_by: columns.optional_number()?,
            ids: columns.numbers()?,
        })
    }
}

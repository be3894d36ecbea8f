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

/// Which keys the workspace's assignments have; zeros if there are none.
pub(crate) struct AssignmentKeys {
    pub(crate) lowest: i64,
    pub(crate) highest: i64,
    pub(crate) count: i64,
}

impl Record for AssignmentKeys {
    // Each by itself: SQLite finds the ends at once, and counts faster than it compares.
    const QUERY: Sql = Sql::same(
        "SELECT coalesce((SELECT min(id) FROM assignments WHERE workspace_id = $1), 0),
            coalesce((SELECT max(id) FROM assignments WHERE workspace_id = $1), 0),
            (SELECT count(*) FROM assignments WHERE workspace_id = $1)",
    );

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            lowest: columns.number()?,
            highest: columns.number()?,
            count: columns.number()?,
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

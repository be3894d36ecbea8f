//! Where sessions come from: the program, or else the person who assigned them.

use rustc_hash::FxHashMap;

use super::{
    fields::{Fields, GuardedText},
    guard::Guard,
    places::{Places, place},
};
use crate::{
    Error, Result,
    store::{AssignmentKeys, AssignmentsRecord, ProgramRecord, Reader},
};

const NONE: &[u8] = b",,,";

/// What assignments name. There are many, but they come from few programs and assigners.
pub(super) struct Assignments {
    origins: Vec<Origin>,
    /// By assignment, the place in `origins`.
    places: Places,
}

/// The keys of a program, or else of a person.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Origin {
    program: Option<i64>,
    assigner: Option<i64>,
}

/// Program, assigner's e-mail and assigner's name of each assignment.
pub(super) struct Origins {
    places: Places,
    fields: Fields,
}

impl Assignments {
    /// Reads all assignments of the workspace.
    pub(super) fn read(reader: &mut Reader) -> Result<Self> {
        let AssignmentKeys(keys) = reader.one()?;
        let mut assignments = Self {
            origins: Vec::new(),
            // All of them are many: this way they need no list of their own before.
            places: Places::within(keys),
        };
        let mut known = FxHashMap::default();
        reader.each(|same: AssignmentsRecord| {
            let origin = Origin {
                program: same.program_id,
                // Nobody is named where a program is.
                assigner: same.assigned_by.filter(|_| same.program_id.is_none()),
            };
            let place = *known.entry(origin).or_insert_with(|| {
                assignments.origins.push(origin);
                place(assignments.origins.len() - 1)
            });
            for id in same.ids.iter() {
                assignments.places.put(id, place);
            }
            Ok(())
        })?;
        Ok(assignments)
    }

    /// Reads what they name, and puts the fields together.
    pub(super) fn origins(self, reader: &mut Reader, guard: Guard) -> Result<Origins> {
        let programs: Vec<ProgramRecord> = reader.all()?;
        let programs: FxHashMap<i64, &str> = programs
            .iter()
            .map(|program| (program.id, program.name.as_str()))
            .collect();
        let mut assigners: Vec<i64> = self.origins.iter().filter_map(|origin| origin.assigner).collect();
        assigners.sort_unstable();
        assigners.dedup();
        let mut names = FxHashMap::default();
        reader.people(&assigners, |person| {
            names.insert(person.id, person.name);
            Ok(())
        })?;
        let mut fields = Fields::default();
        for origin in self.origins {
            match (origin.program, origin.assigner) {
                (Some(program), _) => {
                    let name = programs
                        .get(&program)
                        .ok_or_else(|| unknown("program", program))?;
                    fields.push_typed([name, "", ""], guard);
                }
                (None, Some(person)) => {
                    let name = names.get(&person).ok_or_else(|| unknown("person", person))?;
                    fields.push_typed(["", &name.email, &name.full_name()], guard);
                }
                (None, None) => {
                    fields.push(["", "", ""]);
                }
            }
        }
        Ok(Origins {
            places: self.places,
            fields,
        })
    }
}

impl Origins {
    /// Whether any text was guarded.
    pub(super) fn has_guarded(&self) -> bool {
        self.fields.has_guarded()
    }

    /// The guarded texts of a session with this assignment, or without one.
    pub(super) fn guarded(&self, assignment: Option<i64>) -> &[GuardedText] {
        let place = assignment.and_then(|assignment| self.places.get(assignment));
        place.map_or(&[], |place| self.fields.guarded(place))
    }

    /// The three fields of a session with this assignment, or without one.
    pub(super) fn get(&self, assignment: Option<i64>) -> Option<&[u8]> {
        match assignment {
            None => Some(NONE),
            Some(assignment) => self.fields.at(self.places.get(assignment)?),
        }
    }
}

fn unknown(what: &str, id: i64) -> Error {
    Error::Corrupt(format!("an assignment refers to {what} {id}, which is not there"))
}

//! Where sessions come from: the program, or else the person who assigned them.

use std::collections::{HashMap, hash_map::Entry};

use app::domain::PersonName;
use rustc_hash::FxHashMap;

use super::{guard::Guard, row::fields};
use crate::{Error, Result, store::AssignmentRecord};

const NONE: &[u8] = b",,,";

/// Program, assigner's e-mail and assigner's name of each assignment: there are many assignments, but
/// few programs and assigners.
pub(super) struct Origins {
    fields: Vec<Box<[u8]>>,
    /// By assignment, the place in `fields`.
    places: FxHashMap<i64, u32>,
}

/// Who is named as the assigner: nobody where a program is.
pub(super) fn assigner(assignment: &AssignmentRecord) -> Option<i64> {
    assignment.assigned_by.filter(|_| assignment.program_id.is_none())
}

impl Origins {
    /// Puts the fields together.
    pub(super) fn of(
        assignments: &[AssignmentRecord],
        people: &HashMap<i64, PersonName>,
        programs: &HashMap<i64, String>,
        guard: Guard,
    ) -> Result<Self> {
        let mut origins = Self {
            fields: Vec::new(),
            places: FxHashMap::default(),
        };
        origins.places.reserve(assignments.len());
        let mut known = HashMap::new();
        for assignment in assignments {
            let place = match known.entry((assignment.program_id, assigner(assignment))) {
                Entry::Occupied(place) => *place.get(),
                Entry::Vacant(new) => {
                    let place = u32::try_from(origins.fields.len())
                        .map_err(|_| Error::Corrupt("too many assigners".to_owned()))?;
                    origins.fields.push(match *new.key() {
                        (Some(program), _) => {
                            fields([&guard.apply(of(programs, program, "program")?), "", ""])
                        }
                        (None, Some(person)) => {
                            let name = of(people, person, "assigner")?;
                            fields(["", &guard.apply(&name.email), &guard.apply(&name.full_name())])
                        }
                        (None, None) => NONE.into(),
                    });
                    *new.insert(place)
                }
            };
            origins.places.insert(assignment.id, place);
        }
        Ok(origins)
    }

    /// The three fields of a session with this assignment, or without one.
    pub(super) fn fields(&self, assignment: Option<i64>) -> Result<&[u8]> {
        let Some(assignment) = assignment else {
            return Ok(NONE);
        };
        let missing = || Error::Corrupt(format!("assignment {assignment} is not there"));
        let place = *self.places.get(&assignment).ok_or_else(missing)?;
        Ok(&self.fields[place as usize])
    }
}

fn of<'a, Value>(values: &'a HashMap<i64, Value>, id: i64, what: &str) -> Result<&'a Value> {
    let missing = || Error::Corrupt(format!("an assignment refers to {what} {id}, which is not there"));
    values.get(&id).ok_or_else(missing)
}

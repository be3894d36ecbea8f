//! Who is to practise what: by a program, because somebody said so, or of their own accord.

use uuid::Uuid;

use super::{
    super::{cast::ADMINS, practice::Practice, script::Script},
    people::Person,
    training::{PROGRAMS, SCENARIOS, Training},
};
use crate::import::{Assignment, Hangup};

/// At most so many for one person: a program of four, one directly, one freely.
pub(super) const MOST_PRACTICES: usize = 6;

/// Writes the assignments; returns everybody's practices.
pub(super) fn assign(
    script: &mut Script,
    workspace: Uuid,
    people: &[Person],
    training: &Training,
) -> Result<Vec<Practice>, Hangup> {
    let mut practices = Vec::new();
    for (place, person) in people.iter().enumerate().filter(|(_, person)| person.practises()) {
        let (program, assigner) = (place % PROGRAMS.len(), script.chance.usize(..=ADMINS));
        let (_, of_program) = PROGRAMS[program];
        let mut others: Vec<usize> = (0..SCENARIOS.len())
            .filter(|scenario| !of_program.contains(scenario))
            .collect();
        script.chance.shuffle(&mut others);
        let assignment = |scenario: usize| Assignment {
            workspace,
            user: person.id,
            scenario: training.scenarios[scenario],
            program: None,
            assigned_by: None,
        };
        for scenario in of_program {
            let by_program = Assignment {
                program: Some(training.programs[program]),
                ..assignment(*scenario)
            };
            let id = script.put_assignment(by_program)?;
            practices.push(Practice::new(place, *scenario, Some(id)));
        }
        let directly = Assignment {
            assigned_by: Some(people[assigner].id),
            ..assignment(others[0])
        };
        let id = script.put_assignment(directly)?;
        practices.push(Practice::new(place, others[0], Some(id)));
        practices.push(Practice::new(place, others[1], None));
    }
    Ok(practices)
}

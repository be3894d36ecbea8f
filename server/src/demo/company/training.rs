//! What the company has to practise.

use app::domain::Difficulty;
use uuid::Uuid;

use super::super::{practice::Practice, script::Script};
use crate::import::{Hangup, Program, Record, Scenario, Session, SessionFacts};

/// Names, and how hard they are.
pub(super) const SCENARIOS: [(&str, Option<Difficulty>); 12] = [
    ("Opening a Cold Call", Some(Difficulty::Easy)),
    ("Qualifying an Inbound Lead", Some(Difficulty::Easy)),
    ("Discovery Call: IT Director", Some(Difficulty::Medium)),
    ("Our Service in Two Minutes", Some(Difficulty::Custom)),
    ("Objection: \"We Have No Budget\"", Some(Difficulty::Medium)),
    ("Price Talk with Procurement", Some(Difficulty::Hard)),
    ("Negotiating a Three-Year Contract", Some(Difficulty::Hard)),
    ("Pitch to the Board", Some(Difficulty::VeryHard)),
    ("A Late Shipment, an Angry Customer", Some(Difficulty::Hard)),
    ("Quarterly Review with a Key Account", Some(Difficulty::Medium)),
    ("Saving a Renewal at Risk", Some(Difficulty::VeryHard)),
    ("Free Practice", None),
];

/// Names, and the scenarios that they assign.
pub(super) const PROGRAMS: [(&str, &[usize]); 3] = [
    ("Onboarding", &[0, 1, 2, 3]),
    ("Enterprise Selling", &[4, 5, 6, 7]),
    ("Customer Care, Level 1", &[8, 9, 10]),
];

/// The ids of what there is to practise.
pub(super) struct Training {
    workspace: Uuid,
    pub(super) scenarios: Vec<Uuid>,
    pub(super) programs: Vec<Uuid>,
}

/// Writes scenarios and programs.
pub(super) fn write(script: &mut Script, workspace: Uuid) -> Result<Training, Hangup> {
    let mut training = Training {
        workspace,
        scenarios: Vec::new(),
        programs: Vec::new(),
    };
    for (name, difficulty) in SCENARIOS {
        let id = script.id();
        let scenario = Scenario {
            workspace,
            name: name.to_owned(),
            difficulty,
            archived_at: None,
        };
        script.put(Record::Scenario(id, scenario))?;
        training.scenarios.push(id);
    }
    for (name, _) in PROGRAMS {
        let id = script.id();
        let program = Program {
            workspace,
            name: name.to_owned(),
        };
        script.put(Record::Program(id, program))?;
        training.programs.push(id);
    }
    Ok(training)
}

impl Training {
    /// A session of somebody's practice.
    pub(super) fn session(&self, practice: &Practice, user: Uuid, facts: SessionFacts) -> Session<Uuid> {
        Session {
            workspace: self.workspace,
            user,
            scenario: self.scenarios[practice.scenario],
            assignment: practice.assignment,
            facts,
        }
    }
}

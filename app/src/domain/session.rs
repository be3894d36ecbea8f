//! Roleplay sessions.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Day, Offered, PersonName, Rank, Score, Timestamp, words::words};

words! {
    /// How hard a scenario is.
    Difficulty {
        /// Easy.
        Easy = "easy" "Easy" "Leicht",
        /// Medium.
        Medium = "medium" "Medium" "Mittel",
        /// Hard.
        Hard = "hard" "Hard" "Schwer",
        /// Very hard.
        VeryHard = "very_hard" "Very Hard" "Sehr schwer",
        /// Set up by the workspace itself.
        Custom = "custom" "Custom" "Eigene",
    }
}

words! {
    /// How far a session got.
    SessionStatus {
        /// Still running.
        InProgress = "in_progress" "In progress" "Läuft",
        /// Played to its end.
        Completed = "completed" "Completed" "Abgeschlossen",
        /// Left before its end.
        Abandoned = "abandoned" "Abandoned" "Abgebrochen",
    }
}

/// One session in the table of sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// The session's id.
    pub id: Uuid,
    /// Who played it.
    pub participant: PersonName,
    /// The scenario's name.
    pub scenario: String,
    /// The scenario's difficulty, if it has one.
    pub difficulty: Option<Difficulty>,
    /// How far it got.
    pub status: SessionStatus,
    /// Its score, if it has one.
    pub score: Option<Score>,
    /// When it began.
    pub started_at: Timestamp,
    /// Whether it only shows how things work, and is left out of exports.
    pub demo: bool,
    /// Whether it was put away, and is left out of exports.
    pub archived: bool,
}

/// Everything that the export says of one session, and why it is left out if it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionReview {
    /// What the table says of it.
    pub session: SessionRow,
    /// The number of this attempt by this person at this scenario; none if the export leaves it out.
    pub attempt_number: Option<u32>,
    /// How many attempts of this person at this scenario the export holds.
    pub attempts: u32,
    /// The attempt before this one; none also if the export leaves this one out.
    pub previous_attempt: Option<Uuid>,
    /// The attempt after this one.
    pub next_attempt: Option<Uuid>,
    /// The id of the person who played it.
    pub participant_id: Uuid,
    /// When it was put away, if it was.
    pub archived_at: Option<Timestamp>,
    /// Whether it is completed, graded and scored.
    pub valid_attempt: bool,
    /// The program that assigned it, or empty.
    pub program: String,
    /// The e-mail of the person who assigned it directly, or empty.
    pub assigned_by: String,
    /// Their full name, or empty.
    pub assigner_name: String,
    /// When it ended, if it did.
    pub ended_at: Option<Timestamp>,
    /// The public address of its page.
    pub session_link: String,
}

impl SessionReview {
    /// The letter that the score earns.
    #[must_use]
    pub fn rank(&self) -> Option<Rank> {
        self.session.score.map(Score::rank)
    }

    /// Whole seconds from start to end.
    #[must_use]
    pub fn duration_seconds(&self) -> Option<i64> {
        self.ended_at.map(|end| end.0 - self.session.started_at.0)
    }
}

/// What the table of sessions can be filtered by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionOffer {
    /// The workspace's time zone, in which days begin.
    pub time_zone: String,
    /// Today, there.
    pub today: Day,
    /// Live groups; none for who sees only their own sessions.
    pub groups: Vec<Offered>,
    /// Scenarios, archived ones too; only those of their own sessions for others than admins.
    pub scenarios: Vec<Offered>,
    /// Programs; the same.
    pub programs: Vec<Offered>,
}

//! What is to be done, line by line, and what is told of it.

use app::domain::{
    LineFault, MemberStatus, Role, SHOWN_LINES, SeatType, UploadColumn, UploadCounts, UploadLine,
    UploadPreview, UploadVerdict, WrongCell,
};
use sha2::{Digest, Sha256};

use super::known::{KnownPerson, KnownPlace};
use crate::store::NewMember;

/// All lines of a file.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(super) ignored: Vec<String>,
    pub(super) lines: Vec<PlannedLine>,
}

/// A line with what is told of it and what it does.
#[derive(Debug)]
pub(crate) struct PlannedLine {
    pub(super) shown: UploadLine,
    pub(super) work: Option<LineWork>,
    /// Whether the person is an active owner before and after.
    pub(super) owner: (bool, bool),
}

/// What a line does.
#[derive(Debug)]
pub(crate) enum LineWork {
    /// Adds somebody; those who are known already and have their names here alone take these names, too.
    Add(NewMember, Option<MemberChange>),
    Change(MemberChange),
}

/// What changes of a member; each with what was there before.
#[derive(Debug)]
pub(crate) struct MemberChange {
    pub(crate) user_id: i64,
    pub(crate) email: String,
    pub(crate) name: Option<NameChange>,
    pub(crate) role: Option<(Role, Role)>,
    pub(crate) seat_type: Option<(SeatType, SeatType)>,
    pub(crate) places: Option<PlacesChange>,
    pub(crate) status: Option<MemberStatus>,
}

/// Another name: the first and the last.
#[derive(Debug)]
pub(crate) struct NameChange {
    pub(crate) before: (String, String),
    pub(crate) after: (String, String),
}

/// Other places in groups.
#[derive(Debug)]
pub(crate) struct PlacesChange {
    pub(crate) before: Vec<KnownPlace>,
    pub(crate) after: Vec<KnownPlace>,
}

impl MemberChange {
    /// A change of the name alone.
    pub(super) fn of_name(person: &KnownPerson, name: NameChange) -> Self {
        Self {
            user_id: person.user_id,
            email: person.email.clone(),
            name: Some(name),
            role: None,
            seat_type: None,
            places: None,
            status: None,
        }
    }
}

impl PlannedLine {
    pub(super) fn is_wrong(&self) -> bool {
        matches!(self.shown.verdict, UploadVerdict::Wrong(_))
    }

    /// Makes it one that can't be applied.
    pub(super) fn refuse(&mut self, column: UploadColumn, why: WrongCell) {
        self.shown.verdict = UploadVerdict::Wrong(vec![LineFault::Cell { column, why }]);
        self.work = None;
    }
}

impl Plan {
    /// Keeps an active owner in the workspace: lines that make owners count before those that lose one.
    pub(super) fn keep_an_owner(&mut self, active_owners: u64) {
        let count = |owner: (bool, bool)| {
            self.lines
                .iter()
                .filter(|line| !line.is_wrong() && line.owner == owner)
                .count()
        };
        let mut owners = active_owners + count((false, true)) as u64;
        for line in self.lines.iter_mut().filter(|line| line.owner == (true, false)) {
            if line.is_wrong() {
                continue;
            }
            if owners > 1 {
                owners -= 1;
                continue;
            }
            let UploadVerdict::Changed(changes) = &line.shown.verdict else {
                continue;
            };
            let is_demoted = changes.iter().any(|change| change.column == UploadColumn::Role);
            let column = if is_demoted {
                UploadColumn::Role
            } else {
                UploadColumn::Status
            };
            line.refuse(column, WrongCell::LastOwner);
        }
    }

    /// What is told of it.
    pub(super) fn preview(&self) -> UploadPreview {
        UploadPreview {
            seen: self.seen(),
            ignored: self.ignored.clone(),
            counts: self.counts(),
            lines: self.first_lines(),
        }
    }

    /// What all lines do, without those that do nothing.
    pub(crate) fn into_work(self) -> Vec<LineWork> {
        self.lines.into_iter().filter_map(|line| line.work).collect()
    }

    pub(super) fn counts(&self) -> UploadCounts {
        let mut counts = UploadCounts::default();
        for line in &self.lines {
            let count = match line.shown.verdict {
                UploadVerdict::Wrong(_) => &mut counts.wrong,
                UploadVerdict::Changed(_) => &mut counts.changed,
                UploadVerdict::New(_) => &mut counts.new,
                UploadVerdict::Unchanged => &mut counts.unchanged,
            };
            *count += 1;
            counts.read_only += u32::from(!line.shown.read_only.is_empty());
        }
        counts
    }

    /// The SHA-256 of all that is told of all lines.
    fn seen(&self) -> String {
        let mut hash = Sha256::new();
        for line in &self.lines {
            let text = serde_json::to_vec(&line.shown).expect("words of the domain are always JSON");
            hash.update(text);
        }
        hex::encode(hash.finalize())
    }

    /// The first lines: wrong ones, changed ones, new ones, the others.
    fn first_lines(&self) -> Vec<UploadLine> {
        let rank = |line: &PlannedLine| match line.shown.verdict {
            UploadVerdict::Wrong(_) => 0,
            UploadVerdict::Changed(_) => 1,
            UploadVerdict::New(_) => 2,
            UploadVerdict::Unchanged => 3,
        };
        let lines = (0..4).flat_map(|wanted| self.lines.iter().filter(move |line| rank(line) == wanted));
        lines.take(SHOWN_LINES).map(|line| line.shown.clone()).collect()
    }
}

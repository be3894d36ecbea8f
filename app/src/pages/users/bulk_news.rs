//! What became of a bulk change, in words.

use crate::{
    components::thousands,
    domain::{BulkOutcome, BulkVerdict},
    texts::users as texts,
};

/// How many were changed, and a line for each who was not.
pub(super) fn news_of(outcomes: &[BulkOutcome], wanted: &str) -> Vec<String> {
    let changed = outcomes
        .iter()
        .filter(|outcome| outcome.verdict == BulkVerdict::Changed)
        .count();
    let summary = match changed {
        0 => texts::changed_none().to_owned(),
        1 => texts::changed_one().to_owned(),
        _ => texts::changed(&thousands(changed as u64)),
    };
    let lines = outcomes.iter().filter_map(|outcome| {
        let name = &outcome.name;
        match outcome.verdict {
            BulkVerdict::Changed => None,
            BulkVerdict::Unchanged => Some(texts::outcome_unchanged(name)),
            BulkVerdict::Conflict => Some(texts::outcome_conflict(name, wanted, &outcome.current)),
            BulkVerdict::LastOwner => Some(texts::outcome_last_owner(name)),
            BulkVerdict::OwnersOnly => Some(texts::outcome_owners_only(name)),
            BulkVerdict::Gone => Some(texts::outcome_gone().to_owned()),
        }
    });
    std::iter::once(summary).chain(lines).collect()
}

//! What archiving and restoring does, and what became of it, in words and figures.

use crate::{
    components::thousands,
    domain::{ArchiveForecast, ArchiveOutcome, ArchiveVerdict},
    texts::sessions as texts,
};

type One = fn() -> &'static str;
type Many = fn(&str) -> String;

/// Nothing for none.
fn counted(count: u32, one: One, many: Many) -> Option<String> {
    match count {
        0 => None,
        1 => Some(one().to_owned()),
        count => Some(many(&thousands(count.into()))),
    }
}

/// What will happen, a line for each.
pub(super) fn consequences(forecast: &ArchiveForecast, archive: bool) -> Vec<String> {
    let ArchiveForecast {
        exported,
        demo,
        unchanged,
        gone,
        renumbered,
    } = *forecast;
    let pick = |archiving: (One, Many), restoring: (One, Many)| if archive { archiving } else { restoring };
    let (one, many) = pick(
        (texts::leaves_one, texts::leaves_many),
        (texts::returns_one, texts::returns_many),
    );
    let mut lines: Vec<String> = counted(exported, one, many).into_iter().collect();
    // Only where a single session is changed it is known by how much.
    let (one, many) = if exported == 1 {
        pick(
            (texts::moves_up_one, texts::moves_up_many),
            (texts::moves_down_one, texts::moves_down_many),
        )
    } else {
        pick(
            (texts::lowered_one, texts::lowered_many),
            (texts::raised_one, texts::raised_many),
        )
    };
    lines.extend(counted(renumbered, one, many));
    if renumbered == 0 {
        lines.push(texts::numbers_stay().to_owned());
    }
    lines.extend(counted(demo, texts::demo_one, texts::demo_many));
    let (one, many) = pick(
        (texts::archived_already_one, texts::archived_already_many),
        (texts::not_archived_one, texts::not_archived_many),
    );
    lines.extend(counted(unchanged, one, many));
    if gone > 0 {
        lines.push(texts::is_gone().to_owned());
    }
    if exported > 0 {
        lines.push(texts::files_stay().to_owned());
    }
    if archive && exported + demo > 0 {
        lines.push(texts::can_be_restored().to_owned());
    }
    lines
}

/// How many were changed, and a line for each that was not.
pub(super) fn news_of(outcomes: &[ArchiveOutcome], archive: bool) -> Vec<String> {
    let is_changed = |outcome: &&ArchiveOutcome| outcome.verdict == ArchiveVerdict::Changed;
    let changed = u32::try_from(outcomes.iter().filter(is_changed).count()).unwrap_or(u32::MAX);
    let summary = if archive {
        counted(changed, texts::archived_news_one, texts::archived_news)
    } else {
        counted(changed, texts::restored_news_one, texts::restored_news)
    };
    let summary = summary.unwrap_or_else(|| texts::changed_none().to_owned());
    let lines = outcomes.iter().filter_map(|outcome| {
        let name = &outcome.name;
        match (outcome.verdict, outcome.archived_at) {
            (ArchiveVerdict::Changed, _) => None,
            (ArchiveVerdict::Gone, _) => Some(texts::is_gone().to_owned()),
            (ArchiveVerdict::Unchanged, None) => Some(texts::was_restored(name)),
            (ArchiveVerdict::Unchanged, Some(at)) if outcome.archived_by.is_empty() => {
                Some(texts::was_archived(name, &at.reading()))
            }
            (ArchiveVerdict::Unchanged, Some(at)) => {
                Some(texts::was_archived_by(name, &outcome.archived_by, &at.reading()))
            }
        }
    });
    std::iter::once(summary).chain(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_is_said_in_figures() {
        let forecast = ArchiveForecast {
            exported: 1,
            renumbered: 3,
            ..ArchiveForecast::default()
        };
        assert_eq!(
            consequences(&forecast, true),
            [
                "1 session leaves the Sessions export.",
                "3 later attempts get the number before.",
                "Files that were exported before stay as they are.",
                "Restoring undoes this.",
            ]
        );
        let demo = ArchiveForecast {
            demo: 2,
            unchanged: 1,
            ..ArchiveForecast::default()
        };
        assert_eq!(
            consequences(&demo, false),
            [
                "No other attempt gets another number.",
                "2 are demo sessions: no export holds them, archived or not.",
                "1 is not archived and stays so.",
            ]
        );
    }
}

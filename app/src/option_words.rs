//! What was chosen for an export, in words. The server finds them, and only the panel needs some itself.

#[cfg(feature = "ssr")]
use crate::domain::{AskedOptions, ExportChoice, ExportKind, NamedOptions};
use crate::{
    domain::{ExportOptions, Period},
    texts::export_options as texts,
};

/// What an admin chose, with what there is to say of it.
#[cfg(feature = "ssr")]
#[must_use]
pub fn export_choice(chosen: &NamedOptions) -> ExportChoice {
    ExportChoice {
        options: AskedOptions::of(&chosen.options),
        of_all_files: option_words(chosen, ExportKind::Users),
        of_sessions: option_words(chosen, ExportKind::Sessions),
    }
}

/// What differs from the whole file, safe for spreadsheets, as far as it concerns the kind; empty if nothing
/// does.
#[cfg(feature = "ssr")]
#[must_use]
pub fn option_words(chosen: &NamedOptions, kind: ExportKind) -> String {
    fn name(name: &str) -> &str {
        if name.is_empty() { texts::gone() } else { name }
    }
    let options = chosen.options.of_kind(kind);
    let mut words = Vec::new();
    let mut add = |is_chosen: bool, word: String| {
        if is_chosen {
            words.push(word);
        }
    };
    add(options.exact, texts::exact().to_owned());
    add(options.byte_order_mark, texts::byte_order_mark().to_owned());
    add(
        options.period != Period::All,
        period_text(options.period).to_owned(),
    );
    add(options.has_days(), days_in_zone(chosen));
    add(options.group.is_some(), texts::only_group(name(&chosen.group)));
    add(
        options.scenario.is_some(),
        texts::only_scenario(name(&chosen.scenario)),
    );
    add(
        options.program.is_some(),
        texts::only_program(name(&chosen.program)),
    );
    add(options.only_valid, texts::only_valid().to_owned());
    add(options.only_new, texts::new_only().to_owned());
    words.join(" · ")
}

/// The same of an export that was asked for; where it holds what is new, the moment since when is to follow.
#[cfg(feature = "ssr")]
#[must_use]
pub fn settled_words(chosen: &NamedOptions, kind: ExportKind) -> String {
    let mut words = option_words(chosen, kind);
    if chosen.options.of_kind(kind).only_new {
        words.truncate(words.len() - texts::new_only().len());
        words += match chosen.since {
            Some(_) => texts::new_since(),
            None => texts::new_first(),
        };
    }
    words
}

#[cfg(feature = "ssr")]
fn days_in_zone(chosen: &NamedOptions) -> String {
    let days = days_text(&chosen.options);
    match chosen.time_zone.as_str() {
        "" => days,
        zone => format!("{days} ({zone})"),
    }
}

/// From which day on and before which day, where that is said.
pub(crate) fn days_text(options: &ExportOptions) -> String {
    match (options.from, options.until) {
        (Some(from), Some(until)) => texts::between_days(&from.reading(), &until.reading()),
        (Some(from), None) => texts::since_day(&from.reading()),
        (None, Some(until)) => texts::before_day(&until.reading()),
        (None, None) => String::new(),
    }
}

/// What a period is called.
pub(crate) fn period_text(period: Period) -> &'static str {
    match period {
        Period::All => texts::period_all(),
        Period::Last7Days => texts::last_7_days(),
        Period::Last30Days => texts::last_30_days(),
        Period::Last90Days => texts::last_90_days(),
        Period::ThisMonth => texts::this_month(),
        Period::LastMonth => texts::last_month(),
        Period::ThisQuarter => texts::this_quarter(),
        Period::LastQuarter => texts::last_quarter(),
        Period::ThisYear => texts::this_year(),
        Period::LastYear => texts::last_year(),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::domain::Timestamp;

    #[test]
    fn only_what_differs_is_said_and_only_of_sessions_what_they_are_limited_to() {
        let options = r#"{"exact":true,"from":"2026-10-01","until":"2026-11-01","group":
            "11111111-1111-4111-8111-111111111111","only_valid":true,"only_new":true}"#;
        let mut choice = NamedOptions {
            options: serde_json::from_str::<ExportOptions>(options).unwrap(),
            group: "Sales".to_owned(),
            ..NamedOptions::default()
        };
        let said = "Exact text · From 1 Oct 2026, before 1 Nov 2026 · Group: Sales · Only valid attempts · ";
        assert_eq!(
            option_words(&choice, ExportKind::Sessions),
            format!("{said}Only new")
        );
        assert_eq!(option_words(&choice, ExportKind::Users), "Exact text");
        assert_eq!(option_words(&NamedOptions::default(), ExportKind::Sessions), "");
        choice.time_zone = "Europe/Berlin".to_owned();
        choice.since = Some(Timestamp(0));
        let said = said.replace("2026 · G", "2026 (Europe/Berlin) · G");
        assert_eq!(
            settled_words(&choice, ExportKind::Sessions),
            format!("{said}New since the export of")
        );
    }
}
